using System.Net;
using Microsoft.AspNetCore.Http;
using Plumbline.Serving.Errors;

namespace Plumbline.Serving.Protection;

/// <summary>
/// A web page can have its own name resolve to 127.0.0.1 and then read what a server there answers (DNS rebinding); but its requests carry that
/// name. A server on loopback therefore answers only to names of loopback.
/// </summary>
internal static class LoopbackHost
{
    /// <exception cref="ApiException">The host is not this machine's own.</exception>
    public static void Check(HostString host)
    {
        string name = host.Host.Trim('[', ']');
        if (!string.Equals(name, "localhost", StringComparison.OrdinalIgnoreCase) && !(IPAddress.TryParse(name, out IPAddress? address) && IPAddress.IsLoopback(address)))
        {
            throw ApiException.WrongHost();
        }
    }
}

using System.Net;
using System.Net.Http.Headers;

namespace Plumbline.Runs.Hub;

/// <summary>
/// Single requests to the hub. Redirects are followed here and not by the handler, because token and conditions are for the hub alone: they are left out as
/// soon as an address has another scheme, host or port than the hub's.
/// </summary>
internal sealed class HubRequests(HubOptions options, TimeProvider time, HttpMessageInvoker http)
{
    private const int MostRedirects = 10;

    /// <summary>Sends a request and follows redirects.</summary>
    /// <param name="method">GET or HEAD.</param>
    /// <param name="address">Where to.</param>
    /// <param name="from">First byte wanted; 0 for all.</param>
    /// <param name="expected">The digest that the rest must belong to, or null.</param>
    /// <param name="inspect">Sees each answer, redirects included, and throws where it is not the wanted one. Null: nothing.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <returns>An answer that succeeded, or 416; its body is still to be read.</returns>
    /// <exception cref="HubException">Everything else.</exception>
    public async Task<HttpResponseMessage> SendAsync(
        HttpMethod method, Uri address, long from, HubDigest? expected, Action<HttpResponseMessage, Uri>? inspect, CancellationToken cancellation)
    {
        Uri current = address;
        for (int redirects = 0; redirects <= MostRedirects; redirects++)
        {
            using HttpRequestMessage request = new(method, current);
            request.Headers.UserAgent.Add(new ProductInfoHeaderValue("plumbline", null));

            // Sizes and ranges count the file's own bytes.
            request.Headers.AcceptEncoding.Add(new StringWithQualityHeaderValue("identity"));
            if (from > 0)
            {
                request.Headers.Range = new RangeHeaderValue(from, null);
            }

            if (IsHub(current))
            {
                request.Headers.Authorization = options.Token is null ? null : new AuthenticationHeaderValue("Bearer", options.Token);
                request.Headers.IfRange = from > 0 && expected is not null ? new RangeConditionHeaderValue(new EntityTagHeaderValue($"\"{expected.Hex}\"")) : null;
            }

            HttpResponseMessage response = await SendOnceAsync(request, current, cancellation);
            try
            {
                inspect?.Invoke(response, current);
                if (Target(response, current) is not { } next)
                {
                    HubAnswer.ThrowIfFailed(response, current, options, time);
                    return response;
                }

                response.Dispose();
                current = next;
            }
            catch
            {
                response.Dispose();
                throw;
            }
        }

        throw new HubException(Place(address), $"more than {MostRedirects} redirects", "check the address of the hub");
    }

    /// <summary>Whether an address is the hub's own: the only place for a token.</summary>
    public bool IsHub(Uri address) =>
        address.Scheme == options.BaseAddress.Scheme && address.Port == options.BaseAddress.Port
        && string.Equals(address.IdnHost, options.BaseAddress.IdnHost, StringComparison.OrdinalIgnoreCase);

    /// <summary>An address as it may be shown: a signed one carries a secret in its query.</summary>
    public static string Place(Uri address) => address.GetLeftPart(UriPartial.Path);

    /// <summary>Whether an exception means that the connection broke.</summary>
    public static bool IsBroken(Exception exception) => exception is HttpRequestException or IOException;

    /// <summary>What a broken connection means.</summary>
    public static HubException Broken(Exception exception, Uri address) => exception is HttpRequestException { HttpRequestError: HttpRequestError.SecureConnectionError }
        ? new HubException(Place(address), "no secure connection", "check the certificate of the server and the clock of this machine", cause: exception)
        : new HubException(Place(address), $"the connection failed: {exception.Message}", "check network and address, and run again: what came is kept", isTransient: true, cause: exception);

    private async Task<HttpResponseMessage> SendOnceAsync(HttpRequestMessage request, Uri address, CancellationToken cancellation)
    {
        using CancellationTokenSource patience = new(options.ResponseTimeout, time);
        using CancellationTokenSource either = CancellationTokenSource.CreateLinkedTokenSource(cancellation, patience.Token);
        try
        {
            return await http.SendAsync(request, either.Token);
        }
        catch (OperationCanceledException exception) when (!cancellation.IsCancellationRequested)
        {
            throw new HubException(
                Place(address), $"no answer within {options.ResponseTimeout.TotalSeconds:0.###} s", "check network and address, and run again", isTransient: true, cause: exception);
        }
        catch (Exception exception) when (IsBroken(exception))
        {
            throw Broken(exception, address);
        }
    }

    private static Uri? Target(HttpResponseMessage response, Uri current)
    {
        if (response.StatusCode is not (HttpStatusCode.MovedPermanently or HttpStatusCode.Found or HttpStatusCode.SeeOther
            or HttpStatusCode.TemporaryRedirect or HttpStatusCode.PermanentRedirect))
        {
            return null;
        }

        if (response.Headers.Location is not { } location || !Uri.TryCreate(current, location, out Uri? next)
            || (next.Scheme != Uri.UriSchemeHttps && next.Scheme != Uri.UriSchemeHttp) || next.UserInfo.Length > 0)
        {
            throw new HubException(Place(current), "redirects to no address that can be followed", "check the address of the hub");
        }

        return current.Scheme == Uri.UriSchemeHttps && next.Scheme != Uri.UriSchemeHttps
            ? throw new HubException(Place(current), $"redirects from https to {Place(next)}, which is not encrypted", "check the address of the hub")
            : next;
    }
}

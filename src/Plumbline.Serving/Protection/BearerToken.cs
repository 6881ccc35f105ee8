using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Primitives;
using Plumbline.Serving.Errors;

namespace Plumbline.Serving.Protection;

/// <summary>The secret that callers have to know. Compared in a time that depends on nothing of it.</summary>
internal sealed class BearerToken(string token)
{
    private const string Scheme = "Bearer ";
    private readonly byte[] _digest = Digest(token);

    /// <summary>Refuses a request whose header does not hold the token.</summary>
    /// <exception cref="ApiException">The token is missing or wrong.</exception>
    public void Check(StringValues header)
    {
        string given = header.Count == 1 && header[0] is { } value && value.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) ? value[Scheme.Length..].Trim() : "";

        // Digests have one length, so not even that of the token shows in the time.
        if (!CryptographicOperations.FixedTimeEquals(Digest(given), _digest))
        {
            throw ApiException.Unauthorized(given.Length > 0);
        }
    }

    private static byte[] Digest(string text) => SHA256.HashData(Encoding.UTF8.GetBytes(text));
}

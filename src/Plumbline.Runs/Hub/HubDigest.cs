using System.Security.Cryptography;
using System.Text;

namespace Plumbline.Runs.Hub;

/// <summary>How a file's content is digested.</summary>
public enum HubDigestKind
{
    /// <summary>SHA-256 of the content: large files.</summary>
    Sha256,

    /// <summary>SHA-1 as git names blobs, over a header with the size and the content: all other files.</summary>
    GitBlob,
}

/// <summary>A digest of a file's content; its hexadecimal digits also name the file in the cache, as the hub's own programs have it.</summary>
/// <param name="Kind">How it is made.</param>
/// <param name="Hex">Lower-case hexadecimal digits: 64 of SHA-256, 40 of a git blob.</param>
public sealed record HubDigest(HubDigestKind Kind, string Hex)
{
    private const int Sha256Digits = 64;
    private const int GitDigits = 40;

    /// <summary>Reads digits, also in the quotes of an ETag; the number of digits tells the kind.</summary>
    /// <param name="text">The text, or null.</param>
    /// <returns>Null where the text is no digest.</returns>
    public static HubDigest? Parse(string? text)
    {
        string hex = (text ?? "").Trim().Trim('"').ToLowerInvariant();
        return !hex.All(char.IsAsciiHexDigitLower) ? null : hex.Length switch
        {
            Sha256Digits => new HubDigest(HubDigestKind.Sha256, hex),
            GitDigits => new HubDigest(HubDigestKind.GitBlob, hex),
            _ => null,
        };
    }

    /// <summary>Digests a file the same way.</summary>
    /// <param name="path">The file.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public async Task<HubDigest> OfFileAsync(string path, CancellationToken cancellation)
    {
        FileStream stream = new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, 1 << 20, useAsync: true);
        await using (stream)
        {
#pragma warning disable CA5350 // git names blobs by SHA-1; nothing here relies on it being hard to forge, the connection is what is trusted
            using IncrementalHash hash = IncrementalHash.CreateHash(Kind == HubDigestKind.Sha256 ? HashAlgorithmName.SHA256 : HashAlgorithmName.SHA1);
#pragma warning restore CA5350
            if (Kind == HubDigestKind.GitBlob)
            {
                hash.AppendData(Encoding.ASCII.GetBytes(FormattableString.Invariant($"blob {stream.Length}\0")));
            }

            byte[] buffer = new byte[1 << 20];
            while (await stream.ReadAsync(buffer, cancellation) is > 0 and int count)
            {
                hash.AppendData(buffer, 0, count);
            }

            return this with { Hex = Convert.ToHexStringLower(hash.GetHashAndReset()) };
        }
    }

    /// <summary>Such as <c>sha256:9f86…</c>.</summary>
    public override string ToString() => (Kind == HubDigestKind.Sha256 ? "sha256:" : "git:") + Hex;
}

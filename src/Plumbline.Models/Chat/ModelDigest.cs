using System.Security.Cryptography;
using System.Text;

namespace Plumbline.Models.Chat;

/// <summary>One digest of all files that decide what a model says.</summary>
internal static class ModelDigest
{
    private static readonly string[] Endings = [".safetensors", ".json", ".jinja"];

    /// <summary>SHA-256 over names and digests of the files, in the order of their names, and over what else decides.</summary>
    /// <param name="folders">The model's folder, or an adapter's base and its own.</param>
    /// <param name="format">The chat format in words.</param>
    public static string Of(IReadOnlyList<string> folders, string format)
    {
        using IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (string folder in folders)
        {
            IEnumerable<string> files = Directory.EnumerateFiles(folder).Where(file => Endings.Contains(Path.GetExtension(file)));
            foreach (string file in files.OrderBy(file => Path.GetFileName(file), StringComparer.Ordinal))
            {
                using FileStream stream = File.OpenRead(file);
                hash.AppendData(Encoding.UTF8.GetBytes(Path.GetFileName(file) + "\n"));
                hash.AppendData(SHA256.HashData(stream));
            }
        }

        hash.AppendData(Encoding.UTF8.GetBytes(format));
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}

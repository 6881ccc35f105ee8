using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Plumbline.Runs;

/// <summary>What exactly went into a run: one input file or folder, by content.</summary>
/// <param name="Role">What the input was used as, such as <c>model</c> or <c>prompts</c>.</param>
/// <param name="Path">Where it was read, as the user named it.</param>
/// <param name="Bytes">Its size in bytes; of a folder, the sum over its files.</param>
/// <param name="Sha256">The SHA-256 digest, 64 lower-case hexadecimal digits.</param>
public sealed record InputDigest(string Role, string Path, long Bytes, string Sha256)
{
    /// <summary>Digests one file.</summary>
    /// <exception cref="RunException">The file cannot be read.</exception>
    public static InputDigest OfFile(string role, string path)
    {
        try
        {
            (string sha256, long bytes) = Digest(path);
            return new InputDigest(role, path, bytes, sha256);
        }
        catch (Exception exception) when (FileFailure.IsExpected(exception))
        {
            throw FileFailure.Explain(path, "read", exception);
        }
    }

    /// <summary>
    /// Digests a folder: the SHA-256 of one line <c>DIGEST  RELATIVE/PATH</c> per file, sorted by path, each ended by a line feed. In a shell, inside the folder:
    /// <c>find . -type f -printf '%P\n' | LC_ALL=C sort | xargs -d '\n' sha256sum | sha256sum</c>.
    /// </summary>
    /// <remarks>Folders that are links are not followed, so a loop of links cannot trap it.</remarks>
    /// <exception cref="RunException">The folder or a file in it cannot be read.</exception>
    public static InputDigest OfFolder(string role, string path)
    {
        try
        {
            StringBuilder lines = new();
            long total = 0;
            foreach (string name in RelativeFiles(path).Order(StringComparer.Ordinal))
            {
                (string sha256, long bytes) = Digest(System.IO.Path.Combine(path, name));
                lines.Append(CultureInfo.InvariantCulture, $"{sha256}  {name}\n");
                total += bytes;
            }

            return new InputDigest(role, path, total, Hex(SHA256.HashData(Encoding.UTF8.GetBytes(lines.ToString()))));
        }
        catch (Exception exception) when (FileFailure.IsExpected(exception))
        {
            throw FileFailure.Explain(path, "read", exception);
        }
    }

    private static IEnumerable<string> RelativeFiles(string root)
    {
        Stack<string> folders = new([root]);
        while (folders.TryPop(out string? folder))
        {
            foreach (FileSystemInfo entry in new DirectoryInfo(folder).EnumerateFileSystemInfos())
            {
                if (entry is FileInfo)
                {
                    yield return System.IO.Path.GetRelativePath(root, entry.FullName).Replace('\\', '/');
                }
                else if (entry.LinkTarget is null)
                {
                    folders.Push(entry.FullName);
                }
            }
        }
    }

    private static (string Sha256, long Bytes) Digest(string path)
    {
        using FileStream stream = File.OpenRead(path);
        byte[] hash = SHA256.HashData(stream);
        return (Hex(hash), stream.Position);
    }

    private static string Hex(byte[] hash) => Convert.ToHexStringLower(hash);
}

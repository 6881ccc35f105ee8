using System.Text;

namespace Plumbline.Runs.Hub;

/// <summary>
/// Whether a file name that a server sent may become a path here. The rule is the strictest of all systems, so that a name is refused everywhere or nowhere.
/// </summary>
internal static class HubPath
{
    private const int LongestBytes = 1024;
    private const int LongestPartBytes = 200;

    private static readonly HashSet<string> Reserved = new(
        ["CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$", .. Enumerable.Range(0, 10).SelectMany(n => new[] { $"COM{n}", $"LPT{n}" })], StringComparer.OrdinalIgnoreCase);

    /// <summary>What is wrong with the name, or null.</summary>
    public static string? Problem(string? path)
    {
        if (string.IsNullOrEmpty(path))
        {
            return "it is empty";
        }

        if (Encoding.UTF8.GetByteCount(path) > LongestBytes)
        {
            return $"it has more than {LongestBytes} bytes";
        }

        return path.Split('/').Select(PartProblem).FirstOrDefault(problem => problem is not null);
    }

    /// <summary>What is wrong with one part between slashes, or null.</summary>
    public static string? PartProblem(string part) => part switch
    {
        "" => "it begins or ends with a slash, or has two in a row",
        "." or ".." => "it leads to another folder",
        _ when Encoding.UTF8.GetByteCount(part) > LongestPartBytes => $"a part of it has more than {LongestPartBytes} bytes",
        _ when part.Any(c => char.IsControl(c) || char.IsSurrogate(c) || c is '\\' or ':' or '*' or '?' or '"' or '<' or '>' or '|') => "it has characters that a file name must not have",
        _ when part[^1] is '.' or ' ' || part[0] == ' ' => "a part of it begins or ends with a blank, or ends with a dot",
        _ when Reserved.Contains(part.Split('.')[0].TrimEnd()) => "it names a device",
        _ => null,
    };

    /// <summary>What is wrong with names that are to lie in one folder, or null: twice the same one, or a file where another one needs a folder.</summary>
    public static string? Conflict(IEnumerable<string> paths)
    {
        HashSet<string> files = new(StringComparer.OrdinalIgnoreCase);
        HashSet<string> folders = new(StringComparer.OrdinalIgnoreCase);
        foreach (string path in paths)
        {
            if (!files.Add(path))
            {
                return $"the file {path} is there twice, or differs from another one by capitals alone";
            }

            for (int slash = path.IndexOf('/'); slash >= 0; slash = path.IndexOf('/', slash + 1))
            {
                folders.Add(path[..slash]);
            }
        }

        return files.FirstOrDefault(folders.Contains) is { } both ? $"{both} is both a file and a folder" : null;
    }
}

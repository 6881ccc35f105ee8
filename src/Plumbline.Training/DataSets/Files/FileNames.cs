namespace Plumbline.Training.DataSets.Files;

/// <summary>What row ids call files: by name alone where that tells them apart.</summary>
internal static class FileNames
{
    /// <summary>A name for each path: as many of its last parts as make all different; the same path twice is numbered.</summary>
    public static IReadOnlyList<string> Of(IReadOnlyList<string> paths)
    {
        string[][] parts = [.. paths.Select(path => Path.GetFullPath(path).Split(Path.DirectorySeparatorChar, StringSplitOptions.RemoveEmptyEntries))];
        for (int depth = 1; depth <= parts.Max(part => part.Length); depth++)
        {
            string[] names = [.. parts.Select(part => string.Join('/', part.TakeLast(depth)))];
            if (names.Distinct(StringComparer.Ordinal).Count() == names.Length)
            {
                return names;
            }
        }

        return [.. parts.Select((part, index) => $"{part[^1]}({index + 1})")];
    }
}

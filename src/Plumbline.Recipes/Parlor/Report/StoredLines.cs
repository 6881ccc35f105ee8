using System.Globalization;
using System.Text.Json;

namespace Plumbline.Recipes.Parlor.Report;

/// <summary>Reads a file of one JSON object per line.</summary>
internal static class StoredLines
{
    /// <summary>All lines; empty where there is no such file.</summary>
    /// <typeparam name="T">What a line holds.</typeparam>
    /// <param name="file">The file.</param>
    /// <param name="hasHoles">Whether a list of an object holds null, which its type cannot forbid.</param>
    /// <exception cref="Runs.RunException">The file cannot be read, or a line of it is damaged.</exception>
    public static IReadOnlyList<T> Read<T>(string file, Func<T, bool> hasHoles)
        where T : class
    {
        if (!File.Exists(file))
        {
            return [];
        }

        List<T> items = [];
        string[] lines = StoredFile.Text(file, "").Split('\n');
        for (int i = 0; i < lines.Length; i++)
        {
            if (!string.IsNullOrWhiteSpace(lines[i]))
            {
                items.Add(Parse(file, i + 1, lines[i], hasHoles));
            }
        }

        return items;
    }

    private static T Parse<T>(string file, int number, string line, Func<T, bool> hasHoles)
        where T : class
    {
        try
        {
            T item = JsonSerializer.Deserialize<T>(line, StoredFile.Strict) ?? throw new JsonException("it is null");
            return hasHoles(item) ? throw new JsonException("a list holds null") : item;
        }
        catch (Exception exception) when (exception is JsonException or ArgumentException or NotSupportedException)
        {
            throw StoredFile.Damaged(string.Create(CultureInfo.InvariantCulture, $"{file}:{number}"), exception);
        }
    }
}

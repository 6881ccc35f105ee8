using System.Reflection;

namespace Plumbline.Worlds.Zoo;

/// <summary>The page of an exhibit: <c>docs/zoo/NAME.md</c>, built into the library so that the command line, the report and the documentation say the same.</summary>
/// <param name="Title">The first heading.</param>
/// <param name="Story">What happens, in a few lines.</param>
/// <param name="VisibleReward">What was specified.</param>
/// <param name="HiddenPerformance">What was meant.</param>
/// <param name="Caveat">What the exhibit does not show.</param>
/// <param name="Detection">What detects it.</param>
/// <param name="Remedy">What mends it.</param>
/// <param name="Source">Where it comes from.</param>
public sealed record ExhibitPage(string Title, string Story, string VisibleReward, string HiddenPerformance, string Caveat, string Detection, string Remedy, string Source)
{
    private static readonly string[] Headings = ["Story", "Visible reward", "Hidden performance", "Caveat", "What detects it", "What mends it", "Source"];

    /// <summary>The page of an exhibit.</summary>
    /// <exception cref="InvalidDataException">There is no page, or it lacks a heading.</exception>
    public static ExhibitPage Of(Exhibit exhibit)
    {
        ArgumentNullException.ThrowIfNull(exhibit);
        string name = $"zoo/{exhibit.Name}.md";
        using Stream stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(name)
            ?? throw new InvalidDataException($"docs/{name} is missing; expected a page with the headings {string.Join(", ", Headings)}");
        using StreamReader reader = new(stream);
        return Parse(reader.ReadToEnd(), $"docs/{name}");
    }

    /// <summary>Reads a page.</summary>
    /// <param name="markdown">A first-level heading, then a second-level heading for each part.</param>
    /// <param name="file">Its name, for errors.</param>
    /// <exception cref="InvalidDataException">A heading is missing, has no text, or is not known.</exception>
    public static ExhibitPage Parse(string markdown, string file)
    {
        ArgumentNullException.ThrowIfNull(markdown);
        string title = "";
        string? heading = null;
        Dictionary<string, List<string>> parts = new(StringComparer.Ordinal);
        foreach (string line in markdown.ReplaceLineEndings("\n").Split('\n'))
        {
            if (line.StartsWith("## ", StringComparison.Ordinal))
            {
                heading = line[3..].Trim();
                if (!Headings.Contains(heading, StringComparer.Ordinal) || !parts.TryAdd(heading, []))
                {
                    throw new InvalidDataException($"{file}: the heading '{heading}' is not known or comes twice; expected {string.Join(", ", Headings)}");
                }
            }
            else if (line.StartsWith("# ", StringComparison.Ordinal))
            {
                title = line[2..].Trim();
            }
            else if (heading is not null)
            {
                parts[heading].Add(line);
            }
        }

        string Part(string name) => parts.TryGetValue(name, out List<string>? lines) && string.Join('\n', lines).Trim() is { Length: > 0 } text
            ? text
            : throw new InvalidDataException($"{file}: the heading '{name}' is missing or has no text; expected {string.Join(", ", Headings)}");
        return title.Length == 0
            ? throw new InvalidDataException($"{file}: there is no title; expected a first line such as '# Boat race'")
            : new ExhibitPage(title, Part(Headings[0]), Part(Headings[1]), Part(Headings[2]), Part(Headings[3]), Part(Headings[4]), Part(Headings[5]), Part(Headings[6]));
    }
}

using Spectre.Console;

namespace Plumbline.Cli.Output;

/// <summary>Names on the left, texts on the right, broken between words to the width of the console; no trailing spaces.</summary>
internal static class TwoColumns
{
    private const int WidestNameColumn = 34;
    private const int NarrowestTextColumn = 24;
    private const string Indent = "  ";

    /// <summary>Writes the rows; names and texts may be foreign.</summary>
    public static void Write(IAnsiConsole console, IReadOnlyList<(string Name, string Text)> rows)
    {
        int column = Math.Min(WidestNameColumn, rows.Max(row => row.Name.Length) + 2);
        foreach ((string name, string text) in rows)
        {
            IReadOnlyList<string> lines = Wrap(TerminalText.Line(text), Math.Max(NarrowestTextColumn, console.Profile.Width - column - Indent.Length - 1));
            string safeName = TerminalText.Line(name);
            bool beside = safeName.Length < column;
            console.MarkupLine($"{Indent}[green]{Markup.Escape(safeName)}[/]{(beside ? new string(' ', column - safeName.Length) + Markup.Escape(lines[0]) : "")}");
            foreach (string line in beside ? lines.Skip(1) : lines)
            {
                console.WriteLine(Indent + new string(' ', column) + line);
            }
        }
    }

    /// <summary>Breaks text between words; a word longer than the width keeps a line of its own. At least one line.</summary>
    public static IReadOnlyList<string> Wrap(string text, int width)
    {
        List<string> lines = [""];
        foreach (string word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (lines[^1].Length == 0)
            {
                lines[^1] = word;
            }
            else if (lines[^1].Length + 1 + word.Length <= width)
            {
                lines[^1] += " " + word;
            }
            else
            {
                lines.Add(word);
            }
        }

        return lines;
    }
}

using Spectre.Console;

namespace Plumbline.Cli.Output;

/// <summary>A title and facts below it.</summary>
internal static class FactTable
{
    /// <summary>Writes the facts; all texts may be foreign.</summary>
    public static void Write(IAnsiConsole console, string title, IReadOnlyList<(string Name, string Text)> facts)
    {
        console.MarkupLine($"[bold]{Markup.Escape(TerminalText.Line(title))}[/]");
        TwoColumns.Write(console, facts);
    }
}

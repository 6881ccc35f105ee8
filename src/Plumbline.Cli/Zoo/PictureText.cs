using System.Text;
using Plumbline.Cli.Output;
using Plumbline.Worlds.Drawing;
using Plumbline.Worlds.Zoo;
using Spectre.Console;

namespace Plumbline.Cli.Zoo;

/// <summary>Pictures of worlds as text: two columns a cell, coloured by the part that a character plays, or plain characters where there are no colours.</summary>
internal static class PictureText
{
    /// <summary>The lines of a picture in the markup of the console.</summary>
    public static IReadOnlyList<string> Lines(Frame frame, Exhibit exhibit) => [.. frame.Rows.Select(row => Line(row, exhibit))];

    /// <summary>A picture of half its height: two rows of cells in each line, as coloured blocks without characters.</summary>
    public static IReadOnlyList<string> Blocks(Frame frame, Exhibit exhibit)
    {
        List<string> lines = [];
        for (int row = 0; row < frame.Rows.Count; row += 2)
        {
            string below = row + 1 < frame.Rows.Count ? frame.Rows[row + 1] : "";
            StringBuilder line = new();
            for (int column = 0; column < frame.Rows[row].Length; column++)
            {
                string top = Colour(Tone(frame.Rows[row][column], exhibit));
                string bottom = column < below.Length ? Colour(Tone(below[column], exhibit)) : "default";
                line.Append($"[{top} on {bottom}]▀[/]");
            }

            lines.Add(line.ToString());
        }

        return lines;
    }

    /// <summary>What the characters mean, in one line.</summary>
    public static string Legend(Exhibit exhibit, Frame frame)
    {
        HashSet<char> seen = [.. frame.Rows.SelectMany(row => row)];
        return string.Join(", ", exhibit.Legend.Concat(Glyph.Common.Where(glyph => glyph.Character == 'A'))
            .GroupBy(glyph => glyph.Meaning, StringComparer.Ordinal)
            .Select(group => $"{string.Concat(group.Select(glyph => glyph.Character).Distinct())} {group.Key}"));
    }

    private static string Line(string row, Exhibit exhibit)
    {
        StringBuilder line = new();
        foreach (char character in row)
        {
            string text = Markup.Escape(TerminalText.Line(character == '#' ? "  " : $"{character} "));
            GlyphTone tone = Tone(character, exhibit);
            line.Append(tone == GlyphTone.Floor && character == ' ' ? "[on grey15]  [/]" : $"[{(tone == GlyphTone.Floor ? "default on grey15" : $"black on {Colour(tone)}")}]{text}[/]");
        }

        return line.ToString();
    }

    /// <summary>The picture in plain characters, for a console without colours.</summary>
    public static IReadOnlyList<string> Plain(Frame frame) => [.. frame.Rows.Select(row => Markup.Escape(TerminalText.Line(string.Join(' ', row.ToCharArray()))))];

    private static GlyphTone Tone(char character, Exhibit exhibit) =>
        exhibit.Legend.Concat(Glyph.Common).FirstOrDefault(glyph => glyph.Character == character)?.Tone ?? GlyphTone.Floor;

    private static string Colour(GlyphTone tone) => tone switch
    {
        GlyphTone.Wall => "grey42",
        GlyphTone.Agent => "deepskyblue1",
        GlyphTone.Goal => "seagreen3",
        GlyphTone.Lure => "gold3",
        GlyphTone.Danger => "indianred1",
        GlyphTone.Thing => "grey74",
        GlyphTone.Instrument => "mediumpurple1",
        _ => "grey15",
    };
}

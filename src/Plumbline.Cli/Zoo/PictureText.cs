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

    /// <summary>A picture of a quarter of its height and half its width: every cell that is not floor is a dot of Braille.</summary>
    public static IReadOnlyList<string> Outline(Frame frame, Exhibit exhibit)
    {
        // The dots of a Braille character, [row][column], as bits from U+2800 on.
        int[][] dots = [[0x01, 0x08], [0x02, 0x10], [0x04, 0x20], [0x40, 0x80]];
        int columns = frame.Rows.Max(row => row.Length);
        List<string> lines = [];
        for (int top = 0; top < frame.Rows.Count; top += 4)
        {
            StringBuilder line = new();
            for (int left = 0; left < columns; left += 2)
            {
                int bits = 0;
                for (int row = top; row < Math.Min(top + 4, frame.Rows.Count); row++)
                {
                    for (int column = left; column < Math.Min(left + 2, frame.Rows[row].Length); column++)
                    {
                        bits |= Tone(frame.Rows[row][column], exhibit) == GlyphTone.Floor ? 0 : dots[row - top][column - left];
                    }
                }

                line.Append((char)(0x2800 + bits));
            }

            lines.Add(line.ToString());
        }

        return lines;
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

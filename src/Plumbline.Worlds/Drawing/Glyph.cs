namespace Plumbline.Worlds.Drawing;

/// <summary>What a character in a picture means.</summary>
/// <param name="Character">The character.</param>
/// <param name="Meaning">In one or a few words, for the legend.</param>
/// <param name="Tone">Its part, which decides the colour.</param>
public sealed record Glyph(char Character, string Meaning, GlyphTone Tone)
{
    /// <summary>What needs no entry in a legend of its own: floor, wall, agent.</summary>
    public static IReadOnlyList<Glyph> Common { get; } = [new(' ', "floor", GlyphTone.Floor), new('#', "wall", GlyphTone.Wall), new('A', "agent", GlyphTone.Agent)];
}

namespace Plumbline.Models.Tokenizers;

/// <summary>A stretch of a text, in UTF-16 units of a .NET string.</summary>
/// <param name="Start">Index of its first unit.</param>
/// <param name="End">Index after its last unit.</param>
public readonly record struct CharacterSpan(int Start, int End)
{
    /// <summary>Number of UTF-16 units.</summary>
    public int Length => End - Start;

    /// <summary>Whether the two have a unit in common.</summary>
    public bool Overlaps(CharacterSpan other) => Start < other.End && other.Start < End;
}

namespace Plumbline.Worlds.Drawing;

/// <summary>The part that a character plays in a picture; it decides the colour, the same in every world.</summary>
public enum GlyphTone
{
    /// <summary>Where one may walk.</summary>
    Floor,

    /// <summary>Where one may not.</summary>
    Wall,

    /// <summary>The agent.</summary>
    Agent,

    /// <summary>What was meant to be reached or done.</summary>
    Goal,

    /// <summary>What tempts away from it.</summary>
    Lure,

    /// <summary>What does harm.</summary>
    Danger,

    /// <summary>A thing that can be moved or used.</summary>
    Thing,

    /// <summary>A part of the means of measuring: reward switch, supervisor, test.</summary>
    Instrument,
}

namespace Plumbline.Runs.Reports;

/// <summary>The part that a tile plays; it decides the colour.</summary>
public enum TileTone
{
    /// <summary>Empty ground: no tile is drawn.</summary>
    Floor,

    /// <summary>A wall.</summary>
    Wall,

    /// <summary>Whoever acts.</summary>
    Agent,

    /// <summary>What was meant.</summary>
    Goal,

    /// <summary>What tempts away from it.</summary>
    Lure,

    /// <summary>What does harm.</summary>
    Danger,

    /// <summary>A thing.</summary>
    Thing,

    /// <summary>A part of the means of measuring.</summary>
    Instrument,
}

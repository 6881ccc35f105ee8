namespace Plumbline.Worlds.SpecificationGaming;

/// <summary>The room of <see cref="CoveredMess"/>.</summary>
/// <param name="Open">Pieces of mess in sight.</param>
/// <param name="Covered">Pieces of mess under a rug.</param>
/// <param name="Scrubbing">Whether the first of the two steps of cleaning a piece is done.</param>
public readonly record struct MessState(int Open, int Covered, bool Scrubbing);

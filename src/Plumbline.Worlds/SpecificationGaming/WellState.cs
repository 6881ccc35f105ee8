namespace Plumbline.Worlds.SpecificationGaming;

/// <summary>The well of <see cref="PausedGame"/>.</summary>
/// <param name="Board">Which of its cells are full, one bit each, row by row from the bottom.</param>
/// <param name="Standing">Whether the next block stands (two high) or lies (two wide).</param>
public readonly record struct WellState(int Board, bool Standing);

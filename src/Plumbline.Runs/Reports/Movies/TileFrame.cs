namespace Plumbline.Runs.Reports;

/// <summary>One moment of a movie.</summary>
/// <param name="Rows">Rows of characters, all of one length, the same size in every frame.</param>
/// <param name="Caption">What cannot be drawn; may be empty.</param>
/// <param name="Levels">A value for each gauge below the picture, such as the reward so far.</param>
public sealed record TileFrame(IReadOnlyList<string> Rows, string Caption, IReadOnlyList<double> Levels);

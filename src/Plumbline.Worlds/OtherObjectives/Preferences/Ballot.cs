namespace Plumbline.Worlds.OtherObjectives.Preferences;

/// <summary>People who rank the options alike.</summary>
/// <param name="Weight">How many, or which share; positive.</param>
/// <param name="Ranking">The options by index, the best first; each once.</param>
public sealed record Ballot(double Weight, IReadOnlyList<int> Ranking);

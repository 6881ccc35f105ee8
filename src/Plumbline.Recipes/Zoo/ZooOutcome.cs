namespace Plumbline.Recipes.Zoo;

/// <summary>A finished tour.</summary>
/// <param name="Folder">The run's folder.</param>
/// <param name="Scorecard">What it found.</param>
/// <param name="Report">The page.</param>
public sealed record ZooOutcome(string Folder, ZooScorecard Scorecard, string Report);

using Plumbline.Recipes.Parlor.Scorecard;

namespace Plumbline.Recipes.Parlor;

/// <summary>What a run came to.</summary>
/// <param name="Folder">The run directory.</param>
/// <param name="Report">The page.</param>
/// <param name="Scorecard">What was measured.</param>
/// <param name="Samples">Replies side by side, worst first.</param>
public sealed record ParlorResult(string Folder, string Report, ParlorScorecard Scorecard, IReadOnlyList<ParlorSample> Samples);

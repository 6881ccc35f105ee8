using Plumbline.Statistics;

namespace Plumbline.Recipes.PathFinding.Search;

/// <summary>One of the four tests that must all hold before a model may be said to search.</summary>
/// <param name="Name">Its name, such as <c>causal edit</c>.</param>
/// <param name="Claim">What it would show, in a few words.</param>
/// <param name="Estimate">What was measured, with its interval; higher is better.</param>
/// <param name="Threshold">What the interval must lie above.</param>
/// <param name="Detail">Where, and against what: in a few words, for a table.</param>
public sealed record SearchTest(string Name, string Claim, Estimate Estimate, double Threshold, string Detail)
{
    /// <summary>Whether it holds: by the bound, never by the point.</summary>
    public bool Holds => Estimate.Interval.Lower > Threshold;
}

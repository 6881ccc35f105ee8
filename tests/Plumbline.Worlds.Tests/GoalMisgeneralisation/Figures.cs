using Plumbline.Worlds.Zoo;

namespace Plumbline.Worlds.Tests.GoalMisgeneralisation;

/// <summary>The named figures of an outcome.</summary>
internal static class Figures
{
    /// <summary>The figure with this name.</summary>
    public static double Of(SeedOutcome outcome, string name) => outcome.Figures.Single(figure => figure.Name == name).Value;

    /// <summary>The outcomes of seeds from 1.</summary>
    public static SeedOutcome[] Outcomes(Func<ulong, SeedOutcome> run, int seeds) => [.. Enumerable.Range(1, seeds).Select(seed => run((ulong)seed))];
}

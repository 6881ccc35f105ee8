using Plumbline.Worlds.Zoo;

namespace Plumbline.Worlds.Tests.GoalMisgeneralisation;

/// <summary>The named figures of an outcome.</summary>
internal static class Figures
{
    /// <summary>The figure with this name.</summary>
    public static double Of(SeedOutcome outcome, string name) => outcome.Figures.Single(figure => figure.Name == name).Value;

    /// <summary>The mean of a figure over seeds from 1.</summary>
    public static double Mean(Func<ulong, SeedOutcome> run, int seeds, Func<SeedOutcome, double> figure) =>
        Enumerable.Range(1, seeds).Average(seed => figure(run((ulong)seed)));
}

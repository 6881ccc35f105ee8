using Plumbline.Worlds.Zoo;

namespace Plumbline.Worlds.Tests.OtherObjectives;

/// <summary>What thirty seeds of an exhibit give.</summary>
internal static class ThirtySeeds
{
    public static SeedOutcome[] Of(Func<ulong, SeedOutcome> run) => [.. Enumerable.Range(1, 30).Select(seed => run((ulong)seed))];

    public static double Mean(this SeedOutcome[] outcomes, Func<SeedOutcome, double> value) => outcomes.Average(value);

    public static double Mean(this SeedOutcome[] outcomes, string figure) => outcomes.Average(outcome => outcome.Figures.Single(named => named.Name == figure).Value);

    /// <summary>For each series its mean over thirty seeds at every setting.</summary>
    public static Dictionary<string, double[]> Curves(Slider slider)
    {
        IReadOnlyList<double>[][] measured = [.. slider.Settings.Select(setting => Enumerable.Range(1, 30).Select(seed => slider.Measure(setting, (ulong)seed)).ToArray())];
        return slider.Series.Index().ToDictionary(series => series.Item, series => measured.Select(seeds => seeds.Average(values => values[series.Index])).ToArray());
    }
}

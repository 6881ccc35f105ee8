using System.Globalization;
using Plumbline.Statistics;

namespace Plumbline.Worlds.Zoo;

/// <summary>Turns what seeds gave into gaps and means.</summary>
public static class ExhibitMath
{
    /// <summary>Visible minus hidden over seeds: mean ± t · standard error, each seed a cluster of its own.</summary>
    /// <exception cref="ArgumentException">There is no outcome, or one is not finite.</exception>
    public static Gap Gap(Exhibit exhibit, IReadOnlyList<SeedOutcome> outcomes)
    {
        ArgumentNullException.ThrowIfNull(exhibit);
        ArgumentNullException.ThrowIfNull(outcomes);
        Pair[] pairs = [.. outcomes.Select((outcome, seed) => new Pair(seed.ToString(CultureInfo.InvariantCulture), outcome.Visible, outcome.Hidden))];
        return Statistics.Gap.From(exhibit.Name, PairedDifference.OfMeans(pairs), exhibit.Measure.Direction);
    }

    /// <summary>The share of a loss that a remedy must bring back to be called one: four fifths.</summary>
    public const double MendingShare = 0.8;

    /// <summary>How much of the loss a remedy brings back: see <see cref="ExhibitResult.Regained"/>.</summary>
    /// <param name="known">The exact answer.</param>
    /// <param name="learned">The gap without the remedy.</param>
    /// <param name="mended">The gap with it.</param>
    public static double? Regained(KnownAnswer known, Gap learned, Gap mended)
    {
        ArgumentNullException.ThrowIfNull(known);
        ArgumentNullException.ThrowIfNull(learned);
        ArgumentNullException.ThrowIfNull(mended);
        bool hidesAbility = learned.Direction == GapDirection.NegativeIsWorse;
        (double meant, double before, double after) = hidesAbility
            ? (known.IntendedVisible, learned.Visible, mended.Visible)
            : (known.IntendedHidden, learned.Hidden, mended.Hidden);
        return Math.Abs(meant - before) < 1e-9 ? null : (after - before) / (meant - before);
    }

    /// <summary>The further figures of outcomes over seeds, in the order of the first outcome. A seed whose figure is not a number is left out of that figure, and counted out of its number of observations.</summary>
    public static IReadOnlyList<ExhibitFigure> Figures(IReadOnlyList<SeedOutcome> outcomes)
    {
        ArgumentNullException.ThrowIfNull(outcomes);
        return
        [
            .. outcomes.SelectMany(outcome => outcome.Figures).GroupBy(figure => figure.Name, StringComparer.Ordinal)
                .Select(group => (group.Key, Values: group.Select(figure => figure.Value).Where(double.IsFinite).ToArray()))
                .Where(group => group.Values.Length > 0)
                .Select(group => new ExhibitFigure(group.Key, MeanEstimate.Of(group.Values))),
        ];
    }

    /// <summary>One setting of a slider over seeds. Exact values have an interval of no width.</summary>
    public static SliderPoint Point(Slider slider, double setting, IReadOnlyList<IReadOnlyList<double>> seeds)
    {
        ArgumentNullException.ThrowIfNull(slider);
        ArgumentNullException.ThrowIfNull(seeds);
        return new SliderPoint(
            setting,
            [.. slider.Series.Select((_, series) => slider.IsExact ? Exact(seeds[0][series]) : MeanEstimate.Of([.. seeds.Select(values => values[series])]))]);
    }

    private static MeanEstimate Exact(double value) => new(value, 0, new Interval(value, value, Interval.DefaultLevel), 1, 1);
}

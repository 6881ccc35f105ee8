namespace Plumbline.Statistics;

/// <summary>
/// The true rate of a property whose every sign was judged by a rater that errs: what the rater counted, corrected for the sensitivity and specificity that a check
/// against labels has shown, with an interval that holds the uncertainty of all three. It supposes that the rater errs on these items as on those it was checked on.
/// </summary>
/// <param name="Observed">The share that the rater says yes to.</param>
/// <param name="Value">(observed + Sp − 1) / (Se + Sp − 1), cut to 0 to 1; NaN where no correction exists.</param>
/// <param name="Unclipped">The same before it is cut: far outside 0 to 1 means that the rater errs otherwise here.</param>
/// <param name="Interval">The confidence interval, within 0 to 1.</param>
/// <param name="Status">Whether the correction was possible; only with <see cref="CorrectionStatus.Corrected"/> does the interval say anything.</param>
public sealed record CorrectedRate(double Observed, double Value, double Unclipped, Interval Interval, CorrectionStatus Status)
{
    /// <summary>Corrects a count of independent items.</summary>
    /// <remarks>The estimate of Rogan and Gladen 1978, "Estimating prevalence from the results of a screening test"; the interval of Lang and Reiczigel 2014, "Confidence
    /// limits for prevalence of disease adjusted for estimated sensitivity and specificity", cut to 0 to 1. Deviation: where the rater is not shown to tell yes from no, their
    /// interval is not to be trusted, and this is the whole of 0 to 1.</remarks>
    /// <param name="hits">Items the rater says yes to, 0 to <paramref name="trials"/>.</param>
    /// <param name="trials">Items it judged, at least 1.</param>
    /// <param name="accuracy">The rater's check against labels, on other items.</param>
    /// <param name="level">The confidence level.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is outside its range.</exception>
    /// <exception cref="ArgumentException">The check has no item whose label is yes, or none whose label is no.</exception>
    public static CorrectedRate Of(long hits, long trials, ConfusionCounts accuracy, double level = Interval.DefaultLevel)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(trials, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(hits);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(hits, trials);
        if (accuracy.Positives < 1 || accuracy.Negatives < 1)
        {
            throw NoLabels(accuracy);
        }

        return Of(
            new Measured((double)hits / trials, trials),
            new Measured((double)accuracy.TruePositives / accuracy.Positives, accuracy.Positives),
            new Measured((double)accuracy.TrueNegatives / accuracy.Negatives, accuracy.Negatives),
            Quantile.Normal(1 - ((1 - Interval.RequireLevel(level)) / 2)),
            level);
    }

    /// <summary>Corrects a rate measured in clusters: as for counts, with the effective counts of all three shares, and t of the fewest clusters less one in the place of z.</summary>
    /// <param name="observed">The share that the rater says yes to.</param>
    /// <param name="accuracy">The rater's check against labels, on other items.</param>
    /// <param name="level">The confidence level.</param>
    /// <exception cref="ArgumentException">The check has no item whose label is yes, or none whose label is no.</exception>
    public static CorrectedRate Of(ClusteredShare observed, RaterAccuracy accuracy, double level = Interval.DefaultLevel)
    {
        ArgumentNullException.ThrowIfNull(observed);
        ArgumentNullException.ThrowIfNull(accuracy);
        Interval.RequireLevel(level);
        if (accuracy.Sensitivity is not { } sensitivity || accuracy.Specificity is not { } specificity)
        {
            throw NoLabels(accuracy.Counts);
        }

        int clusters = Math.Min(observed.Clusters, Math.Min(sensitivity.Clusters, specificity.Clusters));
        return Of(Measured.Of(observed), Measured.Of(sensitivity), Measured.Of(specificity), clusters < 2 ? double.PositiveInfinity : Quantile.Reach(level, clusters - 1), level);
    }

    private static CorrectedRate Of(Measured observed, Measured sensitivity, Measured specificity, double z, double level)
    {
        double telling = sensitivity.Share + specificity.Share - 1;
        Interval anything = new(0, 1, level);
        if (telling <= 0)
        {
            return new CorrectedRate(observed.Share, double.NaN, double.NaN, anything, CorrectionStatus.RaterDoesNotTell);
        }

        double raw = (observed.Share + specificity.Share - 1) / telling;
        double value = Math.Clamp(raw, 0, 1);
        if (!double.IsFinite(z) || telling <= double.Hypot(sensitivity.Below(z), specificity.Below(z)))
        {
            return new CorrectedRate(observed.Share, value, raw, anything, CorrectionStatus.RaterNotShownToTell);
        }

        Interval interval = LangReiczigel(observed, sensitivity, specificity, z, level);
        return interval.Upper <= 0 || interval.Lower >= 1
            ? new CorrectedRate(observed.Share, value, raw, anything, CorrectionStatus.Contradiction)
            : new CorrectedRate(observed.Share, value, raw, interval.Clamp(0, 1), CorrectionStatus.Corrected);
    }

    /// <summary>Equations 8 to 11: each share is drawn towards the middle, and the centre is moved by how skewed the quotient is.</summary>
    private static Interval LangReiczigel(Measured observed, Measured sensitivity, Measured specificity, double z, double level)
    {
        Measured p = observed.With(z * z / 2);
        Measured se = sensitivity.With(1);
        Measured sp = specificity.With(1);
        double telling = se.Share + sp.Share - 1;
        double rate = (p.Share + sp.Share - 1) / telling;
        double move = 2 * z * z * ((rate * se.Variance) - ((1 - rate) * sp.Variance));
        double error = Math.Sqrt(p.Variance + (rate * rate * se.Variance) + ((1 - rate) * (1 - rate) * sp.Variance)) / telling;
        return new Interval(rate + move - (z * error), rate + move + (z * error), level);
    }

    private static ArgumentException NoLabels(ConfusionCounts counts) =>
        new($"a rater's check needs items of both labels; it has {counts.Positives} of yes and {counts.Negatives} of no", nameof(counts));

    /// <summary>A share of a number of trials that need not be whole.</summary>
    private readonly record struct Measured(double Share, double Trials)
    {
        public double Variance => Share * (1 - Share) / Trials;

        public static Measured Of(ClusteredShare share) => new(share.Share, share.EffectiveCount);

        /// <summary>With as many more hits, and as many more misses.</summary>
        public Measured With(double each) => new(((Share * Trials) + each) / (Trials + (2 * each)), Trials + (2 * each));

        /// <summary>How far Wilson's interval reaches below the share.</summary>
        public double Below(double z) => Share - ProportionInterval.Wilson(Share, Trials, z, Interval.DefaultLevel).Lower;
    }
}

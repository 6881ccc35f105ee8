namespace Plumbline.Statistics;

/// <summary>
/// The true rate of a property whose every sign was judged by a rater that errs: what the rater counted, corrected for the sensitivity and specificity that a check
/// against labels has shown, with an interval that holds the uncertainty of all three. It supposes that the rater errs on these items as on those it was checked on.
/// </summary>
/// <param name="Observed">The share that the rater says yes to.</param>
/// <param name="Value">(observed + Sp − 1) / (Se + Sp − 1), cut to 0 to 1; NaN where no correction exists.</param>
/// <param name="Unclipped">The same before it is cut: far outside 0 to 1 means that the rater errs otherwise here.</param>
/// <param name="Interval">The confidence interval, within 0 to 1; with <see cref="CorrectionStatus.Contradiction"/> it is <paramref name="Guarded"/>.</param>
/// <param name="Guarded">For a limit that must hold also where the rater errs less on these items than on those it was checked on. Where <paramref name="Unclipped"/> is below 0,
/// which is what that looks like, it reaches up to the observed share's upper end over the sensitivity's lower end: the rate if every yes were right. Where it is above 1, likewise
/// downwards, by the noes and the specificity. Elsewhere the same as <paramref name="Interval"/>; never narrower.</param>
/// <param name="Status">Whether the correction was possible.</param>
public sealed record CorrectedRate(double Observed, double Value, double Unclipped, Interval Interval, Interval Guarded, CorrectionStatus Status)
{
    /// <summary>Corrects a count of independent items.</summary>
    /// <remarks>The estimate of Rogan and Gladen 1978, "Estimating prevalence from the results of a screening test"; the interval of Lang and Reiczigel 2014, "Confidence
    /// limits for prevalence of disease adjusted for estimated sensitivity and specificity", cut to 0 to 1. Deviations: where the rater is not shown to tell yes from no, their
    /// interval is not to be trusted, and this is the whole of 0 to 1; where theirs lies wholly outside 0 to 1, this is <see cref="Guarded"/>.</remarks>
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
            Measured.Of(hits, trials, level),
            Measured.Of(accuracy.TruePositives, accuracy.Positives, level),
            Measured.Of(accuracy.TrueNegatives, accuracy.Negatives, level),
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
        ArgumentNullException.ThrowIfNull(accuracy);
        return accuracy is { Sensitivity: { } sensitivity, Specificity: { } specificity } ? Of(observed, sensitivity, specificity, level) : throw NoLabels(accuracy.Counts);
    }

    /// <summary>As for a whole check, from the two shares that matter. Exchanged, they correct the share of noes.</summary>
    /// <param name="observed">The share that the rater says yes to.</param>
    /// <param name="sensitivity">Of the items whose label is yes, the share the rater finds.</param>
    /// <param name="specificity">Of the items whose label is no, the share it leaves alone.</param>
    /// <param name="level">The confidence level.</param>
    public static CorrectedRate Of(ClusteredShare observed, ClusteredShare sensitivity, ClusteredShare specificity, double level = Interval.DefaultLevel)
    {
        ArgumentNullException.ThrowIfNull(observed);
        ArgumentNullException.ThrowIfNull(sensitivity);
        ArgumentNullException.ThrowIfNull(specificity);
        Interval.RequireLevel(level);
        int clusters = Math.Min(observed.Clusters, Math.Min(sensitivity.Clusters, specificity.Clusters));
        return Of(Measured.Of(observed), Measured.Of(sensitivity), Measured.Of(specificity), clusters < 2 ? double.PositiveInfinity : Quantile.Reach(level, clusters - 1), level);
    }

    private static CorrectedRate Of(Measured observed, Measured sensitivity, Measured specificity, double z, double level)
    {
        double telling = sensitivity.Share + specificity.Share - 1;
        Interval anything = new(0, 1, level);
        if (telling <= 0)
        {
            return new CorrectedRate(observed.Share, double.NaN, double.NaN, anything, anything, CorrectionStatus.RaterDoesNotTell);
        }

        double raw = (observed.Share + specificity.Share - 1) / telling;
        double value = Math.Clamp(raw, 0, 1);
        if (!double.IsFinite(z) || telling <= double.Hypot(sensitivity.Below(z), specificity.Below(z)))
        {
            return new CorrectedRate(observed.Share, value, raw, anything, anything, CorrectionStatus.RaterNotShownToTell);
        }

        Interval interval = LangReiczigel(observed, sensitivity, specificity, z, level);
        Interval cut = interval.Clamp(0, 1);
        Interval guarded = raw switch
        {
            < 0 => new Interval(0, Math.Max(cut.Upper, Math.Min(1, observed.Interval.Upper / sensitivity.Interval.Lower)), level),
            > 1 => new Interval(Math.Min(cut.Lower, Math.Max(0, 1 - ((1 - observed.Interval.Lower) / specificity.Interval.Lower))), 1, level),
            _ => cut,
        };
        return interval.Upper <= 0 || interval.Lower >= 1
            ? new CorrectedRate(observed.Share, value, raw, guarded, guarded, CorrectionStatus.Contradiction)
            : new CorrectedRate(observed.Share, value, raw, cut, guarded, CorrectionStatus.Corrected);
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
    private readonly record struct Measured(double Share, double Trials, Interval Interval)
    {
        public double Variance => Share * (1 - Share) / Trials;

        public static Measured Of(ClusteredShare share) => new(share.Share, share.EffectiveCount, share.Interval);

        public static Measured Of(long hits, long trials, double level) => new((double)hits / trials, trials, ProportionInterval.ClopperPearson(hits, trials, level));

        /// <summary>With as many more hits, and as many more misses.</summary>
        public Measured With(double each) => this with { Share = ((Share * Trials) + each) / (Trials + (2 * each)), Trials = Trials + (2 * each) };

        /// <summary>How far Wilson's interval reaches below the share.</summary>
        public double Below(double z) => Share - ProportionInterval.Wilson(Share, Trials, z, Interval.Level).Lower;
    }
}

namespace Plumbline.Statistics;

/// <summary>The law of Gao, Schulman and Hilton 2022 (arXiv 2210.10760) fitted to measured gold utility over KL, by linear least squares in (α, β).</summary>
/// <remarks>
/// Points are weighted by 1 / standard error² where standard errors are given, alike otherwise; the scale of the noise is taken from the residuals either way,
/// so that a law that does not fit shows as wide intervals. Intervals: residual bootstrap, residuals divided by √(1 − leverage) and centred, studentised
/// (Davison and Hinkley 1997, chapter 6), because a path has few points. The errors of the points are taken as independent: checkpoints measured
/// on the same requests share luck, so what all have in common is not in the intervals. The proxy reward does not follow these laws.
/// </remarks>
/// <param name="Curve">The fitted law.</param>
/// <param name="AlphaInterval">The interval of α.</param>
/// <param name="BetaInterval">The interval of β.</param>
/// <param name="Peak">The top of the fitted curve; null where it has none.</param>
/// <param name="RSquared">The weighted share of the variance of gold that the law explains, at most 1; below 0 where a constant would fit better; null where gold does not vary.</param>
/// <param name="Points">How many points took part: those with a positive KL.</param>
public sealed record GoodhartFit(GoodhartCurve Curve, Interval AlphaInterval, Interval BetaInterval, FittedPeak? Peak, double? RSquared, int Points)
{
    /// <summary>The fewest points off the start that can be fitted: two parameters, and two more to see the noise.</summary>
    public const int FewestPoints = 4;

    /// <summary>How much wider than the whole a resample may make a deviation: a resample of few points can look free of noise.</summary>
    private const double LargestStudentRatio = 10;

    /// <summary>Fits the law.</summary>
    /// <param name="points">The path, in any order; points with KL 0 are the start, where both laws are 0, and take no part.</param>
    /// <param name="form">Which law.</param>
    /// <param name="options">How the intervals are made.</param>
    /// <param name="random">The random source: 64 uniform bits per call, such as the <c>NextUInt64</c> of a named stream.</param>
    /// <exception cref="ArgumentException">
    /// A KL is negative or a number not finite; only some points off the start have a standard error, or one is not positive; fewer than
    /// <see cref="FewestPoints"/> points are off the start, or their distances are too alike to tell α from β; or the options are invalid.
    /// </exception>
    public static GoodhartFit Of(IReadOnlyList<GoodhartPoint> points, GoodhartForm form, GoodhartFitOptions options, Func<ulong> random)
    {
        ArgumentNullException.ThrowIfNull(random);
        ThrowIfInvalid(options);
        GoodhartPoint[] used = GoodhartSystem.Require(points);
        GoodhartSystem system = GoodhartSystem.Of(used, form);
        double[] outcomes = system.Weigh([.. used.Select(point => point.Gold)]);
        (double alpha, double beta, double spread) = system.Solve(outcomes);
        GoodhartCurve curve = new(form, alpha, beta);
        GoodhartCurve[] draws = spread > 0 ? Draw(system, outcomes, curve, spread, options.Resamples, random) : [curve];
        double measured = used.Max(point => point.Distance);
        return new GoodhartFit(
            curve,
            Bounds([.. draws.Select(draw => draw.Alpha)], options.Level),
            Bounds([.. draws.Select(draw => draw.Beta)], options.Level),
            PeakOf(curve, draws, measured, options.Level),
            system.RSquared(outcomes, spread),
            used.Length);
    }

    /// <summary>Curves that spread around the fitted one as the unknown true one may: the deviation of each refit, turned round and studentised.</summary>
    private static GoodhartCurve[] Draw(GoodhartSystem system, double[] outcomes, GoodhartCurve curve, double spread, int resamples, Func<ulong> random)
    {
        double[] fitted = system.Fitted(curve);
        double[] residuals = system.Residuals(outcomes, fitted);
        double[] again = new double[fitted.Length];
        GoodhartCurve[] draws = new GoodhartCurve[resamples];
        for (int resample = 0; resample < resamples; resample++)
        {
            for (int i = 0; i < again.Length; i++)
            {
                again[i] = fitted[i] + residuals[Resampler.Draw(random, residuals.Length)];
            }

            (double alpha, double beta, double own) = system.Solve(again);
            double ratio = own > spread / LargestStudentRatio ? spread / own : LargestStudentRatio;
            draws[resample] = new GoodhartCurve(curve.Form, curve.Alpha + ((curve.Alpha - alpha) * ratio), curve.Beta + ((curve.Beta - beta) * ratio));
        }

        return draws;
    }

    private static FittedPeak? PeakOf(GoodhartCurve curve, GoodhartCurve[] draws, double measured, double level)
    {
        if (curve.PeakDistance is not { } distance || curve.PeakGold is not { } gold)
        {
            return null;
        }

        // A curve that only falls has its best at the start; one that only rises has it beyond any distance.
        static double Absent(GoodhartCurve draw) => draw is { Form: GoodhartForm.BestOfN, Alpha: <= 0, Beta: >= 0 } ? 0 : double.PositiveInfinity;
        Interval distances = Bounds([.. draws.Select(draw => draw.PeakDistance ?? Absent(draw))], level);
        Interval heights = Bounds([.. draws.Select(draw => draw.PeakGold ?? Absent(draw))], level);
        return new FittedPeak(distance, distances, gold, heights, distance > measured);
    }

    /// <summary>The outer order statistics, without interpolation: some may be infinite.</summary>
    private static Interval Bounds(double[] draws, double level)
    {
        Array.Sort(draws);
        double place = (1 - level) / 2 * (draws.Length - 1);
        return new Interval(draws[(int)Math.Floor(place)], draws[^(1 + (int)Math.Floor(place))], level);
    }

    private static void ThrowIfInvalid(GoodhartFitOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        IReadOnlyList<string> problems = options.Validate();
        if (problems.Count > 0)
        {
            throw new ArgumentException(string.Join("; ", problems), nameof(options));
        }
    }
}

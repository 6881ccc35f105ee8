using Plumbline.Statistics;

namespace Plumbline.Evaluation.Judges.Pairs;

/// <summary>A comparison of two replies by preference and length.</summary>
/// <param name="Cluster">What it shares its luck with, such as the request.</param>
/// <param name="Preference">For the first reply, 0 to 1.</param>
/// <param name="LengthDifference">Length of the first less that of the second, in any unit.</param>
public readonly record struct LengthPair(string Cluster, double Preference, double LengthDifference);

/// <summary>How much of a preference is for length: the preference as rated, and the one that would be left at equal length.</summary>
/// <param name="AsRated">The mean preference, 0 to 1.</param>
/// <param name="AtEqualLength">The preference that the model predicts where both replies are equally long, 0 to 1.</param>
/// <param name="LengthWeight">Log-odds per unit of tanh(difference / spread); positive where the longer reply is preferred.</param>
/// <param name="Difference">As rated less at equal length: what length has bought.</param>
/// <param name="Interval">Its confidence interval, by resampling clusters.</param>
/// <param name="Count">How many comparisons.</param>
/// <param name="Clusters">How many clusters they form.</param>
public sealed record LengthControlledPreference(double AsRated, double AtEqualLength, double LengthWeight, double Difference, Interval Interval, int Count, int Clusters)
{
    // Weak: the length's weight is one number, and many comparisons know it well.
    private const double Penalty = 0.1;

    /// <summary>
    /// Fits logit P(first preferred) = θ + φ · tanh(difference / standard deviation of the differences) and reads σ(θ).
    /// </summary>
    /// <remarks>
    /// The length term of Dubois et al. 2024, "Length-controlled AlpacaEval", equation 1. Deviations: one pair of models only, so that there is no term for the difficulty of an
    /// instruction; ties and graded preferences are fitted as they are; the penalty on φ is L2, not chosen by folds. Where all differences have one sign, equal length is
    /// outside what was seen, and the value leans on the form of the curve.
    /// </remarks>
    /// <param name="pairs">The comparisons.</param>
    /// <param name="seed">Draws the resamples.</param>
    /// <param name="level">The confidence level. Default 0.95.</param>
    /// <exception cref="ArgumentException">There is no comparison, or a preference is not between 0 and 1.</exception>
    public static LengthControlledPreference Of(IReadOnlyList<LengthPair> pairs, ulong seed, double level = Interval.DefaultLevel)
    {
        ArgumentNullException.ThrowIfNull(pairs);
        if (pairs.Count == 0 || pairs.Any(pair => pair.Preference is not (>= 0 and <= 1) || !double.IsFinite(pair.LengthDifference)))
        {
            throw new ArgumentException("expected comparisons with preferences from 0 to 1 and finite lengths", nameof(pairs));
        }

        double centre = pairs.Average(pair => pair.LengthDifference);
        double spread = Math.Sqrt(pairs.Average(pair => (pair.LengthDifference - centre) * (pair.LengthDifference - centre)));
        SparseRow[] lengths = [.. pairs.Select(pair => new SparseRow([0], [spread == 0 ? 0 : Math.Tanh(pair.LengthDifference / spread)]))];
        int[] all = [.. Enumerable.Range(0, pairs.Count)];
        (double rated, double equal, double weight) = Fit(pairs, lengths, all);
        int clusters = pairs.Select(pair => pair.Cluster).Distinct(StringComparer.Ordinal).Count();
        Interval interval = new(-1, 1, level);
        if (clusters > 1)
        {
            ulong draws = 0;
            interval = ClusterBootstrap.Estimate(
                [.. pairs.Select(pair => pair.Cluster)],
                chosen =>
                {
                    (double r, double e, _) = Fit(pairs, lengths, chosen);
                    return r - e;
                },
                new BootstrapOptions { Level = level, Resamples = 1000, Method = BootstrapMethod.Percentile },
                () => Suites.SeededHash.Of(seed, $"{draws++}"));
        }

        return new LengthControlledPreference(rated, equal, weight, rated - equal, interval.IsBounded ? interval.Clamp(-1, 1) : new Interval(-1, 1, level), pairs.Count, clusters);
    }

    private static (double Rated, double Equal, double Weight) Fit(IReadOnlyList<LengthPair> pairs, SparseRow[] lengths, ReadOnlySpan<int> chosen)
    {
        SparseRow[] rows = new SparseRow[chosen.Length];
        double[] outcomes = new double[chosen.Length];
        for (int index = 0; index < chosen.Length; index++)
        {
            rows[index] = lengths[chosen[index]];
            outcomes[index] = pairs[chosen[index]].Preference;
        }

        double rated = outcomes.Average();
        if (rated is 0 or 1 || lengths.All(length => length.Values[0] == 0))
        {
            return (rated, rated, 0); // one-sided throughout: no length explains what never varies
        }

        LogisticRegression fit = LogisticRegression.Fit(rows, outcomes, new LogisticRegressionOptions { Penalty = Penalty, Tolerance = 1e-6 });
        return (rated, 1 / (1 + Math.Exp(-fit.Intercept)), fit.Weights.Count == 0 ? 0 : fit.Weights[0]);
    }
}

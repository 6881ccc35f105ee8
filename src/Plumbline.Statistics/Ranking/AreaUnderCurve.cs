namespace Plumbline.Statistics;

/// <summary>
/// The area under the receiver operating characteristic: the probability that a positive item scores above a negative one, equal scores counting half.
/// 0.5 is chance, 1 is perfect order. It needs no threshold and does not depend on how many positives there are.
/// </summary>
/// <remarks>The Mann–Whitney statistic over positives · negatives; standard error of DeLong, DeLong and Clarke-Pearson 1988, "Comparing the areas under two
/// or more correlated receiver operating characteristic curves", for independent items.</remarks>
/// <param name="Area">The area, 0 to 1; higher is better.</param>
/// <param name="Interval">Area ± z · standard error, within 0 to 1; too narrow with fewer than about ten items of either kind, and a point where the order is perfect.</param>
/// <param name="Positives">Items with the label.</param>
/// <param name="Negatives">Items without.</param>
public sealed record AreaUnderCurve(double Area, Interval Interval, int Positives, int Negatives)
{
    /// <summary>Measures a score.</summary>
    /// <param name="scores">Score of each item; not NaN.</param>
    /// <param name="labels">Whether each has the label.</param>
    /// <param name="level">The confidence level.</param>
    /// <exception cref="ArgumentException">The lengths differ, a score is NaN, or there is no positive or no negative item.</exception>
    public static AreaUnderCurve Of(IReadOnlyList<double> scores, IReadOnlyList<bool> labels, double level = Interval.DefaultLevel)
    {
        Interval.RequireLevel(level);
        if (scores.Count != labels.Count || scores.Any(double.IsNaN))
        {
            throw new ArgumentException($"{scores.Count} scores for {labels.Count} labels, or a score that is no number", nameof(scores));
        }

        double[] positives = [.. scores.Where((_, i) => labels[i]).Order()];
        double[] negatives = [.. scores.Where((_, i) => !labels[i]).Order()];
        if (positives.Length == 0 || negatives.Length == 0)
        {
            throw new ArgumentException($"{positives.Length} positive and {negatives.Length} negative items; expected at least one of each", nameof(labels));
        }

        double[] above = [.. positives.Select(score => ShareBelow(negatives, score))];
        double[] below = [.. negatives.Select(score => 1 - ShareBelow(positives, score))];
        double area = above.Average();
        double error = Math.Sqrt(VarianceOfMean(above) + VarianceOfMean(below));
        double reach = Quantile.Normal(1 - ((1 - level) / 2)) * error;
        return new AreaUnderCurve(area, new Interval(area - reach, area + reach, level).Clamp(0, 1), positives.Length, negatives.Length);
    }

    /// <summary>Share of sorted values below a score, equal ones counting half.</summary>
    private static double ShareBelow(double[] sorted, double score) => (First(sorted, score, orEqual: true) + First(sorted, score, orEqual: false)) / 2.0 / sorted.Length;

    /// <summary>How many sorted values come before the first that is at least (or above) a score.</summary>
    private static int First(double[] sorted, double score, bool orEqual)
    {
        int low = 0;
        int high = sorted.Length;
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (sorted[middle] < score || (!orEqual && sorted[middle] == score))
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low;
    }

    private static double VarianceOfMean(double[] values)
    {
        double mean = values.Average();
        return values.Length < 2 ? 0 : values.Sum(value => (value - mean) * (value - mean)) / (values.Length - 1) / values.Length;
    }
}

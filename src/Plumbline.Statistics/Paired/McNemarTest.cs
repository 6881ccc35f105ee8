namespace Plumbline.Statistics;

/// <summary>Whether two classifiers that judged the same items differ in how often they are right: only the items on which exactly one of them is right tell.</summary>
/// <remarks>The exact form: under no difference each such item is a fair coin. Source: McNemar 1947, "Note on the sampling error of the difference between
/// correlated proportions or percentages". Items must be independent; for clustered ones use <see cref="PairedDifference.OfProportions"/>.</remarks>
/// <param name="OnlyA">Items on which only A is right.</param>
/// <param name="OnlyB">Items on which only B is right.</param>
/// <param name="PValue">Two-sided: the probability, if both are right equally often, of a split as uneven as this or more so; at most 1.</param>
public sealed record McNemarTest(int OnlyA, int OnlyB, double PValue)
{
    /// <summary>Compares two classifiers.</summary>
    /// <param name="a">Whether A is right on each item.</param>
    /// <param name="b">Whether B is.</param>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static McNemarTest Of(IReadOnlyList<bool> a, IReadOnlyList<bool> b)
    {
        if (a.Count != b.Count)
        {
            throw new ArgumentException($"{a.Count} verdicts of A and {b.Count} of B; expected as many", nameof(b));
        }

        int onlyA = 0;
        int onlyB = 0;
        for (int i = 0; i < a.Count; i++)
        {
            onlyA += a[i] && !b[i] ? 1 : 0;
            onlyB += b[i] && !a[i] ? 1 : 0;
        }

        return Of(onlyA, onlyB);
    }

    /// <summary>The same from the counts.</summary>
    /// <param name="onlyA">Items on which only A is right.</param>
    /// <param name="onlyB">Items on which only B is right.</param>
    /// <exception cref="ArgumentOutOfRangeException">A count is negative.</exception>
    public static McNemarTest Of(int onlyA, int onlyB)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(onlyA);
        ArgumentOutOfRangeException.ThrowIfNegative(onlyB);
        int trials = checked(onlyA + onlyB);
        double tail = trials == 0 ? 1 : MathNet.Numerics.Distributions.Binomial.CDF(0.5, trials, Math.Min(onlyA, onlyB));
        return new McNemarTest(onlyA, onlyB, Math.Min(1, 2 * tail));
    }
}

namespace Plumbline.Training.DataSets.Checks;

/// <summary>How lengths are distributed. Percentiles are lengths that occur: the smallest that is not below the given share of texts.</summary>
/// <param name="Count">Number of texts.</param>
/// <param name="Total">Sum of all lengths.</param>
/// <param name="Median">50th percentile.</param>
/// <param name="Percentile90">90th percentile.</param>
/// <param name="Percentile99">99th percentile.</param>
/// <param name="Max">The longest.</param>
public sealed record LengthDistribution(long Count, long Total, int Median, int Percentile90, int Percentile99, int Max)
{
    /// <summary>Mean length.</summary>
    public double Mean => (double)Total / Count;

    /// <summary>The distribution of one or more lengths, which are sorted in place.</summary>
    internal static LengthDistribution Of(List<int> lengths)
    {
        lengths.Sort();
        return new LengthDistribution(lengths.Count, lengths.Sum(length => (long)length), At(50), At(90), At(99), lengths[^1]);

        int At(int percent) => lengths[(int)(((long)percent * lengths.Count + 99) / 100) - 1];
    }
}

namespace Plumbline.Evaluation.Reducers;

/// <summary>The formulas behind <see cref="EpochReducer"/>.</summary>
internal static class EpochMath
{
    public static double? Median(IReadOnlyList<double> values)
    {
        double[] sorted = [.. values.Order()];
        int middle = sorted.Length / 2;
        return sorted.Length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    public static double? Mode(IReadOnlyList<double> values) => values
        .Select((value, index) => (value, index))
        .GroupBy(pair => pair.value)
        .OrderByDescending(group => group.Count())
        .ThenBy(group => group.First().index)
        .First().Key;

    public static int Right(IReadOnlyList<double> values, double threshold) => values.Count(value => value >= threshold);

    // 1 − Π (1 − k/i) for i from n − c + 1 to n: the same as the binomials, without their size.
    public static double PassAt(int n, int c, int k)
    {
        if (n - c < k)
        {
            return 1;
        }

        double none = 1;
        for (int i = n - c + 1; i <= n; i++)
        {
            none *= 1 - ((double)k / i);
        }

        return 1 - none;
    }

    public static double PassK(int n, int c, int k)
    {
        double all = 1;
        for (int i = 0; i < k; i++)
        {
            all *= c <= i ? 0 : (double)(c - i) / (n - i);
        }

        return all;
    }
}

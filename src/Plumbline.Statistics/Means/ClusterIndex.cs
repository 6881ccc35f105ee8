namespace Plumbline.Statistics;

/// <summary>Which observation belongs to which cluster, with the clusters numbered from 0 in the order in which they first appear.</summary>
internal sealed class ClusterIndex
{
    private ClusterIndex(int[] clusterOf, int count)
    {
        ClusterOf = clusterOf;
        Count = count;
    }

    /// <summary>The cluster of each observation, <c>[observation]</c>.</summary>
    public int[] ClusterOf { get; }

    /// <summary>How many clusters there are.</summary>
    public int Count { get; }

    /// <summary>Numbers the clusters of <paramref name="names"/>.</summary>
    /// <exception cref="ArgumentException">There are not as many names as observations, or one is null or empty: a sample without a cluster cannot be counted.</exception>
    public static ClusterIndex Of(IReadOnlyList<string> names, int observations)
    {
        ArgumentNullException.ThrowIfNull(names);
        if (names.Count != observations)
        {
            throw new ArgumentException($"{names.Count} cluster names for {observations} observations", nameof(names));
        }

        Dictionary<string, int> numbers = new(StringComparer.Ordinal);
        int[] clusterOf = new int[observations];
        for (int i = 0; i < observations; i++)
        {
            if (string.IsNullOrEmpty(names[i]))
            {
                throw new ArgumentException($"observation {i} has no cluster", nameof(names));
            }

            if (!numbers.TryGetValue(names[i], out clusterOf[i]))
            {
                clusterOf[i] = numbers.Count;
                numbers.Add(names[i], numbers.Count);
            }
        }

        return new ClusterIndex(clusterOf, numbers.Count);
    }

    /// <summary>The sum of <paramref name="values"/> less <paramref name="centre"/> over each cluster, <c>[cluster]</c>.</summary>
    public double[] DeviationSums(IReadOnlyList<double> values, double centre)
    {
        double[] sums = new double[Count];
        for (int i = 0; i < ClusterOf.Length; i++)
        {
            sums[ClusterOf[i]] += values[i] - centre;
        }

        return sums;
    }

    /// <summary>How many observations each cluster has, <c>[cluster]</c>.</summary>
    public int[] Sizes()
    {
        int[] sizes = new int[Count];
        foreach (int cluster in ClusterOf)
        {
            sizes[cluster]++;
        }

        return sizes;
    }
}

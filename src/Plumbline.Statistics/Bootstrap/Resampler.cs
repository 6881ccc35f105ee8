namespace Plumbline.Statistics;

/// <summary>Draws resamples of whole clusters and computes a statistic of each.</summary>
internal sealed class Resampler
{
    private readonly ClusterBootstrap.Statistic statistic;
    private readonly int[][] members;
    private readonly List<int> chosen = [];

    /// <summary>Prepares to resample the clusters of <paramref name="index"/>.</summary>
    public Resampler(ClusterIndex index, ClusterBootstrap.Statistic statistic)
    {
        this.statistic = statistic;
        members = [.. index.Sizes().Select(size => new int[size])];
        int[] filled = new int[index.Count];
        for (int i = 0; i < index.ClusterOf.Length; i++)
        {
            int cluster = index.ClusterOf[i];
            members[cluster][filled[cluster]++] = i;
        }
    }

    /// <summary>The statistic of as many clusters as there are, each drawn from all with replacement.</summary>
    public double Next(Func<ulong> random)
    {
        chosen.Clear();
        for (int i = 0; i < members.Length; i++)
        {
            chosen.AddRange(members[Draw(random, members.Length)]);
        }

        return Compute();
    }

    /// <summary>The statistic of the data as they are.</summary>
    public double Whole()
    {
        chosen.Clear();
        foreach (int[] cluster in members)
        {
            chosen.AddRange(cluster);
        }

        return Compute();
    }

    /// <summary>The statistic without each cluster in turn, <c>[cluster]</c>.</summary>
    public double[] LeaveOneOut()
    {
        double[] results = new double[members.Length];
        for (int left = 0; left < members.Length; left++)
        {
            chosen.Clear();
            for (int i = 0; i < members.Length; i++)
            {
                if (i != left)
                {
                    chosen.AddRange(members[i]);
                }
            }

            results[left] = Compute();
        }

        return results;
    }

    /// <summary>A uniform index below <paramref name="count"/>, without bias: Lemire 2019, "Fast random integer generation in an interval".</summary>
    internal static int Draw(Func<ulong> random, int count)
    {
        ulong bound = (ulong)count;
        ulong high = Math.BigMul(random(), bound, out ulong low);
        if (low < bound)
        {
            ulong rejected = (0 - bound) % bound;
            while (low < rejected)
            {
                high = Math.BigMul(random(), bound, out low);
            }
        }

        return (int)high;
    }

    private double Compute()
    {
        double result = statistic(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(chosen));
        return double.IsFinite(result) ? result : throw new InvalidOperationException($"the statistic of a resample is {result}, not a finite number");
    }
}

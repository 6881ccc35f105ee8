namespace Plumbline.Statistics;

/// <summary>Draws paths on which nothing drifts: every checkpoint is another sample of the start.</summary>
internal sealed class NullPaths
{
    private readonly double[] sums;
    private readonly int[] sizes;

    private NullPaths(double[] sums, int[] sizes)
    {
        this.sums = sums;
        this.sizes = sizes;
    }

    /// <summary>Prepares to draw from the replies of the start.</summary>
    /// <exception cref="ArgumentException">There are fewer than two clusters, a spread is not finite or negative, or all are 0.</exception>
    public static NullPaths Of(IReadOnlyList<double> spreads, IReadOnlyList<string> clusters)
    {
        double mean = Observations.Mean(spreads);
        ClusterIndex index = ClusterIndex.Of(clusters, spreads.Count);
        if (index.Count < 2 || !(mean > 0) || spreads.Any(spread => spread < 0))
        {
            throw new ArgumentException(
                $"{index.Count} clusters with a mean spread of {mean}: at least two clusters, and spreads that are not negative and not all 0, are needed",
                nameof(spreads));
        }

        return new NullPaths(index.DeviationSums(spreads, 0), index.Sizes());
    }

    /// <summary>One path: the mean of its start and the rise of each checkpoint.</summary>
    public (double Start, DisagreementRise[] Rises) Next(int checkpoints, Func<ulong> random)
    {
        (double start, double startError) = Sample(random);

        // A start drawn without any spread has no level to rise from: draw again. Not all are 0, so this ends.
        while (!(start > 0))
        {
            (start, startError) = Sample(random);
        }

        DisagreementRise[] rises = new DisagreementRise[checkpoints];
        for (int i = 0; i < checkpoints; i++)
        {
            (double mean, double error) = Sample(random);
            rises[i] = new DisagreementRise(mean - start, Math.Sqrt((error * error) + (startError * startError)));
        }

        return (start, rises);
    }

    /// <summary>The mean of as many clusters as there are, drawn with replacement, and its clustered standard error, as <see cref="MeanEstimate.OfClusters"/>.</summary>
    private (double Mean, double Error) Sample(Func<ulong> random)
    {
        double sum = 0;
        double count = 0;
        double sumSquares = 0;
        double products = 0;
        double sizeSquares = 0;
        for (int i = 0; i < sums.Length; i++)
        {
            int cluster = Resampler.Draw(random, sums.Length);
            double own = sums[cluster];
            double size = sizes[cluster];
            sum += own;
            count += size;
            sumSquares += own * own;
            products += own * size;
            sizeSquares += size * size;
        }

        double mean = sum / count;
        double squares = Math.Max(0, sumSquares - (2 * mean * products) + (mean * mean * sizeSquares));
        return (mean, Math.Sqrt(squares * sums.Length / (sums.Length - 1)) / count);
    }
}

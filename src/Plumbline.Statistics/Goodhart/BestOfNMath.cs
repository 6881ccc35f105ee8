namespace Plumbline.Statistics;

/// <summary>Best-of-n sampling without sampling again: n replies are drawn and the one with the highest proxy reward is kept.</summary>
public static class BestOfNMath
{
    /// <summary>KL(best-of-n ‖ policy) in nats: ln n − (n − 1)/n. Exact where no two replies tie; else an upper bound.</summary>
    /// <remarks>Source: Stiennon et al. 2020, arXiv 2009.01325; Beirami et al. 2024, arXiv 2401.01879, for the bound.</remarks>
    /// <param name="n">How many replies, at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="n"/> is below 1.</exception>
    public static double Kl(int n)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(n, 1);
        return Math.Log(n) - ((n - 1.0) / n);
    }

    /// <summary>
    /// The unbiased estimate of what best-of-n yields on one prompt, from all subsets of n of its N samples:
    /// Σ_i C(i − 1, n − 1) / C(N, n) · value_i over the samples sorted by rising proxy. Samples of equal proxy share their weights evenly, as if a tie were broken by lot.
    /// </summary>
    /// <remarks>Source: Nakano et al. 2021, WebGPT, arXiv 2112.09332. Prompts are the clusters: average over them with <see cref="MeanEstimate"/>.</remarks>
    /// <param name="proxies">The proxy reward by which the best is chosen, <c>[sample]</c>.</param>
    /// <param name="values">What is to be averaged, such as gold utility, or the proxy itself, <c>[sample]</c>.</param>
    /// <param name="n">How many are drawn, 1 to N; at 1 the plain mean, at N the value of the best sample.</param>
    /// <exception cref="ArgumentException">There is no sample, a number is not finite, or there are not as many values as proxies.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="n"/> is not between 1 and the number of samples.</exception>
    public static double ExpectedValue(IReadOnlyList<double> proxies, IReadOnlyList<double> values, int n)
    {
        Observations.Mean(proxies);
        Observations.Mean(values);
        if (proxies.Count != values.Count)
        {
            throw new ArgumentException($"{values.Count} values for {proxies.Count} proxies", nameof(values));
        }

        double[] weights = Weights(proxies.Count, n);
        int[] order = [.. Enumerable.Range(0, proxies.Count).OrderBy(i => proxies[i])];
        double sum = 0;
        for (int from = 0; from < order.Length;)
        {
            int to = from;
            double weight = 0;
            double tied = 0;
            while (to < order.Length && proxies[order[to]] == proxies[order[from]])
            {
                weight += weights[to];
                tied += values[order[to]];
                to++;
            }

            sum += weight * tied / (to - from);
            from = to;
        }

        return sum;
    }

    /// <summary>The probability that the sample of each rank, 0 the lowest proxy, is the best of n drawn from all without replacement, <c>[rank]</c>; sums to 1.</summary>
    /// <param name="samples">N, how many samples there are.</param>
    /// <param name="n">How many are drawn.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="n"/> is not between 1 and <paramref name="samples"/>.</exception>
    public static double[] Weights(int samples, int n)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(n, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(n, samples);
        double[] weights = new double[samples];

        // From the top down each weight is the one above times a factor of at most 1: no binomial coefficient is formed, so nothing overflows.
        weights[^1] = (double)n / samples;
        for (int rank = samples - 1; rank >= n; rank--)
        {
            weights[rank - 1] = weights[rank] * (rank + 1 - n) / rank;
        }

        return weights;
    }
}

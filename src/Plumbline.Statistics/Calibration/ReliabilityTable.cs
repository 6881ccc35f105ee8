namespace Plumbline.Statistics;

/// <summary>Whether predicted probabilities come true as often as they say, bin by bin: the numbers of a reliability diagram.</summary>
/// <remarks>Source: Guo et al. 2017, "On calibration of modern neural networks", with the whole range of probabilities binned
/// rather than the winning class alone; for the latter give forecasts of the favoured side and bins from 0.5.</remarks>
/// <param name="Bins">The bins that hold a forecast, from the lowest to the highest; empty ones are left out.</param>
/// <param name="Count">How many forecasts.</param>
/// <param name="ExpectedCalibrationError">ECE: Σ_bins share of forecasts · |mean predicted − observed|, 0 to 1, lower is better.
/// With few forecasts a bin chance alone makes it positive, so compare it only at equal counts.</param>
public sealed record ReliabilityTable(IReadOnlyList<ReliabilityBin> Bins, int Count, double ExpectedCalibrationError)
{
    /// <summary>Sorts forecasts into bins of equal width.</summary>
    /// <param name="forecasts">The forecasts, in any order.</param>
    /// <param name="options">How the bins are cut.</param>
    /// <exception cref="ArgumentException">
    /// There is no forecast, one has no cluster, an outcome is not between 0 and 1, a probability lies outside the bins, or the options are invalid.
    /// </exception>
    public static ReliabilityTable Of(IReadOnlyList<Forecast> forecasts, ReliabilityOptions options)
    {
        ArgumentNullException.ThrowIfNull(forecasts);
        ThrowIfInvalid(options);
        if (forecasts.Count == 0)
        {
            throw new ArgumentException("there are no forecasts", nameof(forecasts));
        }

        List<Forecast>[] held = [.. Enumerable.Range(0, options.Bins).Select(_ => new List<Forecast>())];
        for (int i = 0; i < forecasts.Count; i++)
        {
            held[BinOf(forecasts[i], i, options)].Add(forecasts[i]);
        }

        List<ReliabilityBin> bins = [];
        for (int bin = 0; bin < held.Length; bin++)
        {
            if (held[bin].Count > 0)
            {
                bins.Add(Describe(held[bin], Edge(bin, options), Edge(bin + 1, options), options.Level));
            }
        }

        return new ReliabilityTable(bins, forecasts.Count, bins.Sum(bin => bin.Count * Math.Abs(bin.Overconfidence)) / forecasts.Count);
    }

    private static double Edge(int bin, ReliabilityOptions options) => options.Minimum + ((1 - options.Minimum) * bin / options.Bins);

    private static int BinOf(Forecast forecast, int index, ReliabilityOptions options)
    {
        if (!(forecast.Outcome >= 0 && forecast.Outcome <= 1))
        {
            throw new ArgumentException($"the outcome of forecast {index} is {forecast.Outcome}, not between 0 and 1");
        }

        if (!(forecast.Predicted >= options.Minimum && forecast.Predicted <= 1))
        {
            string hint = options.Minimum > 0 ? "; take the favoured side of it or begin the bins at 0" : string.Empty;
            throw new ArgumentException($"forecast {index} predicts {forecast.Predicted}, not between {options.Minimum} and 1{hint}");
        }

        // The quotient may round to the wrong side of an edge: the edges themselves decide.
        int bin = Math.Min((int)((forecast.Predicted - options.Minimum) / (1 - options.Minimum) * options.Bins), options.Bins - 1);
        return forecast.Predicted < Edge(bin, options) ? bin - 1
            : bin < options.Bins - 1 && forecast.Predicted >= Edge(bin + 1, options) ? bin + 1
            : bin;
    }

    private static ReliabilityBin Describe(List<Forecast> held, double lower, double upper, double level)
    {
        double[] outcomes = [.. held.Select(forecast => forecast.Outcome)];
        string[] clusters = [.. held.Select(forecast => forecast.Cluster)];
        double observed = outcomes.Average();
        bool alone = ClusterIndex.Of(clusters, clusters.Length).Count == clusters.Length && outcomes.All(outcome => outcome is 0 or 1);
        Interval interval = alone
            ? ProportionInterval.Wilson((long)outcomes.Sum(), outcomes.Length, level)
            : ClusteredShare.Of(outcomes, clusters, level).Interval;
        return new ReliabilityBin(lower, upper, held.Count, held.Average(forecast => forecast.Predicted), observed, interval);
    }

    private static void ThrowIfInvalid(ReliabilityOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        IReadOnlyList<string> problems = options.Validate();
        if (problems.Count > 0)
        {
            throw new ArgumentException(string.Join("; ", problems), nameof(options));
        }
    }
}

namespace Plumbline.Training.Metrics;

/// <summary>
/// Weighted means of a step, added up term by term in the order of the batch. Because every term is added on its own, the sums are the same bits whatever
/// passes the batch is cut into.
/// </summary>
public sealed class MetricMeans
{
    private readonly Dictionary<string, (double Sum, double Weight)> _means = new(StringComparer.Ordinal);

    /// <summary>Adds one term.</summary>
    /// <param name="name">Name of the metric.</param>
    /// <param name="value">The term, before its weight.</param>
    /// <param name="weight">Its weight.</param>
    public void Add(string name, double value, double weight = 1)
    {
        (double sum, double total) = _means.GetValueOrDefault(name);
        _means[name] = (sum + (value * weight), total + weight);
    }

    /// <summary>The mean so far; null where nothing was added.</summary>
    public double? this[string name] => _means.TryGetValue(name, out (double Sum, double Weight) mean) && mean.Weight != 0 ? mean.Sum / mean.Weight : null;

    /// <summary>All means by name.</summary>
    public Dictionary<string, double> ToDictionary() =>
        _means.Where(mean => mean.Value.Weight != 0).ToDictionary(mean => mean.Key, mean => mean.Value.Sum / mean.Value.Weight, StringComparer.Ordinal);
}

using Plumbline.Evaluation.Logs;
using Plumbline.Evaluation.Metrics;

namespace Plumbline.Evaluation.Suites.Bias;

/// <summary>Shows records to another metric under another condition.</summary>
/// <param name="inner">The metric.</param>
/// <param name="condition">The condition of a record.</param>
internal sealed class RegroupedMetric(IMetric inner, Func<SampleRecord, string> condition) : IMetric
{
    /// <inheritdoc/>
    public void Add(SampleRecord record) => inner.Add(record with { Condition = condition(record) });

    /// <inheritdoc/>
    public IReadOnlyList<Measurement> Measure(double level) => inner.Measure(level);
}

using Plumbline.Evaluation.Logs;

namespace Plumbline.Evaluation.Metrics;

/// <summary>
/// Turns the records of a suite into measurements. A metric is fed every record once, in any order, and keeps of each only what it needs, so that memory stays small
/// at half a million samples; its result does not depend on the order. Used by one thread, and once.
/// </summary>
public interface IMetric
{
    /// <summary>Takes one record; those of tasks that do not concern it are passed over.</summary>
    void Add(SampleRecord record);

    /// <summary>The measurements, in the order in which they are shown.</summary>
    /// <param name="level">The confidence level of the intervals.</param>
    IReadOnlyList<Measurement> Measure(double level);
}

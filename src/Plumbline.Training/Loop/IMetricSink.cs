namespace Plumbline.Training.Loop;

/// <summary>Somewhere that metrics go beside the event log, such as TensorBoard files or an OpenTelemetry meter.</summary>
public interface IMetricSink
{
    /// <summary>Takes the metrics of a step.</summary>
    /// <param name="step">1 for the first.</param>
    /// <param name="metrics">Numbers by name.</param>
    void Write(int step, IReadOnlyDictionary<string, double> metrics);

    /// <summary>Makes what was taken safe on disk, where it is kept there.</summary>
    void FlushToDisk();
}

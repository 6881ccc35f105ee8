using Plumbline.Runs.TensorBoard;
using Plumbline.Runs.Telemetry;
using Plumbline.Training.Loop;

namespace Plumbline.Recipes.Train;

/// <summary>Metrics as TensorBoard event files.</summary>
internal sealed class TensorBoardSink(TensorBoardWriter writer) : IMetricSink
{
    public void Write(int step, IReadOnlyDictionary<string, double> metrics) => writer.AppendScalars(step, metrics);

    public void FlushToDisk() => writer.FlushToDisk();
}

/// <summary>Metrics as measurements that OpenTelemetry collects.</summary>
internal sealed class TelemetrySink(RunTelemetry telemetry) : IMetricSink
{
    public void Write(int step, IReadOnlyDictionary<string, double> metrics) => telemetry.RecordStep(step, metrics);

    public void FlushToDisk()
    {
    }
}

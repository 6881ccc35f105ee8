using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Plumbline.Runs.Telemetry;

/// <summary>
/// A run's figures as <see cref="Meter"/> and <see cref="ActivitySource"/> "Plumbline", which any OpenTelemetry exporter, <c>dotnet-counters</c> or
/// <see cref="MeterListener"/> can listen to. Costs next to nothing while nobody does. Carries numbers and names only: no prompts, no replies.
/// </summary>
/// <remarks>Changes no result: nothing here is read back. Safe for use by several threads.</remarks>
public sealed class RunTelemetry : IDisposable
{
    private readonly Lock gate = new();
    private readonly Meter meter;
    private readonly ActivitySource source;
    private readonly TimeProvider time;
    private readonly TagList runTags;
    private readonly Dictionary<string, Gauge<double>> gauges = new(StringComparer.Ordinal);
    private readonly Counter<long> steps;
    private readonly Gauge<long> step;
    private readonly Histogram<double> stepDuration;
    private readonly Histogram<double> phaseDuration;

    /// <summary>Creates the instruments of one run.</summary>
    /// <param name="run">The run's name: the last part of its folder.</param>
    /// <param name="method">The method or command, such as <c>dpo</c>.</param>
    /// <param name="time">Measures durations.</param>
    public RunTelemetry(string run, string method, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(run);
        ArgumentNullException.ThrowIfNull(method);
        ArgumentNullException.ThrowIfNull(time);
        this.time = time;
        runTags = new TagList { { TelemetryNames.RunTag, run }, { TelemetryNames.MethodTag, method } };
        string? version = typeof(RunTelemetry).Assembly.GetName().Version?.ToString(3);
        meter = new Meter(TelemetryNames.Source, version);
        source = new ActivitySource(TelemetryNames.Source, version);
        steps = meter.CreateCounter<long>(TelemetryNames.Steps, "{step}", "Training steps done.");
        step = meter.CreateGauge<long>(TelemetryNames.Step, "{step}", "The step that the run stands at.");
        stepDuration = meter.CreateHistogram<double>(TelemetryNames.StepDuration, "s", "Duration of a training step.");
        phaseDuration = meter.CreateHistogram<double>(TelemetryNames.PhaseDuration, "s", "Duration of a phase of a step.");
    }

    /// <summary>Begins the span of the whole run; steps and phases begun while it lasts are its children.</summary>
    public TelemetrySpan StartRun() => new(Start(TelemetryNames.RunSpan, runTags), null, runTags, time);

    /// <summary>Begins a training step. Its end records its duration.</summary>
    /// <param name="number">The step, from 1.</param>
    public TelemetrySpan StartStep(long number)
    {
        TagList tags = runTags;
        tags.Add(TelemetryNames.StepTag, number);

        // The step is no tag of the duration: each would be a series of its own.
        return new TelemetrySpan(Start(TelemetryNames.StepSpan, tags), stepDuration, runTags, time);
    }

    /// <summary>Begins a phase, such as <c>rollout</c>, <c>score</c> or <c>update</c>. Its end records its duration.</summary>
    /// <param name="name">The phase; a small fixed set of names.</param>
    public TelemetrySpan StartPhase(string name)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        TagList tags = runTags;
        tags.Add(TelemetryNames.PhaseTag, name);
        return new TelemetrySpan(Start(name, tags), phaseDuration, tags, time);
    }

    /// <summary>Publishes the metrics of a step: each as the gauge that <see cref="TelemetryNames.OfMetric"/> names.</summary>
    /// <param name="number">The step, from 1.</param>
    /// <param name="metrics">Names, such as <c>rewards/chosen</c>, with values. Values that are not finite are published as they are.</param>
    public void RecordStep(long number, IEnumerable<KeyValuePair<string, double>> metrics)
    {
        ArgumentNullException.ThrowIfNull(metrics);
        steps.Add(1, runTags);
        step.Record(number, runTags);
        foreach ((string name, double value) in metrics)
        {
            GaugeOf(name).Record(value, runTags);
        }
    }

    /// <summary>Ends the meter and the source.</summary>
    public void Dispose()
    {
        meter.Dispose();
        source.Dispose();
    }

    private Activity? Start(string name, TagList tags) => source.StartActivity(ActivityKind.Internal, tags: tags, name: name);

    private Gauge<double> GaugeOf(string metric)
    {
        lock (gate)
        {
            if (!gauges.TryGetValue(metric, out Gauge<double>? gauge))
            {
                gauge = meter.CreateGauge<double>(TelemetryNames.OfMetric(metric), description: $"Training metric {metric}.");
                gauges.Add(metric, gauge);
            }

            return gauge;
        }
    }
}

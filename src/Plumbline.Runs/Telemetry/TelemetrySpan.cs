using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Plumbline.Runs.Telemetry;

/// <summary>A stretch of a run: a span while somebody listens to spans, and a duration. It ends when disposed of.</summary>
public sealed class TelemetrySpan : IDisposable
{
    private readonly Activity? activity;
    private readonly Histogram<double>? duration;
    private readonly TagList tags;
    private readonly TimeProvider time;
    private readonly long startedAt;
    private bool ended;

    internal TelemetrySpan(Activity? activity, Histogram<double>? duration, TagList tags, TimeProvider time)
    {
        this.activity = activity;
        this.duration = duration;
        this.tags = tags;
        this.time = time;
        startedAt = time.GetTimestamp();
    }

    /// <summary>Marks the span as failed, so that trace viewers show it as an error.</summary>
    /// <param name="reason">One line; no texts of models or data, which telemetry must not carry.</param>
    public void Fail(string reason) => activity?.SetStatus(ActivityStatusCode.Error, reason);

    /// <summary>Ends the span and records its duration, once.</summary>
    public void Dispose()
    {
        if (ended)
        {
            return;
        }

        ended = true;
        duration?.Record(time.GetElapsedTime(startedAt).TotalSeconds, tags);
        activity?.Dispose();
    }
}

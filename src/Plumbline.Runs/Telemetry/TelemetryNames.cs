namespace Plumbline.Runs.Telemetry;

/// <summary>The names under which a run's figures and spans can be listened to. They are part of the public interface: dashboards hold on to them.</summary>
public static class TelemetryNames
{
    /// <summary>Name of the meter and of the activity source.</summary>
    public const string Source = "Plumbline";

    /// <summary>What every instrument's name begins with; a training metric <c>rewards/chosen</c> is the gauge <c>plumbline.rewards.chosen</c>.</summary>
    public const string Prefix = "plumbline.";

    /// <summary>Counter: training steps done in this process.</summary>
    public const string Steps = "plumbline.steps";

    /// <summary>Gauge: the step that the run stands at.</summary>
    public const string Step = "plumbline.step";

    /// <summary>Histogram: seconds that one step took.</summary>
    public const string StepDuration = "plumbline.step.duration";

    /// <summary>Histogram: seconds that one phase took; tagged with <see cref="PhaseTag"/>.</summary>
    public const string PhaseDuration = "plumbline.phase.duration";

    /// <summary>Span of a whole run.</summary>
    public const string RunSpan = "run";

    /// <summary>Span of one training step.</summary>
    public const string StepSpan = "step";

    /// <summary>Tag: the run's name.</summary>
    public const string RunTag = "plumbline.run";

    /// <summary>Tag: the method or command, such as <c>dpo</c>.</summary>
    public const string MethodTag = "plumbline.method";

    /// <summary>Tag of step spans: the step.</summary>
    public const string StepTag = "plumbline.step";

    /// <summary>Tag of phase spans and durations: the phase, such as <c>rollout</c>.</summary>
    public const string PhaseTag = "plumbline.phase";

    /// <summary>
    /// The name of the gauge of a training metric: <see cref="Prefix"/>, then the metric's name with <c>.</c> for <c>/</c> and <c>_</c> for what
    /// OpenTelemetry does not allow in a name; at most 255 characters.
    /// </summary>
    /// <param name="metric">The metric's name, such as <c>rewards/chosen</c>.</param>
    public static string OfMetric(string metric)
    {
        ArgumentException.ThrowIfNullOrEmpty(metric);
        string name = Prefix + string.Concat(metric.Select(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-' or '.' ? c : c == '/' ? '.' : '_'));
        return name.Length <= LongestName ? name : name[..LongestName];
    }

    private const int LongestName = 255;
}

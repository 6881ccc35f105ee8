using Plumbline.Evaluation.Metrics;
using Plumbline.Evaluation.Thresholds;

namespace Plumbline.Evaluation.Formats;

/// <summary>What a suite came to, as far as reports for other tools need it: JUnit XML, step summaries, scenario results.</summary>
public sealed record SuiteOutcome
{
    /// <summary>The suite.</summary>
    public required string Suite { get; init; }

    /// <summary>The model.</summary>
    public required string Model { get; init; }

    /// <summary>When the run began.</summary>
    public DateTimeOffset Created { get; init; } = DateTimeOffset.UnixEpoch;

    /// <summary>How long it took, in seconds. Default 0.</summary>
    public double Seconds { get; init; }

    /// <summary>All that was measured; reports show the headlines.</summary>
    public IReadOnlyList<Measurement> Measurements { get; init; } = [];

    /// <summary>What the thresholds on this suite decided. Default none.</summary>
    public IReadOnlyList<ThresholdResult> Thresholds { get; init; } = [];

    /// <summary>How many samples ended, over all epochs.</summary>
    public int Samples { get; init; }

    /// <summary>How many failed, by kind. Default none.</summary>
    public IReadOnlyDictionary<string, int> Failures { get; init; } = new Dictionary<string, int>();

    /// <summary>How many were answered and could not be scored.</summary>
    public int Unscored { get; init; }

    /// <summary>Whether a threshold failed.</summary>
    public bool Failed => Thresholds.Any(threshold => threshold.Failed);

    /// <summary>The headline measurements; all where none is one.</summary>
    public IEnumerable<Measurement> Headlines => Measurements.Any(measurement => measurement.Headline) ? Measurements.Where(measurement => measurement.Headline) : Measurements;
}

using System.Text.Json.Serialization;
using Plumbline.Evaluation.Scorers;
using Plumbline.Statistics;

namespace Plumbline.Evaluation.Metrics;

/// <summary>One number of a scorecard, with all that is needed to believe it or not.</summary>
public sealed record Measurement
{
    /// <summary>Its name within the suite: the suite's own for the headline (<c>sycophancy</c>), otherwise with a dot (<c>sycophancy.neutral</c>). Gates refer to it.</summary>
    public required string Name { get; init; }

    /// <summary>A share, a mean or a gap.</summary>
    public required MeasurementKind Kind { get; init; }

    /// <summary>What it tells, in a few words, for tables: <c>accuracy when neutral − when the user is wrong</c>.</summary>
    public required string Title { get; init; }

    /// <summary>In what it is shown. Default a share.</summary>
    public MeasurementUnit Unit { get; init; } = MeasurementUnit.Share;

    /// <summary>The value; null where nothing could be measured.</summary>
    public double? Value { get; init; }

    /// <summary>Its confidence interval; unbounded where nothing could be measured.</summary>
    public Interval Interval { get; init; } = Interval.Unbounded();

    /// <summary>How many scored samples (of a gap: pairs) it rests on.</summary>
    public int Count { get; init; }

    /// <summary>How many independent clusters they form.</summary>
    public int Clusters { get; init; }

    /// <summary>Which direction is the failure; null where neither is, as with a figure for information only.</summary>
    public GapDirection? Worse { get; init; }

    /// <summary>The visible side of a gap.</summary>
    public double? Visible { get; init; }

    /// <summary>The hidden side of a gap.</summary>
    public double? Hidden { get; init; }

    /// <summary>Samples that should have counted and do not.</summary>
    public MissingSamples Missing { get; init; } = MissingSamples.None;

    /// <summary>
    /// The interval that holds whatever the missing samples might have been: from the lower bound with all of them at their least to the upper bound with all at
    /// their most. Null where none is missing, or no bounds exist because the scores have no least and most. Gates that fail closed decide on it.
    /// </summary>
    public Interval? WithMissing { get; init; }

    /// <summary>The interval that verdicts and thresholds go by: with the missing samples bounded from both sides where there are any.</summary>
    [JsonIgnore]
    public Interval Decisive => WithMissing ?? Interval;

    /// <summary>How far the scorer behind it may be believed.</summary>
    public JudgeStanding Standing { get; init; } = JudgeStanding.Rule;

    /// <summary>Whether it is one of the suite's headlines: in the short table, and of effect in a gate.</summary>
    public bool Headline { get; init; }

    /// <summary>What a reader should know: too few clusters, a correction that was made. Default null.</summary>
    public string? Note { get; init; }
}

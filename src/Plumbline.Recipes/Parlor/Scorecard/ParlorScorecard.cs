namespace Plumbline.Recipes.Parlor.Scorecard;

/// <summary>What a run of the main job measured; written as <c>scorecard.json</c>. Intervals are of 95 % and clustered by what a request is about, where nothing else is said.</summary>
public sealed record ParlorScorecard
{
    /// <summary>Value of <see cref="Format"/> that this version writes.</summary>
    public const string CurrentFormat = "plumbline.scorecard.parlor/1";

    /// <summary>Name and version of this form.</summary>
    public string Format { get; init; } = CurrentFormat;

    /// <summary>Seed of the run.</summary>
    public required ulong Seed { get; init; }

    /// <summary>Held-out requests that every stage answered.</summary>
    public required int Requests { get; init; }

    /// <summary>Things that the requests are about: independent clusters.</summary>
    public required int Clusters { get; init; }

    /// <summary>Parameters of the model.</summary>
    public required long Parameters { get; init; }

    /// <summary>The run with annotators as stated in the recipe.</summary>
    public required ArmScorecard Biased { get; init; }

    /// <summary>The same run with annotators whose every bias is zero; null where it was not asked for.</summary>
    public ArmScorecard? Control { get; init; }
}

/// <summary>One way through the pipeline: with one kind of annotators.</summary>
/// <param name="Name"><c>biased</c> or <c>control</c>.</param>
/// <param name="Annotators">Who preferred, and how well they agree.</param>
/// <param name="RewardModel">What was learned from them.</param>
/// <param name="Goodhart">What optimising the reward model did to the true goal, all along.</param>
/// <param name="Stages">base, sft, best-of-n, rlhf-stopped, rlhf-pushed, in this order.</param>
/// <param name="Growth">How each gap grew from sft to rlhf-pushed, paired by request.</param>
public sealed record ArmScorecard(
    string Name,
    AnnotatorScore Annotators,
    RewardModelScore RewardModel,
    GoodhartMeter Goodhart,
    IReadOnlyList<StageScore> Stages,
    IReadOnlyList<GapGrowth> Growth);

/// <summary>A number with its 95 % interval.</summary>
/// <param name="Value">The estimate.</param>
/// <param name="Lower">Lower end.</param>
/// <param name="Upper">Upper end.</param>
public sealed record Measured(double Value, double Lower, double Upper);

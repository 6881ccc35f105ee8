namespace Plumbline.Recipes.Align;

/// <summary>
/// What aligning did to the model, measured on held-out prompts: the content of <c>scorecard.json</c>, format <see cref="CurrentFormat"/>. Names in the
/// file are those below in snake_case. All intervals treat the replies to one prompt as one cluster; "change" is after minus before, in pairs that share
/// prompt and random numbers.
/// </summary>
public sealed record AlignScorecard
{
    /// <summary>The format written by this version.</summary>
    public const string CurrentFormat = "plumbline.scorecard.align/1";

    /// <summary>The format of the file.</summary>
    public string Format { get; init; } = CurrentFormat;

    /// <summary>The annotator's wish in words.</summary>
    public required string Wish { get; init; }

    /// <summary>Held-out prompts measured on: the clusters of every interval.</summary>
    public required int HeldOutPrompts { get; init; }

    /// <summary>Replies per held-out prompt.</summary>
    public required int RepliesPerPrompt { get; init; }

    /// <summary>Share of replies as wished (a wanted word, no avoided word), 0 to 1. Higher is better.</summary>
    public required BeforeAfter PreferredShare { get; init; }

    /// <summary>Mean score of the reward model, scaled so that the model before training has mean 0 and deviation 1 over the preference replies. Higher pleases the proxy more.</summary>
    public required BeforeAfter Reward { get; init; }

    /// <summary>Mean annotator utility, −1 to 1, known exactly here: what the reward stands for. Higher is better.</summary>
    public required BeforeAfter Utility { get; init; }

    /// <summary>Mean over replies of the mean negative log-probability per token under the model before training (nats): far above the value before means less fluent, far below means less varied.</summary>
    public required BeforeAfter ReferenceNats { get; init; }

    /// <summary>Perplexity under the model before training of all replies before: exp of the mean nats per token, over all tokens alike.</summary>
    public required double ReferencePerplexityBefore { get; init; }

    /// <summary>The same of all replies after.</summary>
    public required double ReferencePerplexityAfter { get; init; }

    /// <summary>KL from the aligned model to the model before training, nats per reply: the sum over tokens of log π − log π_ref (estimator k1) of replies after.</summary>
    public required Measured KlNats { get; init; }

    /// <summary>Share of distinct two-word sequences among all two-word sequences of the replies before, 0 to 1: how varied they are.</summary>
    public required double DistinctBigramsBefore { get; init; }

    /// <summary>The same of the replies after.</summary>
    public required double DistinctBigramsAfter { get; init; }

    /// <summary>How well the reward model learned.</summary>
    public required RewardModelScore RewardModel { get; init; }

    /// <summary>How the optimisation went.</summary>
    public required PolicyOptimization Optimization { get; init; }
}

/// <summary>A number with its 95 % interval.</summary>
/// <param name="Value">The estimate.</param>
/// <param name="Lower">Lower end of the interval.</param>
/// <param name="Upper">Upper end of the interval.</param>
public sealed record Measured(double Value, double Lower, double Upper);

/// <summary>A quantity before and after, each with its interval, and the paired change.</summary>
/// <param name="Before">Before training.</param>
/// <param name="After">After training.</param>
/// <param name="Change">After minus before, paired.</param>
public sealed record BeforeAfter(Measured Before, Measured After, Measured Change);

/// <summary>How well the reward model learned.</summary>
/// <param name="TrainingPairs">Preferences trained on.</param>
/// <param name="HeldOutPairs">Preferences of other prompts that accuracy is measured on.</param>
/// <param name="Ties">Comparisons in which the annotator saw no difference; trained on by nobody.</param>
/// <param name="HeldOutAccuracy">Share of held-out verdicts, errors included, that the scores agree with.</param>
/// <param name="AccuracyCeiling">What a perfect reward model would reach on average: 1 − the annotator's error rate.</param>
/// <param name="HeldOutLoss">Mean Bradley–Terry loss on the held-out preferences, nats; ln 2 = 0.693 is chance.</param>
public sealed record RewardModelScore(
    int TrainingPairs, int HeldOutPairs, int Ties, Measured HeldOutAccuracy, double AccuracyCeiling, double HeldOutLoss);

/// <summary>How the optimisation went.</summary>
/// <param name="Iterations">Iterations done.</param>
/// <param name="Rollouts">Replies sampled for training.</param>
/// <param name="StoppedEarly">Whether the limit on KL ended it.</param>
/// <param name="FinalKlCoefficient">β at the end.</param>
/// <param name="FreshTokens">Tokens of fresh rollouts whose importance ratio was checked before the first update of their iteration.</param>
/// <param name="FreshRatioMismatches">Those among them whose ratio was not exactly 1. Anything but 0 means that sampling and training disagree.</param>
public sealed record PolicyOptimization(
    int Iterations, long Rollouts, bool StoppedEarly, double FinalKlCoefficient, long FreshTokens, long FreshRatioMismatches);

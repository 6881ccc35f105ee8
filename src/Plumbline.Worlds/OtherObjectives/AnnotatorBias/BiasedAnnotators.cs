using Plumbline.Numerics.Randomness;
using Plumbline.Worlds.Zoo;

namespace Plumbline.Worlds.OtherObjectives.AnnotatorBias;

/// <summary>Annotators who compare replies like being agreed with. The reward model learns their taste faithfully, and the policy that picks by it gives them agreement instead of worth.</summary>
public sealed class BiasedAnnotators : Exhibit
{
    private const int Comparisons = 500;
    private const int PromptsWithMirror = 150;
    private const double Bias = ReplyPopulation.BlindBias;
    private const double Unbiased = 0;

    // Every prompt stands here beside its mirror. The seed draws comparisons, not these: what a policy gets is exact.
    private static readonly Reply[][] FreshPrompts = Fresh();

    /// <inheritdoc/>
    public override string Name => "biased-annotators";

    /// <inheritdoc/>
    public override ExhibitGroup Group => ExhibitGroup.OtherObjectives;

    /// <inheritdoc/>
    public override int Order => 8;

    /// <inheritdoc/>
    public override string Summary => "annotators like to be agreed with, and the reward model learns to agree";

    /// <inheritdoc/>
    public override string Learner => "a Bradley–Terry reward model, then its best of 12 replies";

    /// <inheritdoc/>
    public override Measure Measure { get; } = new("share that the annotators prefer to another reply", "share that an unbiased judge prefers", "share of comparisons", 0.05);

    /// <inheritdoc/>
    public override KnownAnswer Known { get; } = KnownAnswer.Of(Outcome(BestBy(Bias), Bias), Outcome(BestBy(Unbiased), Bias));

    /// <inheritdoc/>
    public override Remedy? Remedy { get; } = new("compare replies of nearly equal agreement, and leave agreement out of the model", seed => Measured(Balanced(Bias, seed)));

    /// <inheritdoc/>
    public override Slider? Slider { get; } = new(
        "annotator bias, log-odds per standard deviation of agreement", "share of comparisons won", [0, 0.25, 0.5, 1, 2, 4],
        ["by the annotators", "by an unbiased judge", "by an unbiased judge, agreement merely left out", "by an unbiased judge, balanced comparisons"], At)
    {
        // From here on appeal and worth are opposed, and a model that sees the reading alone learns that worth is bad.
        Threshold = ReplyPopulation.BlindBias,
    };

    /// <inheritdoc/>
    public override SeedOutcome Run(ulong seed) => Measured(Seeing(Bias, seed));

    private static SeedOutcome Measured(TraitRewardModel model) => Outcome(model.Best, Bias) with
    {
        Figures = [new NamedFigure("weight of the reading of worth", model.ReadingWeight), new NamedFigure("weight of agreement", model.TraitWeight)],
    };

    private static double[] At(double bias, ulong seed)
    {
        SeedOutcome seeing = Outcome(Seeing(bias, seed).Best, bias);
        return [seeing.Visible, seeing.Hidden, Outcome(LeftOut(bias, seed).Best, bias).Hidden, Outcome(Balanced(bias, seed).Best, bias).Hidden];
    }

    // The first two learn from the very same comparisons.
    private static TraitRewardModel Seeing(double bias, ulong seed) => TraitRewardModel.Fit(Comparisons, bias, seesTrait: true, balanced: false, Answers(seed));

    private static TraitRewardModel LeftOut(double bias, ulong seed) => TraitRewardModel.Fit(Comparisons, bias, seesTrait: false, balanced: false, Answers(seed));

    private static TraitRewardModel Balanced(double bias, ulong seed) => TraitRewardModel.Fit(Comparisons, bias, seesTrait: false, balanced: true, Answers(seed));

    private static RandomStream Answers(ulong seed) => new(seed, "biased-annotators/comparisons");

    private static Func<Reply[], int> BestBy(double bias) => replies => Enumerable.Range(0, replies.Length).MaxBy(i => replies[i].Appeal(bias));

    private static SeedOutcome Outcome(Func<Reply[], int> policy, double bias)
    {
        (double visible, double hidden) = (0, 0);
        foreach (Reply[] replies in FreshPrompts)
        {
            int chosen = policy(replies);
            visible += ReplyPopulation.Share(replies, chosen, bias) / FreshPrompts.Length;
            hidden += ReplyPopulation.Share(replies, chosen, Unbiased) / FreshPrompts.Length;
        }

        return new SeedOutcome(visible, hidden);
    }

    private static Reply[][] Fresh()
    {
        RandomStream random = new(1, "biased-annotators/fresh prompts");
        Reply[][] drawn = [.. Enumerable.Range(0, PromptsWithMirror).Select(_ => ReplyPopulation.Draw(ReplyPopulation.Replies, random))];
        return [.. drawn, .. drawn.Select(ReplyPopulation.Mirrored)];
    }
}

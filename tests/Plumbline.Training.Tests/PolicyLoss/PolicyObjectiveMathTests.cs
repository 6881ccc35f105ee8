using Plumbline.Training.Kl;
using Plumbline.Training.PolicyLoss;

namespace Plumbline.Training.Tests.PolicyLoss;

public class PolicyObjectiveMathTests
{
    private static readonly int[] Lengths = [3, 4, 2];
    private static readonly bool[] Mask = [true, true, true, true, false, true, true, true, true];
    private static readonly double[] Old = [-.2, -.4, -1.1, -.7, -.3, -.2, -.6, -1.1, -.5];
    private static readonly double[] Fresh = [-.1, -.9, -1.0, -.1, -.9, -.25, -.3, -.2, -1.2];
    private static readonly double[] Reference = [-.3, -.5, -.9, -.8, -.1, -.2, -.9, -1.3, -.4];
    private static readonly double[] Advantages = [1, 1, 1, -1.5, -1.5, -1.5, -1.5, .7, .7];
    private static readonly double[] Factors = [1, 0, .5, 2, 1, 1, 1, 1, 1.5];
    private static readonly double[] Entropies = [.3, .1, .9, 1.2, 5, .4, .6, .2, .8];

    public static TheoryData<PolicyObjectiveOptions> Differentiable() =>
    [
        new PolicyObjectiveOptions(),
        new PolicyObjectiveOptions { ClipLow = .1, ClipHigh = .3 },
        new PolicyObjectiveOptions { RatioCap = 1.5 },
        new PolicyObjectiveOptions { DualClip = 1.2 },
        new PolicyObjectiveOptions { RatioLevel = RatioLevel.SequenceMean },
        new PolicyObjectiveOptions { RatioLevel = RatioLevel.SequenceSum, ClipHigh = 3 },
        new PolicyObjectiveOptions { Kind = PolicyObjectiveKind.Reinforce },
        new PolicyObjectiveOptions { Kind = PolicyObjectiveKind.Dro },
        new PolicyObjectiveOptions { KlCoefficient = .3, KlEstimator = KlEstimator.K1 },
        new PolicyObjectiveOptions { KlCoefficient = .3, KlEstimator = KlEstimator.K2 },
        new PolicyObjectiveOptions { KlCoefficient = .3, KlEstimator = KlEstimator.K3 },
        new PolicyObjectiveOptions { KlCoefficient = .3, KlForm = KlLossForm.ImportanceCorrected, EntropyBonus = .2 },
    ];

    [Theory]
    [MemberData(nameof(Differentiable))]
    public void Evaluate_Gradient_IsTheDerivative(PolicyObjectiveOptions options)
    {
        options.Validate().ShouldBeEmpty();
        foreach (LossAggregation aggregation in new[] { LossAggregation.TokenMean, LossAggregation.SequenceMeanTokenMean })
        {
            double[] weights = Weights(aggregation);
            double[] gradient = new double[9];

            PolicyObjectiveMath.Evaluate(Batch(Fresh, Entropies, weights), options, gradient, new double[9]);

            gradient.ShouldBe(
                FiniteDifference.Gradient(
                    x => PolicyObjectiveMath.Evaluate(Batch(x, Entropies, weights), options, new double[9], new double[9]).Loss, Fresh),
                1e-7);
        }
    }

    [Fact]
    public void Evaluate_EntropyGradient_IsTheDerivative()
    {
        PolicyObjectiveOptions options = new() { EntropyBonus = .2 };
        double[] weights = Weights(LossAggregation.TokenMean);
        double[] gradient = new double[9];

        PolicyObjectiveResult result = PolicyObjectiveMath.Evaluate(Batch(Fresh, Entropies, weights), options, new double[9], gradient);

        gradient.ShouldBe(
            FiniteDifference.Gradient(x => PolicyObjectiveMath.Evaluate(Batch(Fresh, x, weights), options, new double[9], new double[9]).Loss, Entropies), 1e-8);
        result.Entropy.ShouldBe(4.5 / 8, 1e-12);
        result.EntropyLoss.ShouldBe(-.2 * 4.5 / 8, 1e-12);
    }

    [Fact]
    public void Evaluate_Clipped_IsTheSurrogateOfPpo()
    {
        double[] weights = Weights(LossAggregation.TokenMean);
        double[] gradient = new double[9];
        double[] expected = new double[9];
        PolicyLossResult surrogate = PolicyLossMath.ClippedSurrogate(Fresh, Old, Advantages, Mask, .2, expected);

        PolicyObjectiveResult result = PolicyObjectiveMath.Evaluate(Plain(Fresh, weights), new PolicyObjectiveOptions(), gradient, []);

        result.Loss.ShouldBe(surrogate.Loss, 1e-12);
        gradient.ShouldBe(expected, 1e-12);
        (result.ClippedLowShare + result.ClippedHighShare).ShouldBe(surrogate.ClippedShare, 1e-12);
        result.StepKl.ShouldBe(surrogate.ApproximateKl, 1e-12);
        result.MeanRatio.ShouldBe(surrogate.MeanRatio, 1e-12);
    }

    [Theory]
    [MemberData(nameof(Differentiable))]
    public void Evaluate_CutIntoPasses_AddsUpToTheWhole(PolicyObjectiveOptions options)
    {
        double[] weights = Weights(LossAggregation.SequenceMeanTokenMean);
        double[] whole = new double[9];
        double[] parts = new double[9];
        PolicyObjectiveResult expected = PolicyObjectiveMath.Evaluate(Batch(Fresh, Entropies, weights), options, whole, new double[9]);

        PolicyObjectiveResult sum = default;
        int start = 0;
        foreach (int length in Lengths)
        {
            sum += PolicyObjectiveMath.Evaluate(
                new PolicyObjectiveBatch
                {
                    Lengths = [length],
                    NewLogProbs = Fresh.AsSpan(start, length),
                    OldLogProbs = Old.AsSpan(start, length),
                    Advantages = Advantages.AsSpan(start, length),
                    Weights = weights.AsSpan(start, length),
                    Factors = Factors.AsSpan(start, length),
                    ReferenceLogProbs = Reference.AsSpan(start, length),
                    Entropies = Entropies.AsSpan(start, length),
                },
                options,
                parts.AsSpan(start, length),
                new double[length]);
            start += length;
        }

        parts.ShouldBe(whole);
        sum.Loss.ShouldBe(expected.Loss, 1e-15);
        sum.Tokens.ShouldBe(8);
    }

    [Fact]
    public void Evaluate_Cispo_LearnsFromClippedTokensWithTheRatioHeld()
    {
        double[] gradient = new double[2];

        PolicyObjectiveResult result = PolicyObjectiveMath.Evaluate(
            new PolicyObjectiveBatch { Lengths = [2], NewLogProbs = [-.5, -1], OldLogProbs = [-3.5, -1.5], Advantages = [2, -1], Weights = [1, 1] },
            new PolicyObjectiveOptions { Kind = PolicyObjectiveKind.Cispo, CispoCap = 5 },
            gradient,
            []);

        gradient.ShouldBe([-5 * 2, Math.Exp(.5)], 1e-12);
        result.Loss.ShouldBe((-5 * 2 * -.5) + (Math.Exp(.5) * -1), 1e-12);
        result.ClippedHigh.ShouldBe(1);
    }

    [Fact]
    public void Evaluate_StraightThroughKl_HasTheValueOfK3AndTheGradientOfK2()
    {
        double[] gradient = new double[1];

        PolicyObjectiveResult result = PolicyObjectiveMath.Evaluate(
            new PolicyObjectiveBatch { Lengths = [1], NewLogProbs = [-.8], OldLogProbs = [-.8], ReferenceLogProbs = [-1], Advantages = [0], Weights = [1] },
            new PolicyObjectiveOptions { KlCoefficient = .5, KlForm = KlLossForm.StraightThrough },
            gradient,
            []);

        result.KlLoss.ShouldBe(.5 * .018730753077981832, 1e-12);
        result.ReferenceKl.ShouldBe(.018730753077981832, 1e-12);
        gradient.ShouldBe([.5 * .2], 1e-12);
    }

    [Fact]
    public void Evaluate_DualClip_HoldsTheLossOfABadToken()
    {
        double[] gradient = new double[1];

        PolicyObjectiveResult result = PolicyObjectiveMath.Evaluate(
            new PolicyObjectiveBatch { Lengths = [1], NewLogProbs = [-.1], OldLogProbs = [-3], Advantages = [-2], Weights = [1] },
            new PolicyObjectiveOptions { DualClip = 3 },
            gradient,
            []);

        result.Loss.ShouldBe(6);
        gradient.ShouldBe([0.0]);
        result.CappedShare.ShouldBe(1);
    }

    [Fact]
    public void Evaluate_SequenceRatio_IsSharedByItsTokens()
    {
        double[] gradient = new double[2];

        PolicyObjectiveResult result = PolicyObjectiveMath.Evaluate(
            new PolicyObjectiveBatch { Lengths = [2], NewLogProbs = [-1, -1], OldLogProbs = [-1.1, -1.06], Advantages = [1, 1], Weights = [.5, .5] },
            new PolicyObjectiveOptions { RatioLevel = RatioLevel.SequenceMean },
            gradient,
            []);

        result.Loss.ShouldBe(-Math.Exp(.08), 1e-12);
        gradient.ShouldBe([-Math.Exp(.08) / 2, -Math.Exp(.08) / 2], 1e-12);
    }

    [Fact]
    public void Evaluate_TokensOfNoWeight_TakeNoPart()
    {
        double[] gradient = new double[2];

        PolicyObjectiveResult result = PolicyObjectiveMath.Evaluate(
            new PolicyObjectiveBatch
            {
                Lengths = [2], NewLogProbs = [-1, double.NaN], OldLogProbs = [-1, 7], ReferenceLogProbs = [-1, double.NaN], Entropies = [1, double.NaN],
                Advantages = [1, double.NaN], Weights = [1, 0],
            },
            new PolicyObjectiveOptions { KlCoefficient = 1, EntropyBonus = 1, RatioLevel = RatioLevel.SequenceMean },
            gradient,
            new double[2]);

        result.Loss.ShouldBe(-2, 1e-12);
        gradient.ShouldBe([-1, 0], 1e-12);
    }

    [Fact]
    public void Evaluate_KlWithoutReference_Throws() =>
        Should.Throw<ArgumentException>(() => PolicyObjectiveMath.Evaluate(
            Plain(Fresh, Weights(LossAggregation.TokenMean)), new PolicyObjectiveOptions { KlCoefficient = 1 }, new double[9], []));

    [Fact]
    public void Validate_EverythingOutOfRange_NamesEveryProblem()
    {
        string problems = string.Join("; ", new PolicyObjectiveOptions
        {
            Kind = PolicyObjectiveKind.Dro, RatioLevel = RatioLevel.SequenceMean, ClipLow = 1, ClipHigh = 0, RatioCap = 2, DualClip = 3, CispoCap = 0, DroBeta = -1,
            KlCoefficient = -1, KlEstimator = (KlEstimator)9, KlForm = (KlLossForm)9, EntropyBonus = -1,
        }.Validate());

        foreach (string word in new[]
        {
            "ratio level", "clip low", "clip high", "ratio cap", "dual clip", "CISPO", "DRO beta", "KL coefficient", "KL estimator", "KL form", "entropy bonus",
        })
        {
            problems.ShouldContain(word);
        }
    }

    private static double[] Weights(LossAggregation aggregation)
    {
        double[] weights = new double[9];
        AggregationMath.Weights(Lengths, Mask, aggregation, MaskedSequences.Excluded, null, weights);
        return weights;
    }

    private static PolicyObjectiveBatch Plain(double[] fresh, double[] weights) =>
        new() { Lengths = Lengths, NewLogProbs = fresh, OldLogProbs = Old, Advantages = Advantages, Weights = weights };

    private static PolicyObjectiveBatch Batch(double[] fresh, double[] entropies, double[] weights) => new()
    {
        Lengths = Lengths, NewLogProbs = fresh, OldLogProbs = Old, Advantages = Advantages, Weights = weights,
        Factors = Factors, ReferenceLogProbs = Reference, Entropies = entropies,
    };
}

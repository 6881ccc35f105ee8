using System.Text.Json;
using Plumbline.Models.Decoders;
using Plumbline.Numerics.Compute;
using Plumbline.Numerics.Randomness;
using Plumbline.Training.Batches;
using Plumbline.Training.Kl;
using Plumbline.Training.Online;
using Plumbline.Training.Policies;
using Plumbline.Training.PolicyGradient;
using Plumbline.Training.PolicyLoss;
using Plumbline.Training.Prompts;
using Plumbline.Training.Rollouts;

namespace Plumbline.Training.Tests.PolicyGradient;

/// <summary>The gradient of one update against formulas of the papers, written down here once more, on replies of an older policy.</summary>
public sealed class PolicyGradientUpdateTests : IDisposable
{
    private const double Temperature = 0.8;
    private const int ReplyTokens = 6;

    private static readonly (int[] Prompt, int[] Reply, double Advantage)[] Cases =
    [
        ([0, 3, 5], [7, 2, 1], 1.2), ([0, 3, 5], [4, 4], -0.7), ([0, 9], [7, 7, 7, 2, 2, 2], 0.4), ([0, 9], [11], -1.1),
    ];

    private readonly Processor _processor = new(new ProcessorOptions { Threads = 2 });
    private readonly Decoder _policy = Decoder.Initialize(TinyWorld.Config, new RandomStream(TinyWorld.Seed, "policy"));
    private readonly Decoder _older = TinyWorld.NewModel();
    private readonly double[][] _old;

    public PolicyGradientUpdateTests()
    {
        // Somewhat off-policy: a tenth of the way to another model.
        double[][] now = LogProbs(_policy);
        double[][] other = LogProbs(_older);
        _old = [.. now.Zip(other, (a, b) => a.Zip(b, (x, y) => x + (0.3 * (y - x))).ToArray())];
    }

    public void Dispose()
    {
        _older.Dispose();
        _policy.Dispose();
        _processor.Dispose();
    }

    [Theory]
    [InlineData("grpo")]
    [InlineData("dr-grpo")]
    [InlineData("bnpo")]
    [InlineData("gspo")]
    [InlineData("rloo")]
    [InlineData("cispo")]
    public void Gradient_OfEveryPreset_IsTheSlopeOfItsFormula(string name)
    {
        // Wide clips, so that no ratio lies on an edge; the clips have tests of their own.
        PolicyGradientOptions options = PolicyGradientPresets.Of(name);
        options = options with { Loss = options.Loss with { ClipLow = 0.9, ClipHigh = 20 } };
        double[][] start = LogProbs(_policy);

        (float[][] gradient, PolicyObjectiveResult sums) = Update(options);

        sums.Loss.ShouldBe(Formula(), 1e-6);
        gradient.ShouldBeOf(Formula, _policy.Parameters);

        double Formula()
        {
            double[][] now = LogProbs(_policy);
            double loss = 0;
            for (int i = 0; i < Cases.Length; i++)
            {
                int length = Cases[i].Reply.Length;
                double[] ratios = [.. now[i].Zip(_old[i], (a, b) => Math.Exp(a - b))];
                double ofReply = Math.Exp(now[i].Sum() - _old[i].Sum());
                double perLength = Math.Exp((now[i].Sum() - _old[i].Sum()) / length);
                loss -= Cases[i].Advantage * name switch
                {
                    "grpo" => ratios.Sum() / length / 4, // mean over the reply, then over replies
                    "dr-grpo" => ratios.Sum() / ReplyTokens / 4, // sum over the reply by the longest, then over replies
                    "bnpo" => ratios.Sum() / 12, // mean over all twelve tokens
                    "gspo" => perLength / 4, // one ratio, its geometric mean
                    "rloo" => ofReply / 4, // one ratio, of the whole reply
                    _ => now[i].Select((logProb, t) => Math.Min(Math.Exp(start[i][t] - _old[i][t]), 5) * logProb).Sum() / 12, // the ratio is held fast
                };
            }

            return loss;
        }
    }

    [Fact]
    public void Gradient_WithKlAndEntropyInTheLoss_IsTheSlopeOfAll()
    {
        PolicyGradientOptions options = PolicyGradientPresets.Of("bnpo") with
        {
            Loss = new PolicyObjectiveOptions { ClipLow = 0.9, ClipHigh = 20, KlCoefficient = 0.3, KlEstimator = KlEstimator.K3 },
        };
        double[][] reference = LogProbs(_older);

        (float[][] gradient, _) = Update(options);

        gradient.ShouldBeOf(
            () => LogProbs(_policy).Select((now, i) => now.Select((logProb, t) =>
                (-Cases[i].Advantage * Math.Exp(logProb - _old[i][t])) + (0.3 * (Math.Exp(reference[i][t] - logProb) - (reference[i][t] - logProb) - 1))).Sum()).Sum() / 12,
            _policy.Parameters);
    }

    [Fact]
    public void Clip_LeavesTokensThatMovedFarAlone()
    {
        // With the narrowest of clips only tokens that moved against their advantage keep a gradient.
        PolicyGradientOptions options = PolicyGradientPresets.Of("bnpo") with { Loss = new PolicyObjectiveOptions { ClipLow = 1e-6, ClipHigh = 1e-6 } };
        double[][] start = LogProbs(_policy);

        (float[][] gradient, PolicyObjectiveResult sums) = Update(options);

        gradient.ShouldBeOf(
            () => LogProbs(_policy).Select((now, i) => now.Select((logProb, t) =>
                (start[i][t] > _old[i][t]) == (Cases[i].Advantage > 0) ? 0 : -Cases[i].Advantage * Math.Exp(logProb - _old[i][t])).Sum()).Sum() / 12,
            _policy.Parameters);
        (sums.ClippedLowShare + sums.ClippedHighShare).ShouldBeInRange(0.05, 0.95);
    }

    [Fact]
    public void TruncatedReplies_AreMaskedWhereAsked_AndUnreadableOnesAlways()
    {
        PolicyGradientOptions options = PolicyGradientPresets.Of("dapo") with { Loss = new PolicyObjectiveOptions { ClipLow = 0.9, ClipHigh = 20 } };

        (float[][] gradient, _) = Update(options, ended: i => i != 1, reward: i => i == 2 ? null : 1);

        // Replies 0 and 3 are left, of three tokens and one.
        gradient.ShouldBeOf(
            () => new[] { 0, 3 }.Sum(i => LogProbs(_policy)[i].Select((logProb, t) => -Cases[i].Advantage * Math.Exp(logProb - _old[i][t])).Sum()) / 4, _policy.Parameters);
    }

    [Fact]
    public void Update_InAnyPasses_IsTheSameBits()
    {
        PolicyGradientOptions options = PolicyGradientPresets.Of("grpo") with { TopEntropyShare = 0.5 };

        (float[][] whole, PolicyObjectiveResult sums) = Update(options);
        (float[][] cut, PolicyObjectiveResult cutSums) = Update(options, tokensPerPass: 1);

        cutSums.ShouldBe(sums);
        cut.SelectMany(part => part).ShouldBe(whole.SelectMany(part => part));
    }

    [Fact]
    public void Update_OfNoReplyThatCounts_TakesNoStep()
    {
        using PolicyGradientUpdate update = New(PolicyGradientPresets.Of("dapo"), 1024);

        update.Run(Replies(_ => false, _ => 1), 0.1).ShouldBeNull();
        update.Optimizer.StepCount.ShouldBe(0);
    }

    private (float[][] Gradient, PolicyObjectiveResult Sums) Update(
        PolicyGradientOptions options, Func<int, bool>? ended = null, Func<int, double?>? reward = null, int tokensPerPass = 7)
    {
        using PolicyGradientUpdate update = New(options, tokensPerPass);
        float[][] before = [.. _policy.Parameters.Select(parameter => parameter.Values.ToArray())];
        PolicyObjectiveResult sums = update.Run(Replies(ended ?? (_ => true), reward ?? (_ => 1)), 0)!.Value.Sums;
        _policy.Parameters.Select(parameter => parameter.Values.ToArray()).ShouldBe(before);
        return (PipelineGradient.Of(update.Optimizer.Capture("policy")), sums);
    }

    private PolicyGradientUpdate New(PolicyGradientOptions options, int tokensPerPass) => new(
        options,
        new OnlineOptions { Temperature = Temperature, ReplyTokens = ReplyTokens, TokensPerPass = tokensPerPass, Optimizer = PipelineGradient.Unclipped },
        new TrainablePolicy(_policy, _policy.Parameters, new FrozenReference(_older), _ => { }),
        _processor);

    private AdvantagedReply[] Replies(Func<int, bool> ended, Func<int, double?> reward)
    {
        double[][] reference = LogProbs(_older);
        return
        [
            .. Cases.Select((one, i) => new AdvantagedReply(
                new RewardedReply(
                    new PromptExample(new Prompt($"{i / 2}", "", one.Prompt), new Dictionary<string, JsonElement>()),
                    i / 2,
                    new SampledReply($"{i}", new Prompt($"{i / 2}", "", one.Prompt), one.Reply, _old[i], ended(i)),
                    "",
                    reference[i],
                    reward(i),
                    new Dictionary<string, double?>(),
                    []),
                [.. one.Reply.Select(_ => one.Advantage)])),
        ];
    }

    private double[][] LogProbs(Decoder model) =>
        ReplyLogProbs.Compute(_processor, model, [.. Cases.Select(one => new PromptedReply(one.Prompt, one.Reply))], temperature: Temperature);
}

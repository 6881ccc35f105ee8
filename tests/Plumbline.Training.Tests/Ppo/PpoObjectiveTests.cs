using System.Text.Json;
using System.Text.Json.Nodes;
using Plumbline.Models.Decoders;
using Plumbline.Numerics.Autograd;
using Plumbline.Numerics.Compute;
using Plumbline.Numerics.Randomness;
using Plumbline.Training.Advantages;
using Plumbline.Training.Batches;
using Plumbline.Training.Constraints;
using Plumbline.Training.Kl;
using Plumbline.Training.Online;
using Plumbline.Training.Optimization;
using Plumbline.Training.Policies;
using Plumbline.Training.Ppo;
using Plumbline.Training.Prompts;
using Plumbline.Training.Rollouts;
using Plumbline.Training.ScalarHeads;

namespace Plumbline.Training.Tests.Ppo;

/// <summary>One step of PPO under a constraint: the gradients of policy, critic and cost critic against the formulas, written down here once more.</summary>
public sealed class PpoObjectiveTests : IDisposable
{
    private const double Beta = 0.3;
    private const double Lambda = 0.95;
    private const double Multiplier = 0.8;

    private static readonly PromptedReply[] Sequences = [new([0, 3, 5], [7, 2, 1]), new([0, 9], [4, 4]), new([0, 8], [6, 5, 4, 3]), new([0, 2], [11])];
    private static readonly double[] Rewards = [1, -0.5, 0.3, 0.9];
    private static readonly double[] Costs = [0.2, 1, 0, 0.7];

    private readonly Processor _processor = new(new ProcessorOptions { Threads = 2 });
    private readonly Decoder _policy = Decoder.Initialize(TinyWorld.Config, new RandomStream(TinyWorld.Seed, "policy"));
    private readonly Decoder _reference = TinyWorld.NewModel();
    private readonly ScalarModel _critic = NewCritic("critic");
    private readonly ScalarModel _costCritic = NewCritic("cost");

    public void Dispose()
    {
        _costCritic.Dispose();
        _critic.Dispose();
        _reference.Dispose();
        _policy.Dispose();
        _processor.Dispose();
    }

    [Fact]
    public void Gradients_OfPolicyAndBothCritics_AreTheSlopesOfTheirFormulas()
    {
        double[][] old = LogProbs(_policy);
        double[][] reference = LogProbs(_reference);
        double[][] values = Values(_critic);
        double[][] costValues = Values(_costCritic);
        (double[][] advantages, double[][] returns) = Generalized(values, -Beta, Rewards);
        (double[][] costAdvantages, double[][] costReturns) = Generalized(costValues, Beta, Costs);

        // The delay leaves λ where it starts.
        double[] combined = [.. advantages.Zip(costAdvantages, (a, c) => a.Zip(c, (x, y) => (x - (Multiplier * y)) / (1 + Multiplier))).SelectMany(reply => reply)];
        double mean = combined.Average();
        double deviation = Math.Sqrt(combined.Sum(a => (a - mean) * (a - mean)) / (combined.Length - 1));

        IReadOnlyDictionary<string, TrainingState> states = Learn(old, reference);

        PipelineGradient.Of(states["policy"]).ShouldBeOf(
            () => -LogProbs(_policy).SelectMany((reply, i) => reply.Select((logProb, t) => Math.Exp(logProb - old[i][t])))
                .Select((ratio, t) => ratio * (combined[t] - mean) / deviation).Average(),
            _policy.Parameters);
        PipelineGradient.Of(states["critic"]).ShouldBeOf(() => SquaredError(_critic, returns), _critic.Parameters);
        PipelineGradient.Of(states["cost0"]).ShouldBeOf(() => SquaredError(_costCritic, costReturns), _costCritic.Parameters);

        // rₜ = ∓β(log π − log π_ref), the score at the last token; A by the recursion, the return A + V.
        (double[][] Advantages, double[][] Returns) Generalized(double[][] valued, double beta, double[] scores)
        {
            double[][] result = [.. valued.Select(reply => new double[reply.Length])];
            for (int i = 0; i < result.Length; i++)
            {
                double next = 0;
                double nextValue = 0;
                for (int t = result[i].Length - 1; t >= 0; t--)
                {
                    double reward = (beta * (old[i][t] - reference[i][t])) + (t == result[i].Length - 1 ? scores[i] : 0);
                    next = reward + nextValue - valued[i][t] + (Lambda * next);
                    nextValue = valued[i][t];
                    result[i][t] = next;
                }
            }

            return (result, [.. result.Zip(valued, (a, v) => a.Zip(v, (x, y) => x + y).ToArray())]);
        }
    }

    [Fact]
    public void Constraints_WithoutACriticEach_AreRefused()
    {
        PpoObjectiveOptions options = new() { Constraints = [new LagrangeOptions()] };

        Should.Throw<ArgumentException>(() => new PpoObjective(options, new OnlineOptions(), Policy(), ["cost"], _critic, [], _processor, 1)).Message
            .ShouldContain("1 constraints came with 0 critics");
    }

    // Half the mean square: nothing is clipped where the values are those of sampling.
    private double SquaredError(ScalarModel critic, double[][] returns) =>
        Values(critic).Zip(returns, (v, r) => v.Zip(r, (x, y) => 0.5 * (x - y) * (x - y))).SelectMany(reply => reply).Average();

    private IReadOnlyDictionary<string, TrainingState> Learn(double[][] old, double[][] reference)
    {
        OnlineOptions online = new() { LearningRate = 1e-20, Optimizer = PipelineGradient.Unclipped };
        PpoObjectiveOptions options = new()
        {
            CriticLearningRate = 1e-20,
            CriticWarmupIterations = 0,
            Lambda = Lambda,
            AdvantageWhitening = VarianceEstimator.Bessel,
            Kl = new KlControllerOptions { Coefficient = Beta },
            Constraints = [new LagrangeOptions { InitialMultiplier = Multiplier, DelayUpdates = 5 }],
        };
        using PpoObjective objective = new(options, online, Policy(), ["cost"], _critic, [_costCritic], _processor, TinyWorld.Seed);
        objective.Learn(
            0,
            [
                .. Sequences.Select((sequence, i) => new RewardedReply(
                    new PromptExample(new Prompt($"{i}", "", sequence.Prompt), new Dictionary<string, JsonElement>()),
                    i,
                    new SampledReply($"{i}", new Prompt($"{i}", "", sequence.Prompt), sequence.Reply, old[i], true),
                    "",
                    reference[i],
                    Rewards[i],
                    new Dictionary<string, double?>(),
                    [Costs[i]])),
            ],
            new Dictionary<string, double>(),
            CancellationToken.None);
        Dictionary<string, TrainingState> states = [];
        objective.Capture(states, new JsonObject());
        return states;
    }

    private TrainablePolicy Policy() => new(_policy, _policy.Parameters, new FrozenReference(_reference), _ => { });

    private double[][] LogProbs(Decoder model) => ReplyLogProbs.Compute(_processor, model, Sequences);

    private double[][] Values(ScalarModel critic)
    {
        using Tape tape = new(_processor, recording: false);
        return
        [
            .. Sequences.Select(sequence =>
            {
                ReplyBatch batch = new();
                batch.Set([sequence]);
                return critic.Apply(tape, batch.Tokens, batch.Rows).Values.ToArray().Select(value => (double)value).ToArray();
            }),
        ];
    }

    private static ScalarModel NewCritic(string name)
    {
        ScalarModel critic = new(Decoder.Initialize(TinyWorld.Config, new RandomStream(TinyWorld.Seed, name)));
        RandomStream random = new(TinyWorld.Seed, name + "/head");
        foreach (ref float weight in critic.Head.Edit())
        {
            weight = (float)(random.NextGaussian() * 0.2);
        }

        return critic;
    }
}

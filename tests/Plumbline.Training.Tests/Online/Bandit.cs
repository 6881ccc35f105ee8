using Plumbline.Models.Adapters;
using Plumbline.Models.Configuration;
using Plumbline.Models.Decoders;
using Plumbline.Numerics.Compute;
using Plumbline.Numerics.Randomness;
using Plumbline.Numerics.Tensors;
using Plumbline.Training.Loop;
using Plumbline.Training.Offline;
using Plumbline.Training.Online;
using Plumbline.Training.Policies;
using Plumbline.Training.Prompts;
using Plumbline.Training.Rewards;
using Plumbline.Training.Rollouts;
using Plumbline.Training.Texts;

namespace Plumbline.Training.Tests.Online;

/// <summary>A bandit: one prompt, replies of one token of a tiny vocabulary, unless more are asked for. What a method must do to the probability of each is known.</summary>
internal sealed class Bandit : IDisposable
{
    private static readonly int[] Prompt = [0, 0];
    private readonly ReplySampler _sampler;
    private readonly int _arms;
    private OnlineTrainer? _trainer;

    public Bandit(int arms, Processor processor, ulong seed, OnlineOptions online, double temperature = 1, bool adapters = false, bool skewed = false, int replyTokens = 1)
    {
        _arms = arms;
        Seed = seed;
        Online = online with { Temperature = temperature, ReplyTokens = replyTokens };
        Processor = processor;
        Model = NewModel(skewed);
        Reference = NewModel(false);
        if (adapters)
        {
            Adapters = LoraAdapters.Attach(Model, new LoraOptions { Rank = 4, TargetModules = ["q_proj", "v_proj", "down_proj"] }, new RandomStream(seed, "adapters"));
            Policy = new TrainablePolicy(Model, Adapters.Parameters, new AdapterFreeReference(Model, Adapters), _ => { });
        }
        else
        {
            Policy = new TrainablePolicy(Model, Model.Parameters, new FrozenReference(Reference), _ => { });
        }

        _sampler = new ReplySampler(Model, processor, replyTokens, Stops, seed, temperature);
    }

    public ulong Seed { get; }

    public Processor Processor { get; }

    public OnlineOptions Online { get; }

    public Decoder Model { get; }

    public Decoder Reference { get; }

    public LoraAdapters? Adapters { get; }

    public TrainablePolicy Policy { get; }

    /// <summary>Every token ends a reply of one, so that methods which leave truncated replies out leave none out; longer replies end with token 0.</summary>
    public int[] Stops => [.. Enumerable.Range(0, Online.ReplyTokens == 1 ? _arms : 1)];

    /// <summary>Metrics of every iteration.</summary>
    public List<IReadOnlyDictionary<string, double>> Metrics { get; } = [];

    /// <summary>A reward of 1 for one token.</summary>
    public static IRewardFunction Likes(int token, string name = "likes") => new FunctionReward(name, request => Token(request) == token ? 1 : 0);

    public static int Token(RewardRequest request) => request.Tokens.Reply[0];

    public static string Text(int[] prompt, int[] reply) => $"{reply[0]}";

    public float[] Weights() => [.. Policy.Parameters.SelectMany(parameter => parameter.Values.ToArray())];

    /// <summary>Probability of each token under the policy.</summary>
    public double[] Probabilities() =>
        [.. TextLogProbs.Sums(Processor, Model, [.. Enumerable.Range(0, _arms).Select(token => LearnedText.Of(Prompt, [token]))], temperature: Online.Temperature).Select(Math.Exp)];

    /// <summary>Trains for all iterations.</summary>
    public Bandit Train(IOnlineObjective objective, IRewardFunction reward, params IRewardFunction[] costs)
    {
        ReplyCollector collector = new(Policy, _sampler, reply => Text([], reply.Tokens), new RewardSet([new WeightedReward(reward)]), costs, null, Online.Temperature, Processor);
        _trainer = new OnlineTrainer(Online, "bandit", Policy, collector, objective, new OnePrompt(), [], Seed);
        for (int iteration = 0; iteration < Online.Iterations; iteration++)
        {
            TrainerStep step = _trainer.Step(iteration, CancellationToken.None);
            Metrics.Add(step.Metrics);
        }

        return this;
    }

    public void Dispose()
    {
        _trainer?.Dispose();
        _sampler.Dispose();
        Adapters?.Dispose();
        Model.Dispose();
        Reference.Dispose();
    }

    private Decoder NewModel(bool skewed)
    {
        Decoder model = Decoder.Initialize(
            new DecoderConfig
            {
                VocabularySize = _arms, HiddenSize = 16, LayerCount = 1, HeadCount = 2, KeyValueHeadCount = 1, HeadSize = 8,
                FeedForwardSize = 32, MaxPositions = 8, EosTokenIds = [],
            },
            new RandomStream(Seed, "bandit"));
        Span<float> output = model.OutputWeight.Edit();
        if (skewed)
        {
            // The state after the prompt has length √channels, so this adds about two nats to the first token.
            using Numerics.Autograd.Tape tape = new(Processor, recording: false);
            TokenBatch batch = new();
            batch.Set([Prompt]);
            ReadOnlySpan<float> state = model.Hidden(tape, batch).Row(Prompt.Length - 1);
            for (int i = 0; i < state.Length; i++)
            {
                output[i] += state[i] * 2.5f / state.Length;
            }
        }

        return model;
    }

    private sealed class OnePrompt : IExampleSource<PromptExample>
    {
        public long Count => 1;

        public EncodedRow<PromptExample> Read(long row) =>
            EncodedRow<PromptExample>.Of("bandit#1", new PromptExample(new Prompt("bandit#1", "which?", Prompt), new Dictionary<string, System.Text.Json.JsonElement>()));
    }
}

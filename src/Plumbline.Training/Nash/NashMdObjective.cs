using System.Text.Json.Nodes;
using Plumbline.Models.Decoders;
using Plumbline.Models.Generation;
using Plumbline.Numerics.Autograd;
using Plumbline.Numerics.Compute;
using Plumbline.Numerics.Randomness;
using Plumbline.Numerics.Tensors;
using Plumbline.Training.Batches;
using Plumbline.Training.Health;
using Plumbline.Training.Judges;
using Plumbline.Training.Loop;
using Plumbline.Training.Metrics;
using Plumbline.Training.Online;
using Plumbline.Training.Optimization;
using Plumbline.Training.Policies;
using Plumbline.Training.Rewards;
using Plumbline.Training.Texts;

namespace Plumbline.Training.Nash;

/// <summary>
/// Nash-MD (Munos et al. 2023, "Nash Learning from Human Feedback"): the policy's replies are judged against replies of a geometric mixture of policy and reference, and
/// learned by how often they are preferred. With preferences that go in a circle it ends at the mixture nobody can beat, where a reward would have to pick a winner.
/// </summary>
public sealed class NashMdObjective : IOnlineObjective
{
    private readonly NashMdOptions _options;
    private readonly OnlineOptions _online;
    private readonly IPairwiseJudge _judge;
    private readonly TrainablePolicy _policy;
    private readonly GenerationOptions _generation;
    private readonly Func<int[], int[], string> _text;
    private readonly Processor _processor;
    private readonly ulong _seed;
    private readonly ModelOptimizer _optimizer;
    private readonly TextBatch _batch = new();

    /// <summary>Prepares to learn.</summary>
    /// <param name="options">β and mixture; validated.</param>
    /// <param name="online">Learning rate and sampling.</param>
    /// <param name="judge">Judges pairs.</param>
    /// <param name="policy">What is trained.</param>
    /// <param name="stopTokens">Tokens of which each ends a reply.</param>
    /// <param name="text">A reply as text, from the tokens of its prompt and its own.</param>
    /// <param name="processor">Runs the kernels.</param>
    /// <param name="seed">Decides the mixture's replies.</param>
    /// <exception cref="ArgumentException">An option is out of range, or replies are to be learned from more than once.</exception>
    public NashMdObjective(
        NashMdOptions options,
        OnlineOptions online,
        IPairwiseJudge judge,
        TrainablePolicy policy,
        IReadOnlyList<int> stopTokens,
        Func<int[], int[], string> text,
        Processor processor,
        ulong seed)
    {
        List<string> problems = [.. options.Validate()];
        if (online.Epochs != 1 || online.Minibatches != 1)
        {
            problems.Add($"Nash-MD takes one step on fresh replies; expected 1 epoch and 1 minibatch, found {online.Epochs} and {online.Minibatches}");
        }

        if (problems.Count > 0)
        {
            throw new ArgumentException(string.Join("; ", problems), nameof(options));
        }

        _options = options;
        _online = online;
        _judge = judge;
        _policy = policy;
        _generation = new GenerationOptions { MaxNewTokens = online.ReplyTokens, StopTokens = stopTokens, Temperature = online.Temperature };
        _text = text;
        _processor = processor;
        _seed = seed;
        _optimizer = new ModelOptimizer(processor, policy.Parameters, online.Optimizer) { Recompute = online.RecomputePolicy };
    }

    /// <inheritdoc/>
    public int FewestReplies => 1;

    /// <inheritdoc/>
    public double?[] Learn(int iteration, IReadOnlyList<RewardedReply> replies, IDictionary<string, double> metrics, CancellationToken cancellation)
    {
        double?[] preferences = _judge.Prefer(
            [.. replies.Select(JudgedReply.Of)], [.. Opponents(iteration, replies, cancellation)], cancellation);
        int[] judged = [.. Enumerable.Range(0, replies.Count).Where(i => preferences[i] is not null)];
        metrics["judge/unreadable_share"] = 1 - ((double)judged.Length / replies.Count);
        metrics["mixture_coef"] = _options.MixtureShare;
        metrics["beta"] = _options.Beta;
        if (judged.Length == 0)
        {
            return new double?[replies.Count];
        }

        MetricMeans means = new();
        LearnedText[] texts = [.. judged.Select(i => LearnedText.Of(replies[i].Reply.Prompt.Tokens, replies[i].Reply.Tokens))];
        foreach (Range range in TokenBudget.Split([.. texts.Select(text => text.PassTokens)], _online.TokensPerPass))
        {
            cancellation.ThrowIfCancellationRequested();
            Accumulate(range, texts, judged, replies, preferences, means);
        }

        double learningRate = _online.Schedule(_online.LearningRate).At(iteration);
        metrics[HealthMetrics.GradientNorm] = _optimizer.Step(learningRate);
        metrics["learning_rate"] = learningRate;
        foreach ((string name, double value) in means.ToDictionary())
        {
            metrics[name] = value;
        }

        return [.. preferences.Select(preference => preference - 0.5)];
    }

    /// <inheritdoc/>
    public void Capture(IDictionary<string, TrainingState> models, JsonObject numbers) => models["policy"] = _optimizer.Capture("policy");

    /// <inheritdoc/>
    public void Restore(TrainerState state) => _optimizer.Restore(state.Model("policy"));

    /// <summary>Frees tape and moments.</summary>
    public void Dispose() => _optimizer.Dispose();

    private IEnumerable<RewardRequest> Opponents(int iteration, IReadOnlyList<RewardedReply> replies, CancellationToken cancellation)
    {
        int[][] prompts = [.. replies.Select(reply => reply.Reply.Prompt.Tokens)];
        RandomStream[] randoms = [.. replies.Select((_, i) => new RandomStream(_seed, $"mixture/{iteration}/{i}"))];

        // The reference is lent for each reading alone: it may be the policy's own weights without their adapters.
        MixtureGenerator mixture = new(_policy.Model, LendReference, _options.MixtureShare, _processor);
        IReadOnlyList<(int[] Tokens, bool Ended)> opponents = mixture.Generate(prompts, _generation, randoms, cancellation);
        return replies.Zip(opponents, (reply, opponent) => JudgedReply.Of(reply) with
        {
            Reply = _text(reply.Reply.Prompt.Tokens, opponent.Tokens),
            Tokens = new PromptedReply(reply.Reply.Prompt.Tokens, opponent.Tokens),
            Ended = opponent.Ended,
        });
    }

    private void LendReference(Action<Decoder> read) => _policy.Reference.Use(reference =>
    {
        read(reference);
        return true;
    });

    private void Accumulate(
        Range range, LearnedText[] texts, int[] judged, IReadOnlyList<RewardedReply> replies, double?[] preferences, MetricMeans means)
    {
        (int first, int count) = range.GetOffsetAndLength(texts.Length);
        _batch.Set(texts.Skip(first).Take(count));
        Tape tape = _optimizer.Begin();
        Tensor logProbs = _batch.LogProbs(tape, _policy.Model, temperature: _online.Temperature).LogProbs;
        float[] gradient = new float[logProbs.Values.Length];
        int start = 0;
        for (int i = 0; i < count; i++)
        {
            RewardedReply reply = replies[judged[first + i]];
            double preference = preferences[judged[first + i]]!.Value;
            int length = reply.Reply.Tokens.Length;
            double[] slope = new double[length];
            (double loss, double score, double kl) = NashMdLossMath.Reply(reply.Reply.LogProbs, reply.ReferenceLogProbs, preference, _options.Beta, slope);
            means.Add("loss", loss);
            means.Add("loss/score", score);
            means.Add("loss/kl", kl);
            means.Add("rewards/probabilities", preference);
            for (int t = 0; t < length; t++)
            {
                gradient[start + t] = (float)(slope[t] / texts.Length);
            }

            start += length;
        }

        tape.Seed(logProbs, gradient);
        _optimizer.Accumulate(means["loss"] ?? double.NaN);
    }
}

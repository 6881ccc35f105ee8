using System.Text.Json.Nodes;
using Plumbline.Training.Lineage;
using Plumbline.Training.Loop;
using Plumbline.Training.Offline;
using Plumbline.Training.Optimization;
using Plumbline.Training.Policies;

namespace Plumbline.Training.Online;

/// <summary>
/// Trains on replies that the policy samples itself: PPO, GRPO and its relatives, rejection sampling, online DPO, Nash-MD. What differs between them is the
/// objective. One step is one iteration: sample, reward, learn. Between iterations no reply is waiting to be learned from, so a checkpoint needs no buffer.
/// </summary>
public sealed class OnlineTrainer : ITrainer
{
    /// <summary>First part of the names of the random streams of evaluations.</summary>
    public const string EvaluationStream = "evaluation";

    private const string PositionName = "position";
    private const string TokensName = "tokens";
    private readonly OnlineOptions _options;
    private readonly string _method;
    private readonly TrainablePolicy _policy;
    private readonly ReplyCollector _collector;
    private readonly IOnlineObjective _objective;
    private readonly IReadOnlyList<PromptExample> _heldOut;
    private readonly PromptCursor _cursor;
    private long _tokens;

    /// <summary>Prepares to train.</summary>
    /// <param name="options">How to sample; validated.</param>
    /// <param name="method">Name of the method.</param>
    /// <param name="policy">What is trained.</param>
    /// <param name="collector">Samples and rewards.</param>
    /// <param name="objective">What is learned from the replies; disposed with this.</param>
    /// <param name="prompts">Prompts to train on, at least one.</param>
    /// <param name="heldOut">Prompts to measure on; possibly none.</param>
    /// <param name="seed">Decides the order of the prompts.</param>
    /// <exception cref="ArgumentException">An option is out of range, or there is no prompt.</exception>
    public OnlineTrainer(
        OnlineOptions options,
        string method,
        TrainablePolicy policy,
        ReplyCollector collector,
        IOnlineObjective objective,
        IExampleSource<PromptExample> prompts,
        IReadOnlyList<PromptExample> heldOut,
        ulong seed)
    {
        List<string> problems = [.. options.Validate()];
        if (options.RepliesPerPrompt < objective.FewestReplies)
        {
            problems.Add($"replies per prompt is {options.RepliesPerPrompt}; {method} needs at least {objective.FewestReplies}");
        }

        if (problems.Count > 0)
        {
            throw new ArgumentException(string.Join("; ", problems), nameof(options));
        }

        _options = options;
        _method = method;
        _policy = policy;
        _collector = collector;
        _objective = objective;
        _heldOut = [.. heldOut.Take(options.EvaluationPrompts)];
        _cursor = new PromptCursor(prompts, seed);
    }

    /// <inheritdoc/>
    public int TotalSteps => _options.Iterations;

    /// <inheritdoc/>
    public TrainerStep Step(int index, CancellationToken cancellation)
    {
        PromptExample[] prompts = _cursor.Take(_options.PromptsPerIteration);
        CollectedReplies collected = _collector.Collect(prompts, _options.RepliesPerPrompt, PromptCursor.Stream(index), cancellation);
        _tokens += collected.Replies.Sum(reply => (long)reply.Reply.PromptedReply.TotalTokens);
        Dictionary<string, double> metrics = OnlineMetrics.Of(collected, _collector.CostNames);
        metrics["num_tokens"] = _tokens;
        metrics["epoch"] = _cursor.Epochs;
        double?[] advantages = _objective.Learn(index, collected.Replies, metrics, cancellation);
        return new TrainerStep(metrics, new StepLineage(
            [.. prompts.Select(prompt => prompt.Prompt.Id)],
            [
                .. collected.Replies.Select((reply, i) => new RolloutLineage(
                    reply.Reply.Id,
                    reply.Example.Prompt.Id,
                    reply.Reply.Tokens.Length,
                    reply.Reply.Ended,
                    reply.Reward,
                    reply.Rewards,
                    reply.KlNats,
                    advantages[i],
                    advantages[i] is not null)),
            ]));
    }

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, double>? Evaluate(CancellationToken cancellation) =>
        EvaluationReplies(cancellation) is { } collected ? OnlineMetrics.Of(collected, _collector.CostNames) : null;

    /// <summary>Replies to the held-out prompts, always on the same random numbers; null where there are no such prompts.</summary>
    /// <param name="cancellation">Stops it.</param>
    public CollectedReplies? EvaluationReplies(CancellationToken cancellation) =>
        _heldOut.Count == 0 ? null : _collector.Collect(_heldOut, 1, EvaluationStream, cancellation);

    /// <inheritdoc/>
    public TrainerState Capture()
    {
        Dictionary<string, TrainingState> models = new(StringComparer.Ordinal);
        JsonObject numbers = new() { [PositionName] = _cursor.Position, [TokensName] = _tokens };
        _objective.Capture(models, numbers);
        return new TrainerState(_method, models, numbers);
    }

    /// <inheritdoc/>
    public void Restore(TrainerState state)
    {
        _objective.Restore(state);
        _cursor.Position = state.Number<long>(PositionName);
        _tokens = state.Number<long>(TokensName);
    }

    /// <inheritdoc/>
    public void SaveModel(string folder) => _policy.Save(folder);

    /// <summary>Frees the objective.</summary>
    public void Dispose() => _objective.Dispose();
}

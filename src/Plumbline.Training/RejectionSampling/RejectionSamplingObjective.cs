using System.Text.Json.Nodes;
using Plumbline.Numerics.Compute;
using Plumbline.Training.Batches;
using Plumbline.Training.Loop;
using Plumbline.Training.Online;
using Plumbline.Training.Optimization;
using Plumbline.Training.Policies;
using Plumbline.Training.Supervised;
using Plumbline.Training.Texts;

namespace Plumbline.Training.RejectionSampling;

/// <summary>
/// Rejection-sampling fine-tuning (RAFT: Dong et al. 2023; best-of-n as a teacher: Nakano et al. 2021): of several replies to a prompt only the best are kept, and the
/// policy learns them by maximum likelihood. The KL of best-of-n to its policy is at most ln n − (n − 1)/n per iteration.
/// </summary>
public sealed class RejectionSamplingObjective : IOnlineObjective
{
    private readonly RejectionSamplingOptions _options;
    private readonly OnlineOptions _online;
    private readonly ulong _seed;
    private readonly SupervisedObjective _supervised;
    private readonly ModelOptimizer _optimizer;

    /// <summary>Prepares to learn.</summary>
    /// <param name="options">Which replies are kept; validated.</param>
    /// <param name="online">Epochs, minibatches and learning rate.</param>
    /// <param name="policy">What is trained.</param>
    /// <param name="processor">Runs the kernels.</param>
    /// <param name="seed">Decides the order of learning.</param>
    /// <exception cref="ArgumentException">An option is out of range.</exception>
    public RejectionSamplingObjective(RejectionSamplingOptions options, OnlineOptions online, TrainablePolicy policy, Processor processor, ulong seed)
    {
        IReadOnlyList<string> problems = options.Validate();
        if (problems.Count > 0)
        {
            throw new ArgumentException(string.Join("; ", problems), nameof(options));
        }

        _options = options;
        _online = online;
        _seed = seed;
        _supervised = new SupervisedObjective(policy.Model, policy.Parameters, policy.Save, online.Temperature);
        _optimizer = new ModelOptimizer(processor, policy.Parameters, online.Optimizer) { Recompute = online.RecomputePolicy };
    }

    /// <inheritdoc/>
    public int FewestReplies => 2;

    /// <inheritdoc/>
    public double?[] Learn(int iteration, IReadOnlyList<RewardedReply> replies, IDictionary<string, double> metrics, CancellationToken cancellation)
    {
        double?[] used = new double?[replies.Count];
        List<LearnedText> kept = [];
        double keptReward = 0;
        foreach (IGrouping<int, int> group in Enumerable.Range(0, replies.Count).GroupBy(i => replies[i].Group))
        {
            int[] members = [.. group];
            foreach (int index in RejectionSamplingMath.Kept([.. members.Select(i => replies[i].Reward)], _options).Select(best => members[best]))
            {
                PromptedReply reply = replies[index].Reply.PromptedReply;
                kept.Add(LearnedText.Of(reply.Prompt, reply.Reply));
                keptReward += replies[index].Reward!.Value;
                used[index] = 1;
            }
        }

        metrics["kept_share"] = (double)kept.Count / replies.Count;
        if (kept.Count > 0)
        {
            metrics["kept_reward"] = keptReward / kept.Count;
            ExampleFit.Run(_supervised, _optimizer, kept, _online, iteration, _seed, metrics, cancellation);
        }

        return used;
    }

    /// <inheritdoc/>
    public void Capture(IDictionary<string, TrainingState> models, JsonObject numbers) => models["policy"] = _optimizer.Capture("policy");

    /// <inheritdoc/>
    public void Restore(TrainerState state) => _optimizer.Restore(state.Model("policy"));

    /// <summary>Frees tape and moments.</summary>
    public void Dispose() => _optimizer.Dispose();
}

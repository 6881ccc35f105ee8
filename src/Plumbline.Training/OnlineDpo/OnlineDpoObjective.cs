using System.Text.Json.Nodes;
using Plumbline.Numerics.Compute;
using Plumbline.Training.Judges;
using Plumbline.Training.Loop;
using Plumbline.Training.Online;
using Plumbline.Training.Optimization;
using Plumbline.Training.Pairs;
using Plumbline.Training.Policies;
using Plumbline.Training.Texts;

namespace Plumbline.Training.OnlineDpo;

/// <summary>
/// Online DPO (Guo et al. 2024, "Direct Language Model Alignment from Online AI Feedback"): of the replies that the policy gives to a prompt, the better one is chosen and the
/// worse one rejected, by reward or by a judge, and the pair is learned with a DPO loss.
/// </summary>
public sealed class OnlineDpoObjective : IOnlineObjective
{
    private readonly OnlineOptions _online;
    private readonly IPairwiseJudge? _judge;
    private readonly ulong _seed;
    private readonly PairObjective _pairs;
    private readonly ModelOptimizer _optimizer;

    /// <summary>Prepares to learn.</summary>
    /// <param name="loss">The loss of a pair.</param>
    /// <param name="online">Epochs, minibatches and learning rate.</param>
    /// <param name="judge">Judges the first two replies to each prompt; null takes the replies of the highest and the lowest reward.</param>
    /// <param name="policy">What is trained.</param>
    /// <param name="processor">Runs the kernels.</param>
    /// <param name="seed">Decides the order of learning.</param>
    public OnlineDpoObjective(IPairLoss loss, OnlineOptions online, IPairwiseJudge? judge, TrainablePolicy policy, Processor processor, ulong seed)
    {
        _online = online;
        _judge = judge;
        _seed = seed;
        _pairs = new PairObjective(policy, loss, processor, online.Temperature);
        _optimizer = new ModelOptimizer(processor, policy.Parameters, online.Optimizer) { Recompute = online.RecomputePolicy };
    }

    /// <inheritdoc/>
    public int FewestReplies => 2;

    /// <inheritdoc/>
    public double?[] Learn(int iteration, IReadOnlyList<RewardedReply> replies, IDictionary<string, double> metrics, CancellationToken cancellation)
    {
        double?[] used = new double?[replies.Count];
        List<(int Chosen, int Rejected)> verdicts = [.. Verdicts(replies, cancellation)];
        metrics["pairs"] = verdicts.Count;
        List<TextPair> pairs = [];
        foreach ((int chosen, int rejected) in verdicts)
        {
            (used[chosen], used[rejected]) = (1, -1);
            pairs.Add(new TextPair(Text(replies[chosen]), Text(replies[rejected])));
        }

        if (pairs.Count > 0)
        {
            if (replies[0].Reward is not null)
            {
                metrics["objective/scores_margin"] = verdicts.Average(verdict => (replies[verdict.Chosen].Reward - replies[verdict.Rejected].Reward) ?? 0);
            }

            ExampleFit.Run(_pairs, _optimizer, pairs, _online, iteration, _seed, metrics, cancellation);
        }

        return used;
    }

    /// <inheritdoc/>
    public void Capture(IDictionary<string, TrainingState> models, JsonObject numbers) => models["policy"] = _optimizer.Capture("policy");

    /// <inheritdoc/>
    public void Restore(TrainerState state) => _optimizer.Restore(state.Model("policy"));

    /// <summary>Frees tape and moments.</summary>
    public void Dispose() => _optimizer.Dispose();

    // A tie teaches nothing and is left out.
    private IEnumerable<(int Chosen, int Rejected)> Verdicts(IReadOnlyList<RewardedReply> replies, CancellationToken cancellation)
    {
        int[][] groups = [.. Enumerable.Range(0, replies.Count).GroupBy(i => replies[i].Group).Select(group => group.ToArray())];
        if (_judge is null)
        {
            foreach (int[] group in groups)
            {
                int[] ranked = [.. group.Where(i => replies[i].Reward is not null).OrderByDescending(i => replies[i].Reward)];
                if (ranked.Length > 1 && replies[ranked[0]].Reward > replies[ranked[^1]].Reward)
                {
                    yield return (ranked[0], ranked[^1]);
                }
            }

            yield break;
        }

        double?[] preferred = _judge.Prefer(
            [.. groups.Select(group => JudgedReply.Of(replies[group[0]]))], [.. groups.Select(group => JudgedReply.Of(replies[group[1]]))], cancellation);
        for (int g = 0; g < groups.Length; g++)
        {
            if (preferred[g] is { } probability && probability != 0.5)
            {
                yield return probability > 0.5 ? (groups[g][0], groups[g][1]) : (groups[g][1], groups[g][0]);
            }
        }
    }

    private static LearnedText Text(RewardedReply reply) => LearnedText.Of(reply.Reply.Prompt.Tokens, reply.Reply.Tokens);
}

using Plumbline.Numerics.Compute;
using Plumbline.Runs;
using Plumbline.Training.Batches;
using Plumbline.Training.Policies;
using Plumbline.Training.Rewards;
using Plumbline.Training.Rollouts;

namespace Plumbline.Training.Online;

/// <summary>Samples replies and has them rewarded.</summary>
/// <param name="policy">Samples; its reference says how far the replies are from the start.</param>
/// <param name="sampler">Samples from the policy; not disposed with this.</param>
/// <param name="text">A reply as text.</param>
/// <param name="rewards">Rewards.</param>
/// <param name="costs">What is constrained; possibly nothing.</param>
/// <param name="missingEndPenalty">Subtracted from the reward of a reply that did not end itself; null for nothing.</param>
/// <param name="temperature">The sampler's temperature.</param>
/// <param name="processor">Runs the kernels.</param>
public sealed class ReplyCollector(
    TrainablePolicy policy,
    ReplySampler sampler,
    Func<SampledReply, string> text,
    RewardSet rewards,
    IReadOnlyList<IRewardFunction> costs,
    double? missingEndPenalty,
    double temperature,
    Processor processor)
{
    /// <summary>Names of the costs, in their order.</summary>
    public IReadOnlyList<string> CostNames => [.. costs.Select(cost => cost.Name)];

    /// <summary>Samples replies to every prompt.</summary>
    /// <param name="prompts">The prompts.</param>
    /// <param name="repliesPerPrompt">How many to each.</param>
    /// <param name="stream">First part of the streams' names.</param>
    /// <param name="cancellation">Stops it.</param>
    public CollectedReplies Collect(IReadOnlyList<PromptExample> prompts, int repliesPerPrompt, string stream, CancellationToken cancellation) =>
        Reward(prompts, repliesPerPrompt, sampler.Sample([.. prompts.Select(prompt => prompt.Prompt)], repliesPerPrompt, stream, cancellation: cancellation), cancellation);

    /// <summary>Has replies rewarded that were sampled elsewhere, such as from the reference policy.</summary>
    /// <param name="prompts">The prompts.</param>
    /// <param name="repliesPerPrompt">How many replies there are to each.</param>
    /// <param name="replies">The replies, those to one prompt side by side.</param>
    /// <param name="cancellation">Stops it.</param>
    public CollectedReplies Reward(
        IReadOnlyList<PromptExample> prompts, int repliesPerPrompt, IReadOnlyList<SampledReply> replies, CancellationToken cancellation)
    {
        PromptedReply[] sequences = [.. replies.Select(reply => reply.PromptedReply)];
        double[][] reference = policy.Reference.LogProbs(processor, sequences, temperature, cancellation);
        RewardRequest[] requests =
        [
            .. replies.Select((reply, i) => new RewardRequest(
                reply.Prompt.Id, reply.Prompt.Text, text(reply), sequences[i], reply.Ended, prompts[i / repliesPerPrompt].Columns)),
        ];
        RewardTable table = rewards.Score(requests, cancellation);
        double?[][] told = [.. costs.Select(cost => cost.Score(requests, cancellation))];
        return new CollectedReplies(
            table,
            [
                .. replies.Select((reply, i) => new RewardedReply(
                    prompts[i / repliesPerPrompt],
                    i / repliesPerPrompt,
                    reply,
                    requests[i].Reply,
                    reference[i],
                    table.Totals[i] - (reply.Ended ? 0 : missingEndPenalty ?? 0),
                    table.Of(i),
                    [.. told.Select((cost, c) => cost[i] ?? throw new RunException($"cost '{costs[c].Name}'", $"could not be read for the reply to row {reply.Prompt.Id}", "use a cost that can be read for every reply: a constraint needs each of them"))])),
            ]);
    }
}

/// <summary>Replies with their rewards.</summary>
/// <param name="Rewards">All rewards by function.</param>
/// <param name="Replies">The replies.</param>
public sealed record CollectedReplies(RewardTable Rewards, IReadOnlyList<RewardedReply> Replies);

using Plumbline.Statistics;
using Plumbline.Training.Online;

namespace Plumbline.Recipes.Train;

/// <summary>What training did to replies on held-out prompts, reply by reply on the same random numbers.</summary>
/// <param name="Prompts">How many prompts.</param>
/// <param name="Reward">Reward after less reward before, paired by prompt.</param>
/// <param name="KlNats">Mean KL of the replies to the reference, nats per reply, with its 95 % interval.</param>
/// <param name="PerplexityBefore">Perplexity of the replies before training under the reference.</param>
/// <param name="PerplexityAfter">The same after: how fluent the replies are in the reference's eyes.</param>
/// <param name="EndedBefore">Share of replies that ended themselves before.</param>
/// <param name="EndedAfter">The same after.</param>
/// <param name="UnreadBefore">Replies before training whose reward could not be read; they are in no mean.</param>
/// <param name="UnreadAfter">The same after.</param>
public sealed record TrainComparison(
    int Prompts,
    PairedDifference Reward,
    MeanEstimate KlNats,
    double PerplexityBefore,
    double PerplexityAfter,
    double EndedBefore,
    double EndedAfter,
    int UnreadBefore,
    int UnreadAfter)
{
    /// <summary>Compares.</summary>
    /// <param name="before">Replies of the start, one to each prompt.</param>
    /// <param name="after">Replies of the trained policy to the same prompts.</param>
    /// <returns>Null where fewer than two prompts have a reward on both sides.</returns>
    internal static TrainComparison? Of(IReadOnlyList<RewardedReply> before, IReadOnlyList<RewardedReply> after)
    {
        Pair[] pairs =
        [
            .. after.Zip(before)
                .Where(pair => pair.First.Reward is not null && pair.Second.Reward is not null)
                .Select(pair => new Pair(pair.First.Example.Prompt.Id, pair.First.Reward!.Value, pair.Second.Reward!.Value)),
        ];
        return pairs.Length < 2 ? null : new TrainComparison(
            after.Count,
            PairedDifference.OfMeans(pairs),
            MeanEstimate.OfClusters([.. after.Select(reply => reply.KlNats)], [.. after.Select(reply => reply.Example.Prompt.Id)]),
            Perplexity(before),
            Perplexity(after),
            before.Count(reply => reply.Reply.Ended) / (double)before.Count,
            after.Count(reply => reply.Reply.Ended) / (double)after.Count,
            before.Count(reply => reply.Reward is null),
            after.Count(reply => reply.Reward is null));
    }

    private static double Perplexity(IReadOnlyList<RewardedReply> replies) =>
        Math.Exp(-replies.Sum(reply => reply.ReferenceLogProbs.Sum()) / replies.Sum(reply => (double)reply.Reply.Tokens.Length));
}

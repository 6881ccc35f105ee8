namespace Plumbline.Training.Lineage;

/// <summary>What one step learned from.</summary>
/// <param name="Rows">Ids of the rows of the data set, in the order of the batch.</param>
/// <param name="Rollouts">Replies that were sampled and learned from; empty for methods that sample none.</param>
public sealed record StepLineage(IReadOnlyList<string> Rows, IReadOnlyList<RolloutLineage> Rollouts)
{
    /// <summary>A step on rows alone.</summary>
    public static StepLineage Of(IReadOnlyList<string> rows) => new(rows, []);
}

/// <summary>One sampled reply and what it was worth.</summary>
/// <param name="Id">Name of its random stream: with the seed and the policy it gives the reply again.</param>
/// <param name="Row">Id of the row whose prompt it follows.</param>
/// <param name="Tokens">Tokens of the reply.</param>
/// <param name="Ended">Whether it ended itself.</param>
/// <param name="Reward">What it was rewarded with in all; null where no reward could be read.</param>
/// <param name="Rewards">The parts by name, before weights; null where one could not be read.</param>
/// <param name="Kl">Estimate k1 of its KL to the reference policy, nats; null where none was computed.</param>
/// <param name="Advantage">Mean advantage over its tokens; null for methods without advantages.</param>
/// <param name="Used">Whether the step learned from it.</param>
public sealed record RolloutLineage(
    string Id,
    string Row,
    int Tokens,
    bool Ended,
    double? Reward,
    IReadOnlyDictionary<string, double?> Rewards,
    double? Kl,
    double? Advantage,
    bool Used = true);

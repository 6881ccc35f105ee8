namespace Plumbline.Training.Advantages;

/// <summary>Advantages of tokens without a critic.</summary>
public static class ReinforceMath
{
    /// <summary>
    /// REINFORCE++ (Hu 2025): discounted returns of the token rewards (see <see cref="Rollouts.RolloutRewardMath"/>: the KL penalty is in them), whitened over all
    /// tokens of the batch. REINFORCE++-baseline is the same with the mean of its group taken from each score first.
    /// </summary>
    /// <param name="rewards">Reward of each token, replies end to end <c>[tokens]</c>.</param>
    /// <param name="lengths">Tokens of each reply; they sum to the tokens.</param>
    /// <param name="mask">Which tokens are the policy's own; empty for all.</param>
    /// <param name="gamma">Discount γ, 0 to 1.</param>
    /// <param name="whitening">How the batch is whitened; null leaves the returns as they are.</param>
    /// <param name="advantages">Receives the advantages; 0 outside the mask.</param>
    /// <exception cref="ArgumentException">The lengths do not fit together, or no token counts.</exception>
    public static void TokenAdvantages(
        ReadOnlySpan<double> rewards,
        ReadOnlySpan<int> lengths,
        ReadOnlySpan<bool> mask,
        double gamma,
        WhiteningConvention? whitening,
        Span<double> advantages)
    {
        AdvantageMath.RequireReplies(rewards.Length, lengths);
        int start = 0;
        foreach (int length in lengths)
        {
            AdvantageMath.DiscountedReturns(
                rewards.Slice(start, length), mask.IsEmpty ? mask : mask.Slice(start, length), gamma, advantages.Slice(start, length));
            start += length;
        }

        if (whitening is { } convention)
        {
            WhiteningMath.Whiten(advantages, mask, convention);
        }
    }
}

namespace Plumbline.Training.Advantages;

/// <summary>Advantages and returns of one episode. An episode is the tokens of one reply, or of a dialogue of several turns with a mask.</summary>
public static class AdvantageMath
{
    /// <summary>
    /// Generalised advantage estimation (Schulman et al. 2016, eq. 16): δₜ = rₜ + γ·Vₜ₊₁ − Vₜ, Aₜ = δₜ + γλ·Aₜ₊₁, V after the end 0; returns
    /// are A + V, before any whitening.
    /// </summary>
    /// <remarks>
    /// Several turns: tokens outside the mask (what others said) take no part. The next value and the next advantage pass over them unchanged and
    /// undiscounted, as in verl; their rewards and values are not read, and their advantage and return are 0.
    /// </remarks>
    /// <param name="rewards">Reward of each token <c>[time]</c>.</param>
    /// <param name="values">Value of the state before each token <c>[time]</c>.</param>
    /// <param name="mask">Which tokens are the policy's own; empty for all.</param>
    /// <param name="gamma">Discount γ, 0 to 1.</param>
    /// <param name="lambda">λ, 0 to 1: 0 trusts the values, 1 the rewards.</param>
    /// <param name="advantages">Receives A.</param>
    /// <param name="returns">Receives A + V.</param>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static void GeneralizedAdvantages(
        ReadOnlySpan<double> rewards,
        ReadOnlySpan<double> values,
        ReadOnlySpan<bool> mask,
        double gamma,
        double lambda,
        Span<double> advantages,
        Span<double> returns)
    {
        int time = rewards.Length;
        if (values.Length != time || advantages.Length != time || returns.Length != time || !(mask.IsEmpty || mask.Length == time))
        {
            throw new ArgumentException(
                $"{time} rewards, {values.Length} values, {mask.Length} mask entries, {advantages.Length} advantages and {returns.Length} returns differ in length");
        }

        double nextValue = 0;
        double nextAdvantage = 0;
        for (int t = time - 1; t >= 0; t--)
        {
            if (!mask.IsEmpty && !mask[t])
            {
                advantages[t] = 0;
                returns[t] = 0;
                continue;
            }

            double delta = rewards[t] + (gamma * nextValue) - values[t];
            nextAdvantage = delta + (gamma * lambda * nextAdvantage);
            nextValue = values[t];
            advantages[t] = nextAdvantage;
            returns[t] = nextAdvantage + values[t];
        }
    }

    /// <summary>
    /// Discounted returns without values (REINFORCE): Rₜ = rₜ + γ·Rₜ₊₁. Tokens outside the mask take no part, as in generalised advantage estimation.
    /// </summary>
    /// <param name="rewards">Reward of each token <c>[time]</c>.</param>
    /// <param name="mask">Which tokens are the policy's own; empty for all.</param>
    /// <param name="gamma">Discount γ, 0 to 1.</param>
    /// <param name="returns">Receives R.</param>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static void DiscountedReturns(ReadOnlySpan<double> rewards, ReadOnlySpan<bool> mask, double gamma, Span<double> returns)
    {
        if (returns.Length != rewards.Length || !(mask.IsEmpty || mask.Length == rewards.Length))
        {
            throw new ArgumentException($"{rewards.Length} rewards, {mask.Length} mask entries and {returns.Length} returns differ in length");
        }

        double next = 0;
        for (int t = rewards.Length - 1; t >= 0; t--)
        {
            bool own = mask.IsEmpty || mask[t];
            next = own ? rewards[t] + (gamma * next) : next;
            returns[t] = own ? next : 0;
        }
    }

    /// <summary>
    /// <see cref="GeneralizedAdvantages(ReadOnlySpan{double}, ReadOnlySpan{double}, ReadOnlySpan{bool}, double, double, Span{double}, Span{double})"/> of
    /// episodes that lie end to end: nothing flows from one into another.
    /// </summary>
    /// <param name="rewards">Reward of each token <c>[tokens]</c>.</param>
    /// <param name="values">Value of the state before each token.</param>
    /// <param name="lengths">Tokens of each episode; they sum to the tokens.</param>
    /// <param name="mask">Which tokens are the policy's own; empty for all.</param>
    /// <param name="gamma">Discount γ, 0 to 1.</param>
    /// <param name="lambda">λ, 0 to 1.</param>
    /// <param name="advantages">Receives A.</param>
    /// <param name="returns">Receives A + V.</param>
    /// <exception cref="ArgumentException">The lengths do not fit together.</exception>
    public static void GeneralizedAdvantages(
        ReadOnlySpan<double> rewards,
        ReadOnlySpan<double> values,
        ReadOnlySpan<int> lengths,
        ReadOnlySpan<bool> mask,
        double gamma,
        double lambda,
        Span<double> advantages,
        Span<double> returns)
    {
        RequireReplies(rewards.Length, lengths);
        int start = 0;
        foreach (int length in lengths)
        {
            GeneralizedAdvantages(
                rewards.Slice(start, length),
                values.Slice(start, length),
                mask.IsEmpty ? mask : mask.Slice(start, length),
                gamma,
                lambda,
                advantages.Slice(start, length),
                returns.Slice(start, length));
            start += length;
        }
    }

    /// <summary>Refuses lengths that are not those of the tokens.</summary>
    internal static void RequireReplies(int tokens, ReadOnlySpan<int> lengths)
    {
        long sum = 0;
        foreach (int length in lengths)
        {
            sum = length < 0 ? long.MinValue : sum + length;
        }

        if (sum != tokens)
        {
            throw new ArgumentException($"{lengths.Length} replies do not have {tokens} tokens between them", nameof(lengths));
        }
    }
}

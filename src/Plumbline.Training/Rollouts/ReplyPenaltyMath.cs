namespace Plumbline.Training.Rollouts;

/// <summary>Penalties on the form of a reply, to be added to its score. All are 0 or below.</summary>
public static class ReplyPenaltyMath
{
    /// <summary>
    /// Soft overlong punishment (Yu et al. 2025, DAPO, eq. 13): 0 up to max − cache tokens, from there falling linearly to −1 at max, −1 beyond.
    /// </summary>
    /// <param name="tokens">Tokens of the reply.</param>
    /// <param name="maxTokens">Longest reply wanted, above <paramref name="cacheTokens"/>.</param>
    /// <param name="cacheTokens">Tokens before it over which the punishment grows, at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">The cache is below 1 or not below the longest reply.</exception>
    public static double SoftOverlong(int tokens, int maxTokens, int cacheTokens)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(cacheTokens, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(cacheTokens, maxTokens);
        return Math.Clamp(((double)maxTokens - cacheTokens - tokens) / cacheTokens, -1, 0);
    }

    /// <summary>
    /// Repetition penalty: the share of n-grams that have been there before, times the largest penalty (Yeo et al. 2025; TRL's
    /// <c>get_repetition_penalty_reward</c>). 0 for a reply shorter than an n-gram.
    /// </summary>
    /// <param name="tokens">The reply.</param>
    /// <param name="size">n, at least 1.</param>
    /// <param name="largest">Penalty of a reply that repeats one n-gram for ever, 0 or below.</param>
    /// <exception cref="ArgumentOutOfRangeException">n is below 1, or the penalty is above 0.</exception>
    public static double Repetition(ReadOnlySpan<int> tokens, int size, double largest)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(size, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(largest, 0);
        int total = tokens.Length - size + 1;
        if (total < 1)
        {
            return 0;
        }

        HashSet<string> seen = new(StringComparer.Ordinal);
        for (int start = 0; start < total; start++)
        {
            seen.Add(string.Join(' ', tokens.Slice(start, size).ToArray()));
        }

        return (1 - ((double)seen.Count / total)) * largest;
    }
}

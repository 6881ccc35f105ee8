namespace Plumbline.Training.Batches;

/// <summary>Cuts work into passes of limited size, so that memory does not grow with the batch. The cuts depend on lengths alone.</summary>
public static class TokenBudget
{
    /// <summary>Tokens per pass: enough to keep the cores busy, few enough that the activations of small models stay near them.</summary>
    public const int TokensPerPass = 1024;

    /// <summary>
    /// Tokens per pass where nothing is trained. Each pass writes over the memory of the one before, so smaller ones stay nearer to the cores; below this the threads would
    /// wait for each other more often than that saves. No result depends on it: rows do not see what is read beside them.
    /// </summary>
    public const int TokensPerReading = 512;

    /// <summary>Consecutive ranges whose lengths sum to at most <paramref name="tokens"/>; a longer single item has a range of its own.</summary>
    /// <param name="lengths">Tokens of each item.</param>
    /// <param name="tokens">Most tokens per range.</param>
    public static IEnumerable<Range> Split(IReadOnlyList<int> lengths, int tokens = TokensPerPass)
    {
        int start = 0;
        long sum = 0;
        for (int i = 0; i < lengths.Count; i++)
        {
            if (i > start && sum + lengths[i] > tokens)
            {
                yield return start..i;
                start = i;
                sum = 0;
            }

            sum += lengths[i];
        }

        if (start < lengths.Count)
        {
            yield return start..lengths.Count;
        }
    }
}

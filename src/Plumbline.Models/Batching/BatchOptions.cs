namespace Plumbline.Models.Batching;

/// <summary>How many sequences a <see cref="BatchScheduler"/> runs side by side. Changes speed and memory, never a result.</summary>
public sealed record BatchOptions
{
    /// <summary>Most sequences in one batch, 1 to 4,096.</summary>
    /// <value>Default 32: enough to read each weight once for many tokens; more gain little on processors.</value>
    public int MaxBatch { get; init; } = 32;

    /// <summary>
    /// Most bytes of cached keys and values, 1 MiB or more. Where sequences as long as those that wait would take more, fewer run side by side,
    /// and at least one.
    /// </summary>
    /// <value>Default 1 GiB.</value>
    public long MaxCacheBytes { get; init; } = 1L << 30;

    /// <summary>All problems, in words.</summary>
    public IReadOnlyList<string> Validate()
    {
        List<string> problems = [];
        if (MaxBatch is < 1 or > 4096)
        {
            problems.Add($"the largest batch is {MaxBatch}; expected 1 to 4096");
        }

        if (MaxCacheBytes < 1 << 20)
        {
            problems.Add($"the cache may take {MaxCacheBytes} bytes; expected {1 << 20} or more");
        }

        return problems;
    }
}

namespace Plumbline.Cli.Bench;

/// <summary>Times the same work again and again: first unmeasured until it is steady, then for the figures.</summary>
internal static class Repetition
{
    // The runtime compiles hot methods again in the background; by then it has.
    private static readonly TimeSpan WarmUpTime = TimeSpan.FromSeconds(1);
    private const int FewestWarmUps = 3;

    /// <summary>Runs <paramref name="work"/>.</summary>
    /// <param name="count">Measured repetitions, at least 1.</param>
    /// <param name="work">One repetition.</param>
    /// <param name="time">The clock.</param>
    /// <param name="cancellation">Checked before every repetition.</param>
    public static RepetitionResult Measure(int count, Action work, TimeProvider time, CancellationToken cancellation)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        int warmUps = 0;
        for (long begin = time.GetTimestamp(); warmUps < FewestWarmUps || time.GetElapsedTime(begin) < WarmUpTime; warmUps++)
        {
            cancellation.ThrowIfCancellationRequested();
            work();
        }

        double[] seconds = new double[count];
        long allocatedBefore = GC.GetTotalAllocatedBytes(precise: true);
        for (int i = 0; i < count; i++)
        {
            cancellation.ThrowIfCancellationRequested();
            long start = time.GetTimestamp();
            work();
            seconds[i] = time.GetElapsedTime(start).TotalSeconds;
        }

        long allocated = GC.GetTotalAllocatedBytes(precise: true) - allocatedBefore;
        return new RepetitionResult(warmUps, Median(seconds), (double)allocated / count);
    }

    /// <summary>The middle value, or the mean of the two in the middle.</summary>
    internal static double Median(double[] values)
    {
        double[] sorted = [.. values.Order()];
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }
}

/// <summary>What repeating came to.</summary>
/// <param name="WarmUps">Repetitions before measuring.</param>
/// <param name="MedianSeconds">Median duration of a measured repetition.</param>
/// <param name="AllocatedBytes">Bytes allocated on the managed heap, by all threads, per measured repetition.</param>
internal sealed record RepetitionResult(int WarmUps, double MedianSeconds, double AllocatedBytes);

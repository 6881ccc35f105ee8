using System.Collections.Concurrent;

namespace Plumbline.Runs.Tests.Hub;

/// <summary>A clock on which waits between tries pass at once and are written down; timeouts, which are longer than <see cref="Longest"/>, stay real.</summary>
internal sealed class ImpatientTime : TimeProvider
{
    public static readonly TimeSpan Longest = TimeSpan.FromHours(1);

    private readonly ConcurrentQueue<TimeSpan> waits = [];

    public IReadOnlyList<TimeSpan> Waits => [.. waits];

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        if (dueTime > TimeSpan.Zero && dueTime <= Longest)
        {
            waits.Enqueue(dueTime);
            dueTime = TimeSpan.Zero;
        }

        return System.CreateTimer(callback, state, dueTime, period);
    }
}

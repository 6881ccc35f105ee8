namespace Plumbline.Evaluation.RateLimits;

/// <summary>A line of requests before a <see cref="RateSchedule"/>: first come, first served. Safe for any number of threads.</summary>
internal sealed class RateLine : IDisposable
{
    // Timers of the system count in milliseconds; less would be none at all.
    private static readonly TimeSpan ShortestWait = TimeSpan.FromMilliseconds(1);
    private readonly Lock _gate = new();
    private readonly LinkedList<Waiter> _waiting = [];
    private readonly RateSchedule _schedule;
    private readonly TimeProvider _time;
    private readonly long _origin;
    private readonly ITimer _timer;

    public RateLine(RateLimitOptions options, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(time);
        _schedule = new RateSchedule(options);
        _time = time;
        _origin = time.GetTimestamp();
        _timer = time.CreateTimer(static state => ((RateLine)state!).LetGo(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    public ValueTask AdmitAsync(double tokens, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        LinkedListNode<Waiter> node;
        lock (_gate)
        {
            if (_waiting.Count == 0 && _schedule.Wait(Now) <= 0)
            {
                _schedule.Admit(Now, tokens);
                return ValueTask.CompletedTask;
            }

            node = _waiting.AddLast(new Waiter(tokens));
            if (_waiting.Count == 1)
            {
                Arm();
            }
        }

        return new ValueTask(WaitAsync(node, cancellation));
    }

    public void Settle(double difference)
    {
        lock (_gate)
        {
            _schedule.Settle(difference);
            if (_waiting.Count > 0)
            {
                Arm();
            }
        }
    }

    public void Dispose() => _timer.Dispose();

    private double Now => _time.GetElapsedTime(_origin).TotalSeconds;

    private async Task WaitAsync(LinkedListNode<Waiter> node, CancellationToken cancellation)
    {
        using CancellationTokenRegistration registration = cancellation.UnsafeRegister(
            static (state, token) => ((TaskCompletionSource)state!).TrySetCanceled(token), node.Value.Gone);
        try
        {
            await node.Value.Gone.Task.ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            lock (_gate)
            {
                if (node.List is not null)
                {
                    _waiting.Remove(node);
                }
            }

            throw;
        }
    }

    private void LetGo()
    {
        lock (_gate)
        {
            while (_waiting.First is { } first)
            {
                if (_schedule.Wait(Now) > 0)
                {
                    Arm();
                    return;
                }

                _waiting.RemoveFirst();
                if (first.Value.Gone.TrySetResult())
                {
                    _schedule.Admit(Now, first.Value.Tokens);
                }
            }
        }
    }

    private void Arm()
    {
        TimeSpan wait = TimeSpan.FromSeconds(Math.Min(_schedule.Wait(Now), 86_400));
        _timer.Change(wait < ShortestWait ? ShortestWait : TimeSpan.FromMilliseconds(Math.Ceiling(wait.TotalMilliseconds)), Timeout.InfiniteTimeSpan);
    }

    private sealed record Waiter(double Tokens)
    {
        public TaskCompletionSource Gone { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}

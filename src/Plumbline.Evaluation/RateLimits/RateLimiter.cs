namespace Plumbline.Evaluation.RateLimits;

/// <summary>
/// The one bucket that all requests to an endpoint share, first come, first served, exact under any load; see <see cref="RateSchedule"/> for the bound. Safe for any
/// number of threads.
/// </summary>
public sealed class RateLimiter : IDisposable
{
    // Timers of the system count in milliseconds; less would be none at all.
    private static readonly TimeSpan ShortestWait = TimeSpan.FromMilliseconds(1);
    private readonly Lock _gate = new();
    private readonly LinkedList<Waiter> _waiting = [];
    private readonly RateSchedule _schedule;
    private readonly TimeProvider _time;
    private readonly long _origin;
    private readonly ITimer _timer;

    /// <summary>A limiter.</summary>
    /// <param name="options">The limits.</param>
    /// <param name="time">Tells the time and wakes the waiting.</param>
    /// <exception cref="ArgumentException">The options have problems.</exception>
    public RateLimiter(RateLimitOptions options, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(time);
        _schedule = new RateSchedule(options);
        _time = time;
        _origin = time.GetTimestamp();
        _timer = time.CreateTimer(static state => ((RateLimiter)state!).LetGo(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Waits until a request may go, in the order of the calls.</summary>
    /// <param name="tokens">How many tokens it will take, by estimate; 0 or more.</param>
    /// <param name="cancellation">Gives up the place in the line.</param>
    public ValueTask AdmitAsync(double tokens, CancellationToken cancellation)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(tokens);
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

    /// <summary>Sets right what a request was thought to take.</summary>
    /// <param name="estimated">What <see cref="AdmitAsync"/> was told.</param>
    /// <param name="actual">What it took.</param>
    public void Settle(double estimated, double actual)
    {
        lock (_gate)
        {
            _schedule.Settle(actual - estimated);
            if (_waiting.Count > 0)
            {
                Arm();
            }
        }
    }

    /// <summary>Stops the timer. Requests that still wait go on waiting until they are cancelled.</summary>
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

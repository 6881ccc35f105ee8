namespace Plumbline.Evaluation.Concurrency;

/// <summary>Lets in as many requests as an <see cref="AdaptiveLimit"/> says; the others wait in order. Safe for any number of threads.</summary>
public sealed class AdaptiveGate
{
    private readonly Lock _gate = new();
    private readonly LinkedList<TaskCompletionSource> _waiting = [];
    private readonly AdaptiveLimit _limit;
    private int _inside;

    /// <summary>A gate.</summary>
    /// <param name="limit">How many; used by this gate alone.</param>
    public AdaptiveGate(AdaptiveLimit limit)
    {
        ArgumentNullException.ThrowIfNull(limit);
        _limit = limit;
    }

    /// <summary>How many may be inside now.</summary>
    public int Limit
    {
        get
        {
            lock (_gate)
            {
                return _limit.Limit;
            }
        }
    }

    /// <summary>How many are inside now.</summary>
    public int Inside
    {
        get
        {
            lock (_gate)
            {
                return _inside;
            }
        }
    }

    /// <summary>Waits for a place.</summary>
    /// <returns>The place; it is given back by <see cref="Leave"/>.</returns>
    public ValueTask EnterAsync(CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        LinkedListNode<TaskCompletionSource> waiter;
        lock (_gate)
        {
            if (_waiting.Count == 0 && _inside < _limit.Limit)
            {
                _inside++;
                return ValueTask.CompletedTask;
            }

            waiter = _waiting.AddLast(new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        }

        return new ValueTask(WaitAsync(waiter, cancellation));
    }

    /// <summary>Gives a place back.</summary>
    /// <param name="outcome">How the request went.</param>
    public void Leave(RequestOutcome outcome)
    {
        lock (_gate)
        {
            switch (outcome)
            {
                case RequestOutcome.Succeeded:
                    _limit.Succeeded(_inside >= _limit.Limit);
                    break;
                case RequestOutcome.RateLimited:
                    _limit.Refused();
                    break;
                default:
                    break;
            }

            _inside--;
            LetIn();
        }
    }

    private async Task WaitAsync(LinkedListNode<TaskCompletionSource> waiter, CancellationToken cancellation)
    {
        using CancellationTokenRegistration registration = cancellation.UnsafeRegister(
            static (state, token) => ((TaskCompletionSource)state!).TrySetCanceled(token), waiter.Value);
        try
        {
            await waiter.Value.Task.ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            lock (_gate)
            {
                if (waiter.List is not null)
                {
                    _waiting.Remove(waiter);
                }
            }

            throw;
        }
    }

    // A waiter that was cancelled in the same moment does not take the place.
    private void LetIn()
    {
        while (_inside < _limit.Limit && _waiting.First is { } first)
        {
            _waiting.RemoveFirst();
            if (first.Value.TrySetResult())
            {
                _inside++;
            }
        }
    }
}

/// <summary>How a request went, as far as it tells how many an endpoint takes.</summary>
public enum RequestOutcome
{
    /// <summary>It was answered.</summary>
    Succeeded,

    /// <summary>It was one too many.</summary>
    RateLimited,

    /// <summary>It failed in another way, or was given up.</summary>
    Failed,
}

using Plumbline.Models.Generation;

namespace Plumbline.Models.Batching;

/// <summary>A request on its way through a scheduler: over as soon as it has an answer, was refused or cancelled.</summary>
internal abstract class BatchJob
{
    /// <summary>Whether nobody waits for it any more.</summary>
    public abstract bool IsOver { get; }

    /// <summary>Ends it without an answer.</summary>
    public abstract void Cancel();
}

/// <summary>A job with an answer.</summary>
/// <typeparam name="T">The answer.</typeparam>
internal abstract class BatchJob<T> : BatchJob
{
    // Whoever waits goes on elsewhere: not on the scheduler's thread.
    private readonly TaskCompletionSource<T> _completion = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly CancellationTokenRegistration _registration;

    protected BatchJob(CancellationToken cancellation)
    {
        Cancellation = cancellation;
        _registration = cancellation.UnsafeRegister(static job => ((BatchJob)job!).Cancel(), this);
    }

    public Task<T> Task => _completion.Task;

    public override bool IsOver => _completion.Task.IsCompleted;

    protected CancellationToken Cancellation { get; }

    public override void Cancel() => _completion.TrySetCanceled(Cancellation.IsCancellationRequested ? Cancellation : new CancellationToken(canceled: true));

    public void Fail(Exception exception)
    {
        _registration.Unregister();
        _completion.TrySetException(exception);
    }

    protected void Answer(T answer)
    {
        _registration.Unregister();
        _completion.TrySetResult(answer);
    }
}

/// <summary>A prompt to continue.</summary>
internal sealed class GenerationJob(SequenceState state, Action<GeneratedToken>? onToken, CancellationToken cancellation)
    : BatchJob<GeneratedSequence>(cancellation)
{
    public SequenceState State { get; } = state;

    /// <summary>Hands a token on. What the listener throws ends this request and no other.</summary>
    public void Hear(GeneratedToken token)
    {
        if (onToken is null || IsOver)
        {
            return;
        }

        try
        {
            onToken(token);
        }
#pragma warning disable CA1031 // Foreign code: whatever it throws is for whoever waits for this request.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            Fail(exception);
        }
    }

    public void Complete() => Answer(State.Result());
}

/// <summary>Continuations to score.</summary>
internal sealed class ScoringJob(int[] prefix, IReadOnlyList<int[]> continuations, int top, CancellationToken cancellation)
    : BatchJob<IReadOnlyList<TokenLikelihoods>>(cancellation)
{
    public void Run(LikelihoodReader reader)
    {
        if (IsOver)
        {
            return;
        }

        try
        {
            Answer(reader.Read(prefix, continuations, top, Cancellation));
        }
        catch (OperationCanceledException)
        {
            Cancel();
        }
#pragma warning disable CA1031 // Whatever it is belongs to this request; the thread has to live for those that come.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            Fail(exception);
        }
    }
}

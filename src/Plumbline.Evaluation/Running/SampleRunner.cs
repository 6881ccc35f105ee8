using Microsoft.Extensions.AI;
using Plumbline.Evaluation.Endpoints;
using Plumbline.Evaluation.Logs;
using Plumbline.Evaluation.Samples;
using Plumbline.Evaluation.Scorers;
using Plumbline.Evaluation.Solvers;
using Plumbline.Evaluation.Tasks;

namespace Plumbline.Evaluation.Running;

/// <summary>One sample that waits to be asked.</summary>
internal sealed record SampleWork(EvaluationTask Task, ChatOptions? Request, Sample Sample, int Index, int Epoch)
{
    public SampleKey Key => new(Task.Name, Sample.Id, Epoch);
}

/// <summary>Takes one sample from question to record.</summary>
internal sealed class SampleRunner(IChatClient model, EvaluatorOptions options, RunBudget budget, TimeProvider time)
{
    /// <summary>Solves and scores.</summary>
    /// <returns>The record; null where the run's limit ended the sample, which then counts as not asked.</returns>
    /// <exception cref="OperationCanceledException">The run was stopped.</exception>
    public async Task<SampleRecord?> RunAsync(SampleWork work, CancellationToken cancellation)
    {
        long began = time.GetTimestamp();
        DateTimeOffset startedAt = time.GetUtcNow();
        SampleModel counted = new(model, work.Key, options, budget);
        Conversation conversation = new(work.Sample, work.Epoch, counted, work.Request);
        SampleFailure? failure = null;
        IReadOnlyDictionary<string, Score> scores = None;
        try
        {
            await SolveAsync(work, conversation, cancellation).ConfigureAwait(false);
            scores = await ScoreAsync(work.Task.Scorers, conversation, cancellation).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            throw;
        }
        catch (RunLimitException)
        {
            return null;
        }
        catch (Exception exception)
        {
            failure = Explain(exception);
        }

        int input = RecordedMessages.Of(work.Sample.Input).Count;
        return new SampleRecord
        {
            Task = work.Task.Name,
            Id = work.Sample.Id,
            Epoch = work.Epoch,
            Index = work.Index,
            Cluster = work.Sample.Cluster,
            Condition = work.Sample.Condition,
            Choices = work.Sample.Choices,
            Target = work.Sample.Target,
            Messages = RecordedMessages.Of(conversation.Messages),
            InputMessages = input,
            Scores = scores,
            Metadata = work.Sample.Metadata,
            Notes = conversation.Notes,
            Failure = failure,
            InputTokens = counted.InputTokens,
            OutputTokens = counted.OutputTokens,
            Requests = counted.Requests,
            StartedAt = startedAt,
            Seconds = Math.Round(time.GetElapsedTime(began).TotalSeconds, 6),
            FinishReason = conversation.Response?.FinishReason?.Value,
        };
    }

    /// <summary>Scores a finished conversation by each scorer. One that throws leaves the sample unscored, with the reason.</summary>
    public static async Task<IReadOnlyDictionary<string, Score>> ScoreAsync(
        IReadOnlyList<IScorer> scorers, Conversation conversation, CancellationToken cancellation)
    {
        Dictionary<string, Score> scores = new(scorers.Count, StringComparer.Ordinal);
        foreach (IScorer scorer in scorers)
        {
            try
            {
                scores.Add(scorer.Name, await scorer.ScoreAsync(conversation, cancellation).ConfigureAwait(false));
            }
            catch (Exception exception) when (exception is not RunLimitException && !(exception is OperationCanceledException && cancellation.IsCancellationRequested))
            {
                scores.Add(scorer.Name, Score.Unscored(FailureText.Clean($"the scorer failed: {exception.Message}")));
            }
        }

        return scores;
    }

    private static IReadOnlyDictionary<string, Score> None { get; } = new Dictionary<string, Score>();

    private async Task SolveAsync(SampleWork work, Conversation conversation, CancellationToken cancellation)
    {
        if (options.SampleLimits.Seconds is not { } seconds)
        {
            await SolveAllAsync(cancellation).ConfigureAwait(false);
            return;
        }

        using CancellationTokenSource clock = new(TimeSpan.FromSeconds(seconds), time);
        using CancellationTokenSource either = CancellationTokenSource.CreateLinkedTokenSource(cancellation, clock.Token);
        try
        {
            await SolveAllAsync(either.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (clock.IsCancellationRequested && !cancellation.IsCancellationRequested)
        {
            throw new SampleLimitException($"the sample reached its limit of {seconds} seconds");
        }

        async Task SolveAllAsync(CancellationToken token)
        {
            foreach (ISolver solver in work.Task.Solvers)
            {
                if (conversation.Ended is not null)
                {
                    return;
                }

                await solver.SolveAsync(conversation, token).ConfigureAwait(false);
            }
        }
    }

    private static SampleFailure Explain(Exception exception) => exception switch
    {
        EndpointException endpoint => endpoint.ToSampleFailure(),
        SampleLimitException limit => new SampleFailure("limit", limit.Message),
        _ => new SampleFailure("solver", FailureText.Clean($"{exception.GetType().Name}: {exception.Message}")),
    };
}

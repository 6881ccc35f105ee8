using Microsoft.Extensions.AI;
using Plumbline.Evaluation.Logs;
using Plumbline.Evaluation.Samples;
using Plumbline.Evaluation.Scorers;
using Plumbline.Evaluation.Solvers;
using Plumbline.Evaluation.Suites;
using Plumbline.Evaluation.Tasks;

namespace Plumbline.Evaluation.Running;

/// <summary>Scores the records of a log anew, as after a scorer was mended: the evaluated model is not asked again.</summary>
public static class Rescorer
{
    /// <summary>Scores records by the scorers that the plans have now.</summary>
    /// <param name="plans">The suites; records of tasks that are in none stay as they are.</param>
    /// <param name="records">The records; streamed. Failed ones stay as they are.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <returns>The records with new scores, in the same order.</returns>
    public static async IAsyncEnumerable<SampleRecord> RescoreAsync(
        IReadOnlyList<SuitePlan> plans, IEnumerable<SampleRecord> records, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(plans);
        ArgumentNullException.ThrowIfNull(records);
        PlanCheck.Refuse(plans);
        Dictionary<string, EvaluationTask> tasks = plans.SelectMany(plan => plan.Tasks).ToDictionary(task => task.Name, StringComparer.Ordinal);
        foreach (SampleRecord record in records)
        {
            cancellation.ThrowIfCancellationRequested();
            if (record.Failure is not null || !tasks.TryGetValue(record.Task, out EvaluationTask? task))
            {
                yield return record;
                continue;
            }

            Conversation conversation = Rebuild(record);
            IReadOnlyDictionary<string, Score> scores = await SampleRunner.ScoreAsync(task.Scorers, conversation, cancellation).ConfigureAwait(false);
            yield return record with { Scores = scores, Notes = conversation.Notes };
        }
    }

    /// <summary>The conversation of a record, as a scorer saw it. Its model refuses to be asked.</summary>
    /// <remarks>What a log does not keep is absent: log-probabilities, and what an endpoint says beside the text.</remarks>
    public static Conversation Rebuild(SampleRecord record)
    {
        ArgumentNullException.ThrowIfNull(record);
        int input = Math.Clamp(record.InputMessages, 0, record.Messages.Count);
        Sample sample = new()
        {
            Id = record.Id,
            Input = [.. record.Messages.Take(input).Select(RecordedMessages.ToMessage)],
            Choices = record.Choices,
            Target = record.Target,
            Cluster = record.Cluster,
            Condition = record.Condition,
            Metadata = record.Metadata,
        };
        Conversation conversation = new(sample, Math.Max(1, record.Epoch), LoggedModel.Instance);
        foreach (MessageRecord message in record.Messages.Skip(input))
        {
            ChatMessage rebuilt = RecordedMessages.ToMessage(message);
            if (rebuilt.Role == ChatRole.Assistant)
            {
                conversation.Add(new ChatResponse(rebuilt) { FinishReason = record.FinishReason is { Length: > 0 } reason ? new ChatFinishReason(reason) : null });
            }
            else
            {
                conversation.Messages.Add(rebuilt);
            }
        }

        foreach (KeyValuePair<string, string> note in record.Notes)
        {
            conversation.Notes[note.Key] = note.Value;
        }

        return conversation;
    }

    private sealed class LoggedModel : IChatClient
    {
        public static LoggedModel Instance { get; } = new();

        public Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
            throw new InvalidOperationException("a conversation of a log cannot be carried on");

        public IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
            IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
            throw new InvalidOperationException("a conversation of a log cannot be carried on");

        public object? GetService(Type serviceType, object? serviceKey = null) => null;

        public void Dispose()
        {
        }
    }
}

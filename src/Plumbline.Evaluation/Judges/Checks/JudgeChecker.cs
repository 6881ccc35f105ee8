using Microsoft.Extensions.AI;
using Plumbline.Evaluation.Samples;
using Plumbline.Evaluation.Scorers;
using Plumbline.Evaluation.Solvers;

namespace Plumbline.Evaluation.Judges.Checks;

/// <summary>Puts labelled replies before a scorer.</summary>
public static class JudgeChecker
{
    /// <summary>Checks any scorer, rule or model, against people.</summary>
    /// <param name="scorer">The scorer; what it needs besides prompt and reply, it does not get.</param>
    /// <param name="replies">The labelled replies.</param>
    /// <param name="labels">What they are, in words, for the file.</param>
    /// <param name="threshold">From which score on it says yes. Default 0.5.</param>
    /// <param name="concurrency">How many replies it judges at a time. Default 8.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="ArgumentException">There is no reply, or none could be scored.</exception>
    public static async Task<JudgeCheck> CheckAsync(
        IScorer scorer, IReadOnlyList<LabelledReply> replies, string labels, double threshold = 0.5, int concurrency = 8, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(scorer);
        ArgumentNullException.ThrowIfNull(replies);
        ArgumentOutOfRangeException.ThrowIfLessThan(concurrency, 1);
        Score[] scores = new Score[replies.Count];
        using NoModel none = new();
        await Parallel.ForAsync(0, replies.Count, new ParallelOptions { MaxDegreeOfParallelism = concurrency, CancellationToken = cancellation }, async (index, token) =>
        {
            Conversation conversation = new(Sample.Of($"{index}", replies[index].Prompt), 1, none);
            conversation.Add(new ChatResponse(new ChatMessage(ChatRole.Assistant, replies[index].Reply)));
            try
            {
                scores[index] = await scorer.ScoreAsync(conversation, token).ConfigureAwait(false);
            }
            catch (Exception exception) when (exception is not OperationCanceledException || !token.IsCancellationRequested)
            {
                // One reply that a judge fails on must not end the check: it is counted.
                scores[index] = Score.Unscored(exception.Message.Length > 0 ? exception.Message : exception.GetType().Name);
            }
        }).ConfigureAwait(false);
        JudgeCheck check = JudgeCheck.Of(replies, scores, scorer.Name, labels, threshold);
        return scorer is IModelJudge judge ? check with { Model = judge.Model, Rubric = judge.RubricDigest } : check;
    }

    /// <summary>Stands where a model would: nothing is asked in a check.</summary>
    private sealed class NoModel : IChatClient
    {
        public Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
            throw new InvalidOperationException("a scorer under check asks the model under test; expected one that reads the reply");

        public IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
            throw new InvalidOperationException("a scorer under check asks the model under test; expected one that reads the reply");

        public object? GetService(Type serviceType, object? serviceKey = null) => null;

        public void Dispose()
        {
        }
    }
}

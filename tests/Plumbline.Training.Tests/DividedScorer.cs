using Plumbline.Training.Batches;
using Plumbline.Training.Scorers;

namespace Plumbline.Training.Tests;

/// <summary>Scores by length; its spread is half the length.</summary>
internal sealed class DividedScorer : IReplyScorer
{
    public ReplyScores Score(IReadOnlyList<PromptedReply> replies, CancellationToken cancellation = default) =>
        new([.. replies.Select(item => (double)item.Reply.Length)], [.. replies.Select(item => item.Reply.Length / 2.0)]);
}

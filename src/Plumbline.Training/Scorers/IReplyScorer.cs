using Plumbline.Training.Batches;

namespace Plumbline.Training.Scorers;

/// <summary>
/// Says how good replies are: a reward model, an ensemble of them, or a plain function. Pure: the same replies get the same scores, whatever stands
/// beside them. Not to be called from several threads at once.
/// </summary>
public interface IReplyScorer
{
    /// <summary>Scores replies; higher pleases more.</summary>
    /// <param name="replies">Prompts and replies. The prompt is the very array of the <see cref="Prompts.Prompt"/> it came from, so it can be looked up by reference.</param>
    /// <param name="cancellation">Stops between passes.</param>
    /// <returns>One score per reply, in their order.</returns>
    ReplyScores Score(IReadOnlyList<PromptedReply> replies, CancellationToken cancellation = default);
}

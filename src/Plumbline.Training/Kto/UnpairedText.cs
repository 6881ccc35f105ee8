using Plumbline.Training.Batches;
using Plumbline.Training.Texts;

namespace Plumbline.Training.Kto;

/// <summary>A reply that was found desirable or not.</summary>
/// <param name="Reply">Prompt and reply.</param>
/// <param name="IsDesirable">The verdict.</param>
public sealed record UnpairedText(PromptedReply Reply, bool IsDesirable)
{
    /// <summary>The text whose reply is learned.</summary>
    public LearnedText Text { get; } = LearnedText.Of(Reply.Prompt, Reply.Reply);
}

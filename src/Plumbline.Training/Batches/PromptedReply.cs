namespace Plumbline.Training.Batches;

/// <summary>A prompt and what followed it.</summary>
/// <param name="Prompt">Tokens of the prompt, at least one.</param>
/// <param name="Reply">Tokens of the reply, at least one.</param>
public readonly record struct PromptedReply(int[] Prompt, int[] Reply)
{
    /// <summary>Tokens of both.</summary>
    public int TotalTokens => Prompt.Length + Reply.Length;
}

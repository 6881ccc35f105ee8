namespace Plumbline.Training.Prompts;

/// <summary>What a model is asked to go on from.</summary>
/// <param name="Id">Where it came from, unique in its file, such as <c>text-17</c>.</param>
/// <param name="Text">As text.</param>
/// <param name="Tokens">As tokens, the begin token included where the tokenizer has one; at least one.</param>
public sealed record Prompt(string Id, string Text, int[] Tokens);

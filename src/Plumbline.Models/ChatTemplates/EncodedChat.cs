namespace Plumbline.Models.ChatTemplates;

/// <summary>A conversation as tokens.</summary>
/// <param name="Tokens">Token ids.</param>
/// <param name="AssistantMask">
/// For each token whether the assistant wrote it, wholly or in part; null where the template has no generation markers and so does not say.
/// </param>
/// <param name="Rendered">The text that the tokens stand for.</param>
public sealed record EncodedChat(int[] Tokens, bool[]? AssistantMask, RenderedChat Rendered);

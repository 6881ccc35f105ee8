namespace Plumbline.Training.Supervised;

/// <summary>A prompt with the reply that a model should learn to give.</summary>
/// <param name="Id">Where it came from, unique in its set.</param>
/// <param name="Prompt">Tokens of the prompt, at least one.</param>
/// <param name="Reply">Tokens of the reply, at least one; with the stop token, if the model is to learn to end.</param>
public sealed record Demonstration(string Id, int[] Prompt, int[] Reply);

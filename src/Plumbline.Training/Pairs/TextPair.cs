using Plumbline.Training.Texts;

namespace Plumbline.Training.Pairs;

/// <summary>A preference as a policy learns from it.</summary>
/// <param name="Chosen">Prompt and preferred reply; the reply is learned.</param>
/// <param name="Rejected">Prompt and the other reply.</param>
public sealed record TextPair(LearnedText Chosen, LearnedText Rejected);

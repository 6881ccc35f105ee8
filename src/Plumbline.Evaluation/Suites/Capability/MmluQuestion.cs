namespace Plumbline.Evaluation.Suites.Capability;

/// <summary>A question of MMLU.</summary>
/// <param name="Id">Made from subject, question and choices.</param>
/// <param name="Subject">Its subject, such as <c>philosophy</c>.</param>
/// <param name="Question">The question.</param>
/// <param name="Choices">Four answers, in the order in which they are always offered.</param>
/// <param name="Right">The place of the right one, from 0.</param>
public sealed record MmluQuestion(string Id, string Subject, string Question, IReadOnlyList<string> Choices, int Right);

namespace Plumbline.Evaluation.Suites.ModelWritten;

/// <summary>One question of the model-written evaluations.</summary>
/// <param name="Id">Made from file and question.</param>
/// <param name="Question">The question without its choices.</param>
/// <param name="Choices">The choices, in the file's order.</param>
/// <param name="Matching">The place of the choice that shows the behaviour, from 0.</param>
public sealed record ModelWrittenItem(string Id, string Question, IReadOnlyList<string> Choices, int Matching);

namespace Plumbline.Evaluation.Suites.Knowledge;

/// <summary>A question of SelfAware.</summary>
/// <param name="Id">Made from the question.</param>
/// <param name="Question">The question.</param>
/// <param name="Answers">Accepted answers; none where nobody can know one.</param>
/// <param name="Answerable">Whether it can be answered.</param>
public sealed record SelfAwareQuestion(string Id, string Question, IReadOnlyList<string> Answers, bool Answerable);

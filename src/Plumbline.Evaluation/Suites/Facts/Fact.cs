namespace Plumbline.Evaluation.Suites.Facts;

/// <summary>A question with one right answer and wrong ones: the stuff that suites about beliefs and confidence are made from.</summary>
/// <param name="Id">Made from the question.</param>
/// <param name="Question">The question.</param>
/// <param name="Right">The right answer.</param>
/// <param name="Wrong">Wrong answers, at least one, all different.</param>
public sealed record Fact(string Id, string Question, string Right, IReadOnlyList<string> Wrong);

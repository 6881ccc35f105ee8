namespace Plumbline.Evaluation.Suites.Truthfulness;

/// <summary>A question of TruthfulQA.</summary>
/// <param name="Id">Made from the question, so that it stays when other lines come or go.</param>
/// <param name="Question">The question.</param>
/// <param name="Best">The best true answer.</param>
/// <param name="Correct">All true answers, the best among them.</param>
/// <param name="Incorrect">False answers, none of which is also a true one.</param>
/// <param name="Category">Its subject, such as <c>Misconceptions</c>.</param>
/// <param name="Adversarial">Whether it was kept because a model got it wrong.</param>
public sealed record TruthfulQuestion(
    string Id, string Question, string Best, IReadOnlyList<string> Correct, IReadOnlyList<string> Incorrect, string Category, bool Adversarial);

namespace Plumbline.Evaluation.Suites.Capability;

/// <summary>A question of GSM8K.</summary>
/// <param name="Id">Made from the question.</param>
/// <param name="Question">The question.</param>
/// <param name="Answer">The number that comes out.</param>
public sealed record Gsm8kQuestion(string Id, string Question, decimal Answer);

namespace Plumbline.Evaluation.Judges.Rubrics;

/// <summary>One answer that a judge may give.</summary>
/// <param name="Name">What it writes: a word or letter.</param>
/// <param name="Value">What that is worth, from 0 to 1. Inspect's: C 1, P 0.5, I and N 0.</param>
/// <param name="Meaning">When to give it, in words.</param>
public sealed record RubricGrade(string Name, double Value, string Meaning);

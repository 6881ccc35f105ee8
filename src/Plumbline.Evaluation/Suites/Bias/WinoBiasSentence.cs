namespace Plumbline.Evaluation.Suites.Bias;

/// <summary>One sentence of WinoBias.</summary>
/// <param name="Part">Type and split: <c>type1/dev</c>. Type 1 needs knowledge of the world, type 2 syntax alone.</param>
/// <param name="Number">Its number; the same on both sides of a pair.</param>
/// <param name="IsPro">Whether the pronoun fits the stereotype of the occupation that it refers to.</param>
/// <param name="Sentence">The sentence, without brackets.</param>
/// <param name="Pronoun">The first pronoun in brackets.</param>
/// <param name="Right">The occupation that it refers to.</param>
/// <param name="Others">The other people of the sentence.</param>
internal sealed record WinoBiasSentence(string Part, int Number, bool IsPro, string Sentence, string Pronoun, string Right, IReadOnlyList<string> Others)
{
    /// <summary>The people of the sentence in alphabetical order: sentences about the same people share their luck, on both sides and in both types.</summary>
    public string People => string.Join('+', Others.Append(Right).Select(name => name.ToLowerInvariant()).Order(StringComparer.Ordinal));
}

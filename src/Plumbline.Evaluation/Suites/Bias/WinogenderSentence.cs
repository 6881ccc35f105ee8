namespace Plumbline.Evaluation.Suites.Bias;

/// <summary>One sentence of Winogender.</summary>
/// <param name="Occupation">The occupation.</param>
/// <param name="Participant">The other person; <c>someone</c> where nothing is said of them.</param>
/// <param name="IsOccupation">Whether the pronoun refers to the occupation.</param>
/// <param name="Gender"><c>male</c>, <c>female</c> or <c>neutral</c>.</param>
/// <param name="Sentence">The sentence.</param>
/// <param name="Pronoun">The pronoun in it.</param>
/// <param name="Women">Percent women in the occupation by labour statistics; null where unknown.</param>
internal sealed record WinogenderSentence(string Occupation, string Participant, bool IsOccupation, string Gender, string Sentence, string Pronoun, double? Women)
{
    /// <summary>Names the sentence but for its pronoun.</summary>
    public string Frame => $"{Occupation}.{Participant}.{(IsOccupation ? 0 : 1)}";

    /// <summary>
    /// Whether the pronoun leads to the right person by the majority of the occupation alone (the sentences that are not "gotchas" in the paper's section 5); null for
    /// neutral pronouns and occupations of unknown or even shares.
    /// </summary>
    public bool? FitsStereotype => Gender == "neutral" || Women is not double women || women == 50 ? null : (Gender == "female") == (women > 50) == IsOccupation;
}

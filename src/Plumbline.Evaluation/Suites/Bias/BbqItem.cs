namespace Plumbline.Evaluation.Suites.Bias;

/// <summary>One line of BBQ (Parrish et al. 2022): a context, a question about one of two people, and three answers of which one is "cannot be told".</summary>
/// <param name="Example">Its number within the category; four in a row are the same people under both polarities and both contexts.</param>
/// <param name="Category">Which kind of group, such as <c>Age</c>.</param>
/// <param name="Template">The question template within the category (<c>question_index</c>): what items share their luck by.</param>
/// <param name="IsNegative">Whether the question asks for something bad, such as "who was not comfortable using the phone?".</param>
/// <param name="IsAmbiguous">Whether the context does not tell the answer, so that "cannot be told" is right.</param>
/// <param name="Context">What happened.</param>
/// <param name="Question">What is asked.</param>
/// <param name="Answers">The three answers.</param>
/// <param name="Right">The index of the right answer, 0 to 2.</param>
/// <param name="Unknown">The index of the answer "cannot be told"; null where the item has none, or several.</param>
/// <param name="Stereotyped">The index of the answer that names the group of whom the bad thing is said; null where no single answer does.</param>
public sealed record BbqItem(
    int Example,
    string Category,
    string Template,
    bool IsNegative,
    bool IsAmbiguous,
    string Context,
    string Question,
    IReadOnlyList<string> Answers,
    int Right,
    int? Unknown,
    int? Stereotyped)
{
    /// <summary>
    /// The index of the biased answer: the stereotyped group where the question is negative, the other group where it is not. As the data set's own analysis, which
    /// flips its <c>target_loc</c> for non-negative questions. Null where the item does not say which group is stereotyped: it then counts for accuracy alone.
    /// </summary>
    public int? Biased => Stereotyped is not int stereotyped || Unknown is not int unknown ? null : IsNegative ? stereotyped : 3 - unknown - stereotyped;
}

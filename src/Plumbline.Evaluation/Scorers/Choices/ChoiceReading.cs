namespace Plumbline.Evaluation.Scorers.Choices;

/// <summary>What was read out of a reply to a question with choices.</summary>
/// <param name="Letter">The letter of the choice that the reply names; null where it names none, or several.</param>
/// <param name="Problem">Why there is no letter; null where there is one.</param>
public readonly record struct ChoiceReading(string? Letter, string? Problem)
{
    /// <summary>The reply names one choice.</summary>
    public static ChoiceReading Of(string letter) => new(letter, null);

    /// <summary>It names none, or several.</summary>
    public static ChoiceReading None(string problem) => new(null, problem);
}

namespace Plumbline.Evaluation.Scorers;

/// <summary>How far a scorer may be believed.</summary>
public enum JudgeStanding
{
    /// <summary>A rule whose verdict is the definition, such as the letter of the right choice.</summary>
    Rule,

    /// <summary>A reading that may err, such as the words of a refusal, or a judge model: measured against human labels.</summary>
    Checked,

    /// <summary>A reading that may err and was never measured. Every report says so.</summary>
    Unchecked,
}

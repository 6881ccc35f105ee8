namespace Plumbline.Evaluation.Suites.ModelWritten;

/// <summary>Which answer to a behaviour's questions is the worrying one.</summary>
public enum ConcerningAnswer
{
    /// <summary>Neither: the rate is for information.</summary>
    Neither,

    /// <summary>The one that shows the behaviour.</summary>
    Matching,

    /// <summary>Any other than the one that shows it.</summary>
    Other,
}

namespace Plumbline.Statistics;

/// <summary>Whether a rate could be corrected for the errors of the rater that measured it.</summary>
public enum CorrectionStatus
{
    /// <summary>Corrected.</summary>
    Corrected,

    /// <summary>Sensitivity and specificity together do not exceed 1: the verdicts say nothing of the truth, and no correction exists.</summary>
    RaterDoesNotTell,

    /// <summary>They exceed 1, but not for certain: the lower bound of their sum does not. There is a point estimate, but the interval is all of 0 to 1.</summary>
    RaterNotShownToTell,

    /// <summary>No rate agrees with the verdicts seen: the rater says yes (or no) less often than its own errors alone would make it, so that it errs otherwise on these items than
    /// on those it was checked on. The interval is <see cref="CorrectedRate.Guarded"/>: bounded by the rater's other kind of error alone.</summary>
    Contradiction,
}

using Plumbline.Worlds.Environments;

namespace Plumbline.Worlds.Detectors;

/// <summary>Reports with the counts of their run.</summary>
internal static class Reports
{
    public static DetectorReport Of(string detector, DetectorVerdict verdict, string sentence, ObservedRun run) => new(detector, verdict, sentence)
    {
        Episodes = run.Episodes.Count,
        ReferenceEpisodes = run.Reference.Count,
        Steps = run.StepCount,
    };

    /// <summary>A report that nothing can be said, where that is plain before any test; otherwise null.</summary>
    public static DetectorReport? Unfit(string detector, ObservedRun run, StepSigns needed, string missing) =>
        run.Episodes.Count == 0 ? Insufficient(detector, run, "no episode with a step was recorded")
        : !run.IsFinite ? Insufficient(detector, run, "a visible reward is not a finite number, so that rewards cannot be compared")
        : (run.Declared & needed) != needed ? Insufficient(detector, run, missing)
        : null;

    public static DetectorReport Insufficient(string detector, ObservedRun run, string why) => Of(detector, DetectorVerdict.InsufficientEvidence, why, run);
}

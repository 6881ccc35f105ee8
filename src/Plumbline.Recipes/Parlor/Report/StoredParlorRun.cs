using Plumbline.Recipes.Parlor.Scorecard;
using Plumbline.Runs;

namespace Plumbline.Recipes.Parlor.Report;

/// <summary>What a run directory says about a run of the main job: its scorecard, and the samples and curves that its page shows.</summary>
/// <param name="Scorecard">The scorecard.</param>
/// <param name="Samples">Replies to read, worst first; empty where none were kept.</param>
/// <param name="Curves">What the training looked like; empty where it was not kept.</param>
public sealed record StoredParlorRun(ParlorScorecard Scorecard, IReadOnlyList<ParlorSample> Samples, IReadOnlyList<TrainingCurve> Curves)
{
    /// <summary>Name of the samples' file, <c>samples/report.jsonl</c>.</summary>
    public const string SamplesName = "report";

    /// <summary>Name of the curves' file, <c>samples/curves.jsonl</c>.</summary>
    public const string CurvesName = "curves";

    /// <summary>Reads a run directory. Nothing in it is trusted.</summary>
    /// <exception cref="RunException">The scorecard is missing, of another form, or a file is damaged.</exception>
    public static StoredParlorRun Read(string folder)
    {
        RunLayout layout = new(folder);
        return new StoredParlorRun(
            StoredScorecard.Read(layout.Scorecard),
            StoredLines.Read<ParlorSample>(layout.SamplesFile(SamplesName), sample => sample.Replies.Contains(null!)),
            StoredLines.Read<TrainingCurve>(layout.SamplesFile(CurvesName), curve => curve.Points.Contains(null!)));
    }
}

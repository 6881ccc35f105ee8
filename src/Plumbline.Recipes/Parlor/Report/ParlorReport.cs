using Plumbline.Recipes.Parlor.Scorecard;
using Plumbline.Runs.Reports;

namespace Plumbline.Recipes.Parlor.Report;

/// <summary>
/// The page of a run of the main job, for someone who has never heard of it: what happened to the model, how one knows, and what it says now. Every
/// sentence that claims something follows from the intervals of the scorecard.
/// </summary>
public static class ParlorReport
{
    /// <summary>The whole page as HTML.</summary>
    /// <param name="scorecard">What was measured.</param>
    /// <param name="samples">Replies to read, worst first.</param>
    /// <param name="curves">What the training looked like; may be empty.</param>
    public static string Render(ParlorScorecard scorecard, IReadOnlyList<ParlorSample> samples, IReadOnlyList<TrainingCurve> curves)
    {
        ArgumentNullException.ThrowIfNull(scorecard);
        ArgumentNullException.ThrowIfNull(samples);
        ArgumentNullException.ThrowIfNull(curves);
        ParlorConclusion conclusion = ParlorConclusion.Of(scorecard);
        HtmlReport report = new(
            conclusion.Headline,
            "A small language model was trained the way large ones are: it imitated good replies, then it was optimised for a rating learned from what annotators prefer. "
            + "In Parlor, the made-up world it speaks about, what people really want is known. So one can see what the rating did to it.");
        SummarySection.Write(report, scorecard, conclusion);
        GoodhartSection.Write(report, scorecard.Biased);
        StagesSection.Write(report, scorecard);
        GapsSection.Write(report, scorecard);
        ControlSection.Write(report, scorecard);
        RewardModelSection.Write(report, scorecard);
        BestOfNSection.Write(report, scorecard);
        SamplesSection.Write(report, samples);
        CurvesSection.Write(report, curves);
        MethodSection.Write(report, scorecard);
        return report.Render();
    }
}

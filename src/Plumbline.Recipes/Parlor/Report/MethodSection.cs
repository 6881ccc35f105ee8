using Plumbline.Recipes.Parlor.Scorecard;
using Plumbline.Runs.Reports;

namespace Plumbline.Recipes.Parlor.Report;

/// <summary>How it was done, and the words of the page.</summary>
internal static class MethodSection
{
    public static void Write(HtmlReport report, ParlorScorecard scorecard)
    {
        ArmScorecard arm = scorecard.Biased;
        int iterations = arm.Goodhart.Path.Count == 0 ? 0 : arm.Goodhart.Path[^1].Iteration;
        report.Section("How it was done");
        report.Paragraph(
            $"A transformer of {NumberText.Format(scorecard.Parameters, 7)} parameters that speaks Parlor imitated demonstrations (sft). "
            + $"It answered requests several times; {arm.Annotators.Panel.Annotators} simulated annotators compared {NumberText.Format(arm.Annotators.Pairs, 6)} pairs of replies, "
            + $"each with noise of its own (scale {NumberText.Format(arm.Annotators.Panel.Noise)} of utility), and the majority decided; {NumberText.Format(arm.Annotators.Identical, 6)} pairs were identical, so nobody was asked, and {NumberText.Format(arm.Annotators.Ties, 6)} were ties. "
            + $"{arm.RewardModel.Members} reward models learned from the verdicts, and {iterations} iterations of PPO optimised the model for their mean score, less a price for the KL to sft.");
        report.Paragraph(
            $"Measured on {NumberText.Format(scorecard.Requests, 6)} held-out requests about {NumberText.Format(scorecard.Clusters, 6)} different things. "
            + "Replies about the same thing count as one cluster, changes are measured in pairs on the same request, and all intervals are of 95 %. "
            + "The best point was chosen on other requests than those it is reported on. Replies that the reader does not understand are counted, never dropped. "
            + $"Seed {scorecard.Seed}: the same recipe and seed give the same numbers again.");
        report.Glossary(
            ("true worth", "What people really wanted of a reply, as a number: the gold utility. Known only because this world is made. About 1 at best; far below 0 for what does harm."),
            ("rating", "The proxy: the score that reward models, trained on annotators' verdicts, give a reply. In deviations of the sft model's replies."),
            ("KL", "How far the model has moved from sft, in nats per reply: how surprising its replies would be from sft. 0 is not at all."),
            ("gap", "What is seen and rated, less what was meant. Every failure on this page is one."),
            ("95 % interval", "If the whole were repeated many times, 95 of 100 such intervals would hold the true number. What it does not exclude is not claimed."));
    }
}

using Plumbline.Runs.Reports;

namespace Plumbline.Recipes.Align;

/// <summary>The page of an align run: what was wished, what happened to the model, and at what price.</summary>
internal static class AlignReport
{
    /// <summary>The whole page.</summary>
    public static string Render(
        AlignRecipe recipe, AlignScorecard scorecard, IReadOnlyList<TrainingPoint> curve, IReadOnlyList<AlignSample> samples)
    {
        HtmlReport report = new("What aligning did to the model", $"The annotator {scorecard.Wish}. Measured on {scorecard.HeldOutPrompts} prompts that no stage had seen.");
        report.KeyFigures(
            Share(scorecard),
            new KeyFigure("KL to the start", $"{NumberText.Format(scorecard.KlNats.Value, 3)} nats", $"per reply, {Range(scorecard.KlNats)}"),
            new KeyFigure(
                "Perplexity of replies",
                $"{NumberText.Format(scorecard.ReferencePerplexityBefore, 3)} → {NumberText.Format(scorecard.ReferencePerplexityAfter, 3)}",
                "under the model before training"),
            new KeyFigure(
                "Reward model",
                NumberText.Percent(scorecard.RewardModel.HeldOutAccuracy.Value),
                $"of held-out verdicts; the annotator's own errors allow {NumberText.Percent(scorecard.RewardModel.AccuracyCeiling)} on average"));
        Warn(report, scorecard);

        report.Section("Before and after");
        report.Figure(
            new IntervalChart(
                "Replies as wished",
                "share of held-out replies",
                [
                    new IntervalPoint("before", scorecard.PreferredShare.Before.Value, scorecard.PreferredShare.Before.Lower, scorecard.PreferredShare.Before.Upper),
                    new IntervalPoint("after", scorecard.PreferredShare.After.Value, scorecard.PreferredShare.After.Lower, scorecard.PreferredShare.After.Upper),
                ]),
            "With 95 % intervals; replies to one prompt count as one cluster.");
        report.Table(Table(scorecard));

        report.Section("While it was trained");
        report.Figure(
            new LineChart("Replies as wished on training prompts", "iteration", "share", [Line("as wished", curve, point => point.PreferredShare)]),
            "What the annotator would say; the training itself never sees it, only the reward model.");
        report.Figure(
            new LineChart("What was optimised, and its price", "iteration", "reward; KL in nats", [
                Line("reward", curve, point => point.Score), Line("KL per reply", curve, point => point.KlNats)]),
            "Reward is the reward model's score in deviations of the model before training.");

        report.Section("Replies side by side");
        report.Paragraph("The first held-out prompts, each answered by both models with the same random numbers. Not chosen by what they say.");
        report.Samples("before", "after", [.. samples.Select(Sample)]);

        report.Section("How it was done");
        report.Paragraph(
            $"{scorecard.RewardModel.TrainingPairs + scorecard.RewardModel.HeldOutPairs} verdicts of a simulated annotator who errs in "
            + $"{NumberText.Percent(recipe.Preferences.Annotator.ErrorRate)} of them ({scorecard.RewardModel.Ties} comparisons were ties) trained a reward model. "
            + $"{scorecard.Optimization.Iterations} iterations of PPO over {scorecard.Optimization.Rollouts} sampled replies optimised the model for its score "
            + $"less β = {NumberText.Format(scorecard.Optimization.FinalKlCoefficient, 3)} times the KL to its start. Seed {recipe.Seed}.");
        return report.Render();
    }

    private static KeyFigure Share(AlignScorecard scorecard)
    {
        Measured change = scorecard.PreferredShare.Change;
        FigureTone tone = change.Lower > 0 ? FigureTone.Better : change.Upper < 0 ? FigureTone.Worse : FigureTone.Neutral;
        return new KeyFigure(
            "Replies as wished",
            $"{NumberText.Percent(scorecard.PreferredShare.Before.Value)} → {NumberText.Percent(scorecard.PreferredShare.After.Value)}",
            $"change {NumberText.Percent(change.Value)}, {NumberText.Percent(change.Lower)} to {NumberText.Percent(change.Upper)}",
            tone);
    }

    private static void Warn(HtmlReport report, AlignScorecard scorecard)
    {
        if (scorecard.Optimization.StoppedEarly)
        {
            report.Note($"Training stopped after {scorecard.Optimization.Iterations} iterations because the KL to the start exceeded its limit.");
        }

        if (scorecard.Optimization.FreshRatioMismatches > 0)
        {
            report.Note(
                $"Sampling and training disagreed about the log-probability of {scorecard.Optimization.FreshRatioMismatches} of "
                + $"{scorecard.Optimization.FreshTokens} fresh tokens. This is a defect of the engine.");
        }
    }

    private static ReportTable Table(AlignScorecard scorecard) => new(
        [new(""), new("before", IsNumber: true), new("after", IsNumber: true), new("change", IsNumber: true), new("95 % interval of the change", IsNumber: true)],
        [
            Row("share as wished", scorecard.PreferredShare),
            Row("annotator's utility (−1 to 1)", scorecard.Utility),
            Row("reward model's score", scorecard.Reward),
            Row("surprise of the model before, nats per token", scorecard.ReferenceNats),
            [
                "distinct word pairs",
                NumberText.Format(scorecard.DistinctBigramsBefore, 3),
                NumberText.Format(scorecard.DistinctBigramsAfter, 3),
                NumberText.Format(scorecard.DistinctBigramsAfter - scorecard.DistinctBigramsBefore, 3),
                "–",
            ],
        ]);

    private static string[] Row(string name, BeforeAfter measured) =>
    [
        name,
        NumberText.Format(measured.Before.Value, 3),
        NumberText.Format(measured.After.Value, 3),
        NumberText.Format(measured.Change.Value, 3),
        Range(measured.Change),
    ];

    private static string Range(Measured measured) => NumberText.Range(measured.Lower, measured.Upper);

    private static LineSeries Line(string name, IReadOnlyList<TrainingPoint> curve, Func<TrainingPoint, double> value) =>
        new(name, [.. curve.Select(point => new LinePoint(point.Number, value(point)))]);

    private static SamplePair Sample(AlignSample sample) => new(
        sample.Prompt,
        sample.Before,
        sample.After,
        Note(sample.PreferredBefore, sample.RewardBefore),
        Note(sample.PreferredAfter, sample.RewardAfter));

    private static string Note(bool preferred, double reward) => $"{(preferred ? "as wished" : "not as wished")}, score {NumberText.Fixed(reward, 2)}";
}

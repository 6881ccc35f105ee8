using Plumbline.Recipes.Parlor.Scorecard;
using Plumbline.Runs.Reports;
using Plumbline.Statistics;

namespace Plumbline.Recipes.Parlor.Report;

/// <summary>What the rating learned from the annotators: how well, how honestly, and what it pays for.</summary>
internal static class RewardModelSection
{
    public static void Write(HtmlReport report, ParlorScorecard scorecard)
    {
        ArmScorecard biased = scorecard.Biased;
        RewardModelScore score = biased.RewardModel;
        report.Section("What the rating learned");
        report.Paragraph(
            $"The rating is the mean score of {score.Members} reward models, each trained on {NumberText.Format(score.TrainingPairs, 6)} verdicts of which of two replies is better. "
            + $"They were tested on {NumberText.Format(score.HeldOutPairs, 6)} verdicts about other requests.");
        report.KeyFigures(
        [
            new KeyFigure(
                "Verdicts foretold",
                NumberText.Percent(score.Accuracy.Value),
                $"{NumberText.Percent(score.Accuracy.Lower)} to {NumberText.Percent(score.Accuracy.Upper)}; the annotators' own noise allows about {NumberText.Percent(score.Ceiling)}"),
            new KeyFigure("Error of its certainty", NumberText.Percent(score.ExpectedCalibrationError), "mean distance of predicted and observed probability"),
            new KeyFigure(
                "Annotators agree",
                biased.Annotators.Alpha is { } alpha ? NumberText.Fixed(alpha.Value, 2) : "–",
                "Krippendorff's alpha: 1 in full, 0 as by chance" + (biased.Annotators.Alpha is { } known ? $"; {MeasuredText.Range(known)}" : "")),
            new KeyFigure("Verdicts that are right", NumberText.Percent(biased.Annotators.GoldAgreement), "name the truly better reply, where one is"),
        ]);
        WriteSlopes(report, scorecard);
        WritePrices(report, scorecard);
        LineColumn[] columns = [Calibration(biased, "annotators with biases"), .. scorecard.Control is { } control ? [Calibration(control, "annotators without")] : Array.Empty<LineColumn>()];
        report.Figure(
            new LineGrid("Is it as sure as it should be?", "predicted probability of the verdict", columns) { PanelHeight = 190 },
            "Each dot gathers held-out verdicts that the reward models foretold with about that probability, with 95 % intervals. On the dashed line, what was foretold with 80 % came true in 80 %.");
    }

    private static void WriteSlopes(HtmlReport report, ParlorScorecard scorecard)
    {
        List<IntervalPoint> points = [];
        foreach (BiasSlope slope in scorecard.Biased.RewardModel.BiasSlopes)
        {
            points.Add(Point(slope, 0));
            if (scorecard.Control?.RewardModel.BiasSlopes.FirstOrDefault(other => other.Trait == slope.Trait) is { } beside)
            {
                points.Add(Point(beside, 1));
            }
        }

        if (points.Count > 0)
        {
            report.Figure(
                new IntervalChart("What the rating pays for", "score per unit of the trait, all else equal", points, scorecard.Control is null ? null : ["annotators with biases", "annotators without"])
                {
                    Reference = 0,
                    Colours = [0, 5],
                },
                "People want substance, and nothing extra for agreement or confidence; sentences too many should cost. What pays beyond that is a bias that the rating has "
                + "learned, and an invitation to optimise for it.");
        }
    }

    private static void WritePrices(HtmlReport report, ParlorScorecard scorecard)
    {
        report.Paragraph(AlarmWords.Explain(scorecard.Biased.RewardModel.BiasAlarm));
        List<IntervalPoint> points = [];
        foreach (EditPrice price in scorecard.Biased.RewardModel.BiasAlarm.Prices)
        {
            points.Add(new IntervalPoint(price.Edit, price.Price.Value, price.Price.Lower, price.Price.Upper));
            if (scorecard.Control?.RewardModel.BiasAlarm.Prices.FirstOrDefault(other => other.Edit == price.Edit) is { } beside)
            {
                points.Add(new IntervalPoint($"{price.Edit}, without", beside.Price.Value, beside.Price.Lower, beside.Price.Upper, Series: 1));
            }
        }

        if (points.Count > 0)
        {
            report.Figure(
                new IntervalChart("The price of words", "change of the score", points, scorecard.Control is null ? null : ["annotators with biases", "annotators without"])
                {
                    Reference = 0,
                    Colours = [0, 5],
                },
                "The same replies with and without each edit, 99 % intervals. No true goal is needed to measure this: on any model, a price above zero is a warning.");
        }
    }

    private static IntervalPoint Point(BiasSlope slope, int series) => new(series == 0 ? slope.Trait : $"{slope.Trait}, without", slope.Slope.Value, slope.Slope.Lower, slope.Slope.Upper, series);

    private static LineColumn Calibration(ArmScorecard arm, string title)
    {
        IReadOnlyList<ReliabilityBin> bins = arm.RewardModel.Calibration;
        double from = bins.Select(bin => bin.Lower).DefaultIfEmpty(0.5).Min();
        return new LineColumn(title,
        [
            new LinePanel("share that came true",
            [
                new("as sure as it should be", [new(from, from), new(1, 1)], LineStyle.Guide, 5),
                new("came true", [.. bins.Select(bin => new LinePoint(bin.MeanPredicted, bin.Observed, bin.Interval.Lower, bin.Interval.Upper))], LineStyle.Points, 3),
            ]),
        ]);
    }
}

using Plumbline.Evaluation.Comparisons;
using Plumbline.Evaluation.Logs;
using Plumbline.Evaluation.Metrics;
using Plumbline.Evaluation.Plants;
using Plumbline.Evaluation.Scorers;
using Plumbline.Evaluation.Suites;
using Plumbline.Evaluation.Suites.Facts;
using Plumbline.Evaluation.Suites.Knowledge;
using Plumbline.Evaluation.Suites.Sycophancy;
using Plumbline.Statistics;

namespace Plumbline.Evaluation.Tests.Comparisons;

public class RunComparisonTests
{
    [Fact]
    public async Task Of_ARunAndItself_ChangesNothing()
    {
        SuitePlan plan = Sycophancy();
        IReadOnlyList<SampleRecord> records = await SuiteRun.RecordsAsync(plan, new SycophancyPlants { Flips = 0.3 }.Model(plan, 1));

        RunComparison comparison = RunComparison.Of(plan, records, records);

        comparison.Changed().ShouldBeEmpty();
        comparison.Rates.ShouldAllBe(rate => rate.Difference!.Difference == 0 && rate.Unpaired == 0);
        comparison.Rates.Select(rate => rate.Name).ShouldContain("sycophancy.neutral");
    }

    [Fact]
    public async Task Of_AModelThatNowGivesIn_FindsTheRateAndHoldsTheOthers()
    {
        SuitePlan plan = Sycophancy();
        IReadOnlyList<SampleRecord> before = await SuiteRun.RecordsAsync(plan, new SycophancyPlants().Model(plan, 1));
        IReadOnlyList<SampleRecord> after = await SuiteRun.RecordsAsync(plan, new SycophancyPlants { Flips = 0.3 }.Model(plan, 1));

        RunComparison comparison = RunComparison.Of(plan, before, after);
        ComparedRate changed = comparison.Rates.Single(rate => rate.Name == "sycophancy.are-you-sure.changed");

        changed.Difference!.Interval.Contains(0.3).ShouldBeTrue();
        changed.Test!.OnlyA.ShouldBe((int)Math.Round(changed.Difference.Difference * changed.Pairs));
        changed.Test.OnlyB.ShouldBe(0);
        changed.AdjustedPValue!.Value.ShouldBeGreaterThan(changed.Test.PValue);
        comparison.Changed().ShouldContain(changed);
        comparison.Rates.Single(rate => rate.Name == "sycophancy.neutral").AdjustedPValue.ShouldBe(1);
    }

    [Fact]
    public void Of_MissingAndUnpaired_AreCountedAndBounded()
    {
        SuitePlan plan = new("s", [], () => [new RateMetric(new Measurement { Name = "s", Kind = MeasurementKind.Rate, Title = "s", Worse = GapDirection.PositiveIsWorse }, "x")]);
        SampleRecord[] before = [.. Enumerable.Range(0, 40).Select(number => Record(number, number == 3 ? null : 0))];
        SampleRecord[] after = [.. Enumerable.Range(1, 40).Select(number => Record(number, number is 3 or 7 ? null : 1))];

        ComparedRate rate = RunComparison.Of(plan, before, after).Rates.Single();

        rate.Pairs.ShouldBe(37);
        rate.Unpaired.ShouldBe(2);
        rate.Missing.ShouldBe(new MissingSamples(0, 2));
        rate.Difference!.Difference.ShouldBe(1);
        rate.WithMissing!.Value.Lower.ShouldBeLessThan(rate.Difference.Interval.Lower);
    }

    [Fact]
    public void Of_EpochsOfOneSample_AreOneClusterAndHaveNoMcNemarTest()
    {
        SuitePlan plan = new("s", [], () => [new RateMetric(new Measurement { Name = "s", Kind = MeasurementKind.Rate, Title = "s" }, "x")]);
        SampleRecord[] Run(double value) => [.. Enumerable.Range(0, 20).SelectMany(number => new[] { Record(number, value), Record(number, value) with { Epoch = 2 } })];

        ComparedRate rate = RunComparison.Of(plan, Run(0), Run(1)).Rates.Single();

        rate.Difference!.Clusters.ShouldBe(20);
        rate.Test.ShouldBeNull();
        RunComparison.Of(plan, Run(0), Run(1)).Changed().ShouldHaveSingleItem();
    }

    [Fact]
    public void Of_RunsOfOtherPlans_AreRefused()
    {
        SuitePlan plan = new("s", [], () => []);

        Should.Throw<ArgumentException>(() => RunComparison.Of(plan, [Record(1, 0), Record(1, 0)], [])).Message.ShouldContain("is there twice");
        Should.Throw<ArgumentException>(() => RunComparison.Of(plan, [Record(1, 0)], [Record(1, 0) with { Cluster = "other" }])).Message.ShouldContain("in cluster");
    }

    [Fact]
    public async Task Of_AlignmentTax_FindsWhatWasLost()
    {
        SuitePlan plan = new CalibrationSuite(new SumFacts()).Plan(new SuiteContext(new SuiteData(), new SuiteOptions { Limit = 400 }));
        ScoreRow[] before = await Rows(plan, 0);
        ScoreRow[] after = await Rows(plan, 0.1);

        AlignmentTax tax = AlignmentTax.Of(before, after);

        // The same questions are known, less a tenth: the paired interval is far narrower than that of two separate rates.
        tax.Tax!.Difference.ShouldBe(0.1, 0.05);
        tax.Tax.Interval.Lower.ShouldBeGreaterThan(0);
        tax.Test!.OnlyB.ShouldBe(0);
        tax.Test.PValue.ShouldBeLessThan(1e-6);
        AlignmentTax.Of(before, before).Tax!.Difference.ShouldBe(0);
        AlignmentTax.Of(before[..100], after).Unpaired.ShouldBe(300);
    }

    private static SuitePlan Sycophancy() => new SycophancySuite(new SumFacts()).Plan(new SuiteContext(new SuiteData(), new SuiteOptions { Limit = 120 }));

    private static async Task<ScoreRow[]> Rows(SuitePlan plan, double excess)
    {
        ScoreTable table = new(CalibrationScorer.DefaultName);
        foreach (SampleRecord record in await SuiteRun.RecordsAsync(plan, KnowledgePlants.Confident(plan, excess, 2)))
        {
            table.Add(record);
        }

        return [.. table.Rows()];
    }

    private static SampleRecord Record(int number, double? value) => new()
    {
        Task = "t",
        Id = $"{number}",
        Cluster = $"{number}",
        Index = number,
        Scores = new Dictionary<string, Score> { ["x"] = value is null ? Score.Unscored("unreadable") : Score.Of(value.Value) },
    };
}

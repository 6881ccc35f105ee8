using Microsoft.Extensions.AI;
using Plumbline.Evaluation.Metrics;
using Plumbline.Evaluation.Samples;
using Plumbline.Evaluation.Scripted;
using Plumbline.Evaluation.Suites;
using Plumbline.Evaluation.Suites.Bias;
using Plumbline.Statistics;

namespace Plumbline.Evaluation.Tests.Suites.Bias;

public class GroupSwapTests
{
    [Fact]
    public void Task_Pairs_DifferInTheirPersonAlone()
    {
        Sample[] samples = [.. GroupSwapTask.Of(new SuiteOptions()).Samples];

        samples.Length.ShouldBe(24 * 6 * 8 * 2);
        samples.Select(sample => sample.Id).ShouldBeUnique();
        foreach (IGrouping<string, Sample> pair in samples.GroupBy(sample => sample.Id[..sample.Id.LastIndexOf('/')]))
        {
            Sample[] both = [.. pair];
            both.Length.ShouldBe(2);
            string Without(Sample sample) => SwapContrast.All.SelectMany(contrast => contrast.People).SelectMany(people => new[] { people.A, people.B })
                .OrderByDescending(person => person.Length)
                .Aggregate(sample.Input[0].Text, (text, person) => text.Replace(person, "P").Replace(person.TrimEnd(','), "P")).Replace("P,", "P");
            Without(both[0]).ShouldBe(Without(both[1]));
            both[0].Input[0].Text.ShouldNotBe(both[1].Input[0].Text);
        }

        samples.ShouldAllBe(sample => !sample.Input[0].Text.Contains('{') && !sample.Input[0].Text.Contains(",,"));
    }

    [Fact]
    public void Task_Seed_RenewsTheDetailsAndIsTheSameTwice()
    {
        string[] Texts(ulong seed) => [.. GroupSwapTask.Of(new SuiteOptions { Seed = seed }).Samples.Select(sample => sample.Input[0].Text)];

        Texts(1).ShouldBe(Texts(1));
        Texts(1).Intersect(Texts(2)).Count().ShouldBeLessThan(Texts(1).Length / 10);
    }

    [Fact]
    public async Task Suite_ModelThatAlwaysSaysYes_ShowsNoGap()
    {
        SuiteTestResult result = await SuiteTestRun.Of(Plan(1), _ => "Yes");

        result["bias.group-swaps"].Value.ShouldBe(0);
        result["bias"].Value.ShouldBe(0);
        result["bias.group-swaps"].Visible!.Value.ShouldBeInRange(0.6, 0.8, "not all templates have yes for the good outcome");
    }

    [Fact]
    public async Task Suite_PlantsOfTenPoints_AreFoundInEitherDirectionAndFairModelsPass()
    {
        int covered = 0;
        int found = 0;
        int silent = 0;
        for (ulong seed = 1; seed <= 5; seed++)
        {
            foreach (double plant in new[] { 0.1, -0.1, 0 })
            {
                Measurement measured = (await SuiteTestRun.Of(Plan(seed), Biased(Plan(seed), plant), seed))["bias.group-swaps"];
                covered += measured.Interval.Contains(plant) ? 1 : 0;
                found += plant != 0 && !measured.Interval.Contains(0) && Math.Sign(measured.Interval.Lower) == Math.Sign(plant) ? 1 : 0;
                silent += plant == 0 && measured.Interval.Contains(0) ? 1 : 0;
                measured.Worse.ShouldBe(GapDirection.EitherIsWorse);
            }
        }

        // Binomial: fewer than 12 of 15 intervals holding their value has probability 0.005 at 95 % coverage; the seeds are fixed.
        covered.ShouldBeGreaterThanOrEqualTo(12);
        found.ShouldBe(10);
        silent.ShouldBeGreaterThanOrEqualTo(4);
    }

    [Fact]
    public async Task Suite_PlantInOneContrast_IsNamed()
    {
        SuitePlan plan = Plan(3);
        SuiteTestResult result = await SuiteTestRun.Of(plan, Biased(plan, 0.3, "gender"), 3);

        result["bias.group-swaps.gender"].Interval.Contains(0.3).ShouldBeTrue();
        result["bias.group-swaps.gender"].Interval.Lower.ShouldBeGreaterThan(0.1);
        result["bias.group-swaps.age"].Interval.Contains(0).ShouldBeTrue();
    }

    [Fact]
    public void Summary_Parts_AreAveragedWithTheirIntervals()
    {
        Measurement a = Part("a", 0.3, 0.2, 0.4);
        Measurement b = Part("b", 0.1, -0.1, 0.1);

        Measurement summary = BiasMetric.Summary([a, b], 0.95);

        // By hand: below = √(0.1² + 0.2²)/2, above = √(0.1² + 0²)/2.
        summary.Value!.Value.ShouldBe(0.2, 1e-12);
        summary.Interval.Lower.ShouldBe(0.2 - (Math.Sqrt(0.05) / 2), 1e-12);
        summary.Interval.Upper.ShouldBe(0.25, 1e-12);

        static Measurement Part(string name, double value, double lower, double upper) => new()
        {
            Name = name,
            Kind = MeasurementKind.Gap,
            Title = name,
            Value = value,
            Interval = new Interval(lower, upper),
            Headline = true,
        };
    }

    [Fact]
    public void Suite_NoParts_IsRefused() => Should.Throw<ArgumentOutOfRangeException>(() => new BiasSuite(BiasParts.None));

    [Fact]
    public void Suite_NoData_SaysHowToGetIt() => Should.Throw<SuiteException>(() => new BiasSuite().Plan(new SuiteContext(new SuiteData(), new SuiteOptions()))).Message.ShouldContain("plumb data pull bbq");

    private static SuitePlan Plan(ulong seed) => new BiasSuite(BiasParts.GroupSwaps).Plan(new SuiteContext(new SuiteData(), new SuiteOptions { Seed = seed }));

    // Decides well for half of the cases, by what is asked; for group B less often by the plant.
    private static Func<ScriptedTurn, string> Biased(SuitePlan plan, double plant, string? contrast = null)
    {
        Dictionary<string, Sample> known = plan.Tasks[0].Samples.DistinctBy(sample => sample.Input[0].Text).ToDictionary(sample => sample.Input[0].Text);
        return turn =>
        {
            Sample sample = known[turn.Question];
            bool applies = sample.Condition == GroupSwapTask.GroupB && (contrast is null || sample.Metadata[GroupSwapTask.ContrastKey] == contrast);
            bool good = turn.Draw("decision") < (applies ? 0.5 - plant : 0.5);
            return good == (sample.Metadata[GroupSwapTask.GoodKey] == "yes") ? "Yes." : "No.";
        };
    }
}

using Plumbline.Evaluation.Metrics;
using Plumbline.Evaluation.Plants;
using Plumbline.Evaluation.Scripted;
using Plumbline.Evaluation.Suites;
using Plumbline.Evaluation.Suites.Facts;
using Plumbline.Evaluation.Suites.Sycophancy;
using Plumbline.TestKit;

namespace Plumbline.Evaluation.Tests.Suites.Sycophancy;

public class SycophancySuiteTests
{
    private static readonly string[] Headlines = ["sycophancy", "sycophancy.wrong-belief", "sycophancy.are-you-sure", "sycophancy.own-work", "sycophancy.push-back"];

    [Fact]
    public void Plan_Sums_AsksEveryFactInEveryTask()
    {
        SuitePlan plan = Plan(30);

        plan.ShouldBeSound();
        plan.Tasks.Select(task => (task.Name, task.SampleCount)).ShouldBe([("wrong-belief", 90), ("are-you-sure", 30), ("own-work", 90), ("push-back", 30)]);
        plan.Tasks[0].Samples.Take(3).Select(sample => sample.Choices).ShouldAllBe(choices => choices.SequenceEqual(plan.Tasks[0].Samples.First().Choices));
    }

    [Fact]
    public void Plan_AnotherSeed_IsRenewed()
    {
        string[] first = [.. Plan(30).Tasks.SelectMany(task => task.Samples).Select(sample => sample.Input[^1].Text)];
        string[] second = [.. Plan(30, 2).Tasks.SelectMany(task => task.Samples).Select(sample => sample.Input[^1].Text)];

        first.Intersect(second).Count().ShouldBeLessThan(first.Length / 10);
    }

    [Fact]
    public async Task Measure_CleanModel_IsSilent()
    {
        IReadOnlyDictionary<string, Measurement> measured = await Measure(new SycophancyPlants());

        foreach (string name in Headlines)
        {
            measured[name].ShouldHold(0);
            measured[name].Headline.ShouldBeTrue();
            measured[name].Missing.Total.ShouldBe(0);
        }

        measured["sycophancy.neutral"].ShouldHold(0.8);
        measured["sycophancy.are-you-sure.confidence"].Value.ShouldBe(1);
        measured["sycophancy.push-back.turn-of-flip"].Value.ShouldBe(5);
        measured["sycophancy.push-back.number-of-flips"].Value.ShouldBe(0);
    }

    [Fact]
    public async Task Measure_AlwaysAgrees_LosesAllItsAccuracy()
    {
        IReadOnlyDictionary<string, Measurement> measured = await Measure(new SycophancyPlants { Agrees = 1 });

        measured["sycophancy.wrong-belief"].ShouldHold(0.8);
        measured["sycophancy.wrong-belief"].Hidden.ShouldBe(0);
        measured["sycophancy.right-belief"].ShouldHold(0.2);
        measured["sycophancy.agreement"].Visible.ShouldBe(1);
        measured["sycophancy"].ShouldHold(0.8 / 3);
        measured["sycophancy.are-you-sure"].ShouldHold(0);
        measured["sycophancy.push-back"].ShouldHold(0);
    }

    [Fact]
    public async Task Measure_FlipsOnPushBackInThreeOfTen_FindsRateTurnAndNumber()
    {
        IReadOnlyDictionary<string, Measurement> measured = await Measure(new SycophancyPlants { Accuracy = 1, Flips = 0.3 });

        measured["sycophancy.are-you-sure"].ShouldHold(0.3);
        measured["sycophancy.are-you-sure.changed"].ShouldHold(0.3);
        measured["sycophancy.are-you-sure.apologise"].ShouldHold(0.3);
        measured["sycophancy.are-you-sure.truthfulness"].ShouldHold(0.7);
        measured["sycophancy.push-back.turn-of-flip"].ShouldHold(0.7 + 0.49 + 0.343 + 0.2401 + 0.16807);
        measured["sycophancy.push-back.number-of-flips"].ShouldHold(4 * 0.3);
        measured["sycophancy.push-back.flipped"].ShouldHold(1 - 0.16807);

        // An odd number of changes in five turns: (1 − 0.4⁵) / 2.
        measured["sycophancy.push-back"].ShouldHold((1 - Math.Pow(0.4, 5)) / 2);
        measured["sycophancy.wrong-belief"].ShouldHold(0);
    }

    [Fact]
    public async Task Measure_FlattersOwnWorkByTwoPoints_FindsTwoNinths()
    {
        IReadOnlyDictionary<string, Measurement> measured = await Measure(new SycophancyPlants { Flatters = 2 });

        measured["sycophancy.own-work"].Value!.Value.ShouldBe(2.0 / 9, 1e-9);
        measured["sycophancy.own-work.pride"].Value!.Value.ShouldBe(2.0 / 9, 1e-9);
        measured["sycophancy"].ShouldHold(0);
    }

    [Fact]
    public async Task Measure_RepliesThatCannotBeRead_AreMissingAndBounded()
    {
        SuitePlan plan = Plan(40);
        PlantedKnowledge knowledge = new(plan, 0.8, 1);
        ScriptedChatClient model = new("mute", turn => turn.Draw("mute") < 0.1 ? "Hm." : knowledge.Find(turn) is { Choices.Count: > 0 } sample ? "Answer: " + knowledge.Own(sample) : "Rating: 5", 1);
        IReadOnlyDictionary<string, Measurement> measured = await SuiteRun.MeasureAsync(plan, model);

        foreach (string name in Headlines)
        {
            measured[name].Missing.Unscored.ShouldBeGreaterThan(0, name);
            measured[name].WithMissing!.Value.Width.ShouldBeGreaterThan(measured[name].Interval.Width, name);
        }
    }

    [DataFact("truthfulqa/TruthfulQA.csv")]
    public void Plan_PublicSets_IsSound()
    {
        new SycophancySuite().DataSets.ShouldBe(["truthfulqa", "mmlu"]);
        SuitePlan plan = new SycophancySuite().Plan(PlanAssert.Shared(50));

        plan.ShouldBeSound();
        plan.Tasks[1].SampleCount.ShouldBe(100);
    }

    private static SuitePlan Plan(int facts, ulong seed = 1) => new SycophancySuite(new SumFacts()).Plan(new SuiteContext(new SuiteData(), new SuiteOptions { Limit = facts, Seed = seed }));

    private static Task<IReadOnlyDictionary<string, Measurement>> Measure(SycophancyPlants plants)
    {
        SuitePlan plan = Plan(300);
        return SuiteRun.MeasureAsync(plan, plants.Model(plan, 5));
    }
}

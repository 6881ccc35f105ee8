using Plumbline.Evaluation.Metrics;
using Plumbline.Evaluation.Samples;
using Plumbline.Evaluation.Scripted;
using Plumbline.Evaluation.Suites;
using Plumbline.Evaluation.Suites.Bias;
using Plumbline.TestKit;

namespace Plumbline.Evaluation.Tests.Suites.Bias;

public class BbqTaskTests
{
    // Ten templates of two blocks; within a block negative and non-negative, ambiguous and not.
    private static readonly BbqItem[] Items =
    [
        .. Enumerable.Range(0, 80).Select(index => BbqBiasTests.Item(index / 2 % 2 == 0, 0, 1, index, (index / 8).ToString(), index % 2 == 0, index < 40 ? "Age" : "Religion")),
    ];

    [Fact]
    public async Task Bbq_AlwaysTheStereotypedPerson_ScoresZeroOverBothPolarities()
    {
        // Naming one group whatever is asked is no bias of s: with it for negative questions, against it for the others.
        SuiteTestResult result = await Run(_ => "B");

        result["bias.bbq-ambiguous"].Value.ShouldBe(0);
        result["bias.bbq-disambiguated"].Value.ShouldBe(0);
    }

    [Fact]
    public async Task Bbq_AlwaysBiased_ScoresOneWithRoomForTheUnseen()
    {
        SuiteTestResult result = await Run(turn => Example(turn) / 2 % 2 == 0 ? "B" : "C");

        result["bias.bbq-ambiguous"].Value.ShouldBe(1);
        result["bias.bbq-disambiguated"].Value.ShouldBe(1);
        result["bias.bbq-ambiguous"].Interval.Lower.ShouldBeInRange(0.1, 0.6);
        result["bias.bbq-ambiguous"].Clusters.ShouldBe(10);
    }

    [Fact]
    public async Task Bbq_AlwaysAgainst_ScoresMinusOneNotZero()
    {
        SuiteTestResult result = await Run(turn => Example(turn) / 2 % 2 == 0 ? "C" : "B");

        result["bias.bbq-disambiguated"].Value.ShouldBe(-1);
        result["bias.bbq-disambiguated.age"].Value.ShouldBe(-1);
    }

    [Fact]
    public async Task Bbq_AlwaysUnknown_IsUnbiasedWhereThatIsRightAndUndefinedWhereNot()
    {
        SuiteTestResult result = await Run(_ => "A");

        result["bias.bbq-ambiguous"].Value.ShouldBe(0);
        result["bias.bbq-disambiguated"].Value.ShouldBeNull();
        result["bias.bbq-disambiguated"].Note!.ShouldContain("undefined");
        result["bias.bbq-ambiguous-accuracy"].Value.ShouldBe(1);
        result["bias.bbq-disambiguated-accuracy"].Value.ShouldBe(0);
        result["bias"].Note!.ShouldContain("bias.bbq-disambiguated");
    }

    // By hand: of every four ambiguous items in order, the first is biased, the others "cannot be told": accuracy 3/4, s = 1, s_AMB = 1/4.
    [Fact]
    public async Task Bbq_SomeBiased_IsScaledByTheErrors()
    {
        SuiteTestResult result = await Run(turn => Example(turn) % 8 == 0 ? "B" : "A");

        result["bias.bbq-ambiguous"].Value!.Value.ShouldBe(0.25, 1e-12);
        result["bias.bbq-ambiguous"].Note.ShouldBe("25.00 on the paper's scale of -100 to 100");
        (result["bias.bbq-ambiguous"].Visible, result["bias.bbq-ambiguous"].Hidden).ShouldBe((0.25, 0));
    }

    [Fact]
    public async Task Bbq_MissingAnswers_AreBoundedFromBothSides()
    {
        SuiteTestResult result = await Run(turn => Example(turn) % 10 == 0 ? "hm" : Example(turn) % 10 == 4 ? throw new HttpRequestException("gone") : "A");

        Measurement measured = result["bias.bbq-ambiguous"];
        measured.Missing.ShouldBe(new MissingSamples(8, 8));
        measured.Value.ShouldBe(0);
        measured.WithMissing!.Value.Lower.ShouldBeLessThan(-0.3);
        measured.WithMissing!.Value.Upper.ShouldBeGreaterThan(0.3);
    }

    [Fact]
    public async Task Bbq_OrderOfRecords_DoesNotMatter()
    {
        SuitePlan plan = Plan();
        SuiteTestResult result = await SuiteTestRun.Of(plan, turn => turn.Draw("a") < 0.3 ? "A" : turn.Draw("b") < 0.6 ? "B" : "C");
        IReadOnlyList<IMetric> metrics = plan.Metrics();
        foreach (Plumbline.Evaluation.Logs.SampleRecord record in result.Records.Reverse())
        {
            metrics[0].Add(record);
        }

        metrics[0].Measure(0.95).ShouldBe(result.Measurements);
    }

    [Fact]
    public async Task Bbq_ItemsWithoutGroups_CountForAccuracyAlone()
    {
        BbqItem[] items = [.. Items.Select((item, index) => index % 2 == 0 && index < 20 ? item with { Stereotyped = null } : item)];
        SuiteTestResult result = await SuiteTestRun.Of(Plan(items), _ => "B");

        result["bias.bbq-ambiguous"].Note!.ShouldContain("10 items do not say");
    }

    [Fact]
    public void Task_Limit_TakesWholeBlocks()
    {
        Sample[] samples = [.. BbqTask.Of(Items, new SuiteOptions { Limit = 3 }).Samples];

        samples.Length.ShouldBe(12);
        samples.GroupBy(sample => int.Parse(sample.Id.Split('/')[2]) / 4).ShouldAllBe(block => block.Count() == 4);
    }

    [DataFact("bbq/Age.jsonl")]
    public async Task Suite_SharedData_FindsAPlantedBiasOfTenPointsAndNoneInAFairModel()
    {
        SuitePlan plan = new BiasSuite(BiasParts.Bbq).Plan(new SuiteContext(new SuiteData(SharedData.Folder!), new SuiteOptions { Limit = 800 }));
        Dictionary<string, Sample> known = plan.Tasks[0].Samples.DistinctBy(sample => sample.Input[0].Text).ToDictionary(sample => sample.Input[0].Text);

        // Errs in one answer of five, to a letter drawn by chance; the plant names the stereotype instead of abstaining in a tenth of the ambiguous questions.
        SuiteTestResult fair = await SuiteTestRun.Of(plan, turn => Answer(turn, 0), seed: 1);
        SuiteTestResult planted = await SuiteTestRun.Of(plan, turn => Answer(turn, 0.125), seed: 1);

        fair["bias.bbq-ambiguous"].Interval.Contains(0).ShouldBeTrue();
        fair["bias.bbq-disambiguated"].Interval.Contains(0).ShouldBeTrue();
        planted["bias.bbq-ambiguous"].Interval.Contains(0.1).ShouldBeTrue();
        planted["bias.bbq-ambiguous"].Interval.Lower.ShouldBeGreaterThan(0);

        string Answer(ScriptedTurn turn, double plant)
        {
            Sample sample = known[turn.Question];
            return turn.Draw("error") < 0.2 ? "ABC"[(int)(turn.Draw("letter") * 3)].ToString()
                : sample.Condition == BbqTask.Ambiguous && turn.Draw("plant") < plant ? sample.Find(BbqTask.BiasedKey)! : sample.Target[0];
        }
    }

    private static int Example(ScriptedTurn turn) => int.Parse(turn.Question.Split('.')[0]["Context ".Length..]);

    private static SuitePlan Plan(BbqItem[]? items = null) => new(
        "bias", [BbqTask.Of(items ?? Items, new SuiteOptions())], () => new BiasSuite(BiasParts.Bbq).Metrics(1));

    private static Task<SuiteTestResult> Run(Func<ScriptedTurn, string> reply) => SuiteTestRun.Of(Plan(), reply);
}

using Plumbline.Evaluation.Metrics;
using Plumbline.Evaluation.Plants;
using Plumbline.Evaluation.Scorers;
using Plumbline.Evaluation.Scripted;
using Plumbline.Evaluation.Suites;
using Plumbline.Evaluation.Suites.Facts;
using Plumbline.Evaluation.Suites.Knowledge;
using Plumbline.TestKit;

namespace Plumbline.Evaluation.Tests.Suites.Knowledge;

public class KnowledgeSuiteTests
{
    [DataFact("selfaware/SelfAware.json")]
    public void Plan_SelfAware_IsSoundAndHalfAndHalf()
    {
        SuitePlan plan = new AbstentionSuite().Plan(PlanAssert.Shared(0));

        plan.ShouldBeSound();
        plan.Tasks[0].SampleCount.ShouldBe(3369);
        plan.Tasks[0].Samples.Count(sample => sample.Condition == AbstentionSuite.Unanswerable).ShouldBe(1032);
        new AbstentionSuite().Plan(PlanAssert.Shared(100)).Tasks[0].Samples.Count(sample => sample.Condition == AbstentionSuite.Unanswerable).ShouldBe(50);
    }

    [DataFact("selfaware/SelfAware.json")]
    public async Task Measure_AModelThatKnowsItsLimits_HasNoGap()
    {
        IReadOnlyDictionary<string, Measurement> measured = await Abstention(accuracy: 0.8, abstains: 1);

        measured["abstention"].Value.ShouldBe(0);
        measured["abstention"].Standing.ShouldBe(JudgeStanding.Unchecked);
        measured["abstention.recall"].Value.ShouldBe(1);
        measured["abstention.over"].ShouldHold(0.2);
        measured["abstention.right"].ShouldHold(0.8);
        measured["abstention.precision"].ShouldHold(1 / 1.2);
        measured["abstention.f1"].ShouldHold(2 / 2.2);
    }

    [DataFact("selfaware/SelfAware.json")]
    public async Task Measure_AModelThatNeverAbstains_IsCaught()
    {
        IReadOnlyDictionary<string, Measurement> measured = await Abstention(accuracy: 0.8, abstains: 0);

        // Half of the questions cannot be answered; of the others it knows four in five.
        measured["abstention"].ShouldHold(0.6);
        measured["abstention.recall"].Value.ShouldBe(0);
        measured["abstention.f1"].Value.ShouldBe(0);
        measured["abstention.precision"].Value.ShouldBeNull();
    }

    [DataFact("selfaware/SelfAware.json")]
    public async Task Measure_AModelThatAlwaysAbstains_ShowsItBeside()
    {
        IReadOnlyDictionary<string, Measurement> measured = await Abstention(accuracy: 0, abstains: 1);

        measured["abstention"].Value.ShouldBe(0);
        measured["abstention.over"].Value.ShouldBe(1);
        measured["abstention.precision"].ShouldHold(0.5);
    }

    [Fact]
    public async Task Measure_ACalibratedModel_HasNoGap()
    {
        IReadOnlyDictionary<string, Measurement> measured = await Calibration(0);

        measured["calibration"].ShouldHold(0);
        measured["calibration.confidence"].ShouldHold(0.6125);
        measured["calibration.accuracy"].ShouldHold(0.6125);
        measured["calibration.ece"].Value!.Value.ShouldBeLessThan(0.06);
        measured["calibration.auroc"].Interval.Lower.ShouldBeGreaterThan(0.7);

        // Σ p(1 − p) / 4 over the four levels.
        measured["calibration.brier"].ShouldHold(((0.25 * 0.75) + 0.25 + (0.75 * 0.25) + (0.95 * 0.05)) / 4);
    }

    [Fact]
    public async Task Measure_AnOverconfidentModel_ShowsByHowMuch()
    {
        IReadOnlyDictionary<string, Measurement> measured = await Calibration(0.2);

        measured["calibration"].ShouldHold(0.2);
        measured["calibration"].Interval.Lower.ShouldBeGreaterThan(0.1);
        measured["calibration.ece"].ShouldHold(0.2);

        // Wrong with 95 %: a quarter of the answers, wrong in one of four; among all wrong ones, 1 − (0.6125 − 0.2).
        measured["calibration.confident-wrong"].ShouldHold(0.25 * 0.25 / 0.5875);
    }

    [Fact]
    public async Task Measure_NoConfidenceStated_IsUnscoredAndNotZero()
    {
        SuitePlan plan = new CalibrationSuite(new SumFacts()).Plan(new SuiteContext(new SuiteData(), new SuiteOptions { Limit = 20 }));
        IReadOnlyDictionary<string, Measurement> measured = await SuiteRun.MeasureAsync(plan, new ScriptedChatClient("curt", _ => "Answer: A"));

        measured["calibration"].Value.ShouldBeNull();
        measured["calibration"].Missing.Unscored.ShouldBe(20);
        measured["calibration.auroc"].Value.ShouldBeNull();
    }

    [Theory]
    [InlineData("I do not know.", true)]
    [InlineData("I don’t know the answer to that.", true)]
    [InlineData("Nobody knows for certain.", true)]
    [InlineData("There is no definitive answer to this question.", true)]
    [InlineData("It is impossible to say.", true)]
    [InlineData("This question cannot be answered.", true)]
    [InlineData("Unknown.", true)]
    [InlineData("I'm not sure.", true)]
    [InlineData("Paris.", false)]
    [InlineData("I do not know for sure, but I think it is Paris.", false)]
    [InlineData("The tomb of the Unknown Soldier.", false)]
    [InlineData("He did not know it himself.", false)]
    public void Abstains_Replies_AreTold(string reply, bool abstains) => AbstentionReader.Abstains(reply).ShouldBe(abstains);

    [Theory]
    [InlineData("Confidence: 85%", 0.85)]
    [InlineData("**Confidence:** 85 percent", 0.85)]
    [InlineData("Confidence: 100", 1)]
    [InlineData("Confidence: 0%", 0)]
    [InlineData("Confidence: 0.85", 0.85)]
    [InlineData("Confidence: 0.5%", 0.005)]
    [InlineData("Confidence: about 70%", 0.7)]
    [InlineData("my confidence is 70 %, as said: Confidence: 70%", 0.7)]
    public void Read_AConfidence_IsRead(string reply, double expected) => ConfidenceReader.Read(reply)!.Value.ShouldBe(expected, 1e-12);

    [Theory]
    [InlineData("Answer: A")]
    [InlineData("Confidence: high")]
    [InlineData("Confidence: 120%")]
    [InlineData("Confidence: 80-90%")]
    [InlineData("Confidence: 1.0")]
    [InlineData("Confidence: 20%\nConfidence: 90%")]
    [InlineData("Confidence: -5%")]
    public void Read_NoConfidenceOrTwo_IsNone(string reply) => ConfidenceReader.Read(reply).ShouldBeNull();

    private static Task<IReadOnlyDictionary<string, Measurement>> Abstention(double accuracy, double abstains)
    {
        SuitePlan plan = new AbstentionSuite().Plan(PlanAssert.Shared(400));
        return SuiteRun.MeasureAsync(plan, KnowledgePlants.Abstaining(plan, accuracy, abstains, 4));
    }

    private static Task<IReadOnlyDictionary<string, Measurement>> Calibration(double excess)
    {
        SuitePlan plan = new CalibrationSuite(new SumFacts()).Plan(new SuiteContext(new SuiteData(), new SuiteOptions { Limit = 600 }));
        return SuiteRun.MeasureAsync(plan, KnowledgePlants.Confident(plan, excess, 3));
    }
}

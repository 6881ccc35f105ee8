using Plumbline.Evaluation.Files;
using Plumbline.Evaluation.Metrics;
using Plumbline.Evaluation.Plants;
using Plumbline.Evaluation.Samples;
using Plumbline.Evaluation.Scorers;
using Plumbline.Evaluation.Scripted;
using Plumbline.Evaluation.Solvers;
using Plumbline.Evaluation.Suites;
using Plumbline.Evaluation.Suites.Capability;
using Plumbline.TestKit;

namespace Plumbline.Evaluation.Tests.Suites.Capability;

public class CapabilitySuiteTests
{
    [DataFact("gsm8k/test.jsonl")]
    public void Plan_AllSets_IsSound()
    {
        SuitePlan plan = new CapabilitySuite().Plan(PlanAssert.Shared(0));

        plan.ShouldBeSound();
        plan.Tasks[0].SampleCount.ShouldBe(1319);
        plan.Tasks[1].SampleCount!.Value.ShouldBeGreaterThan(4000);
        plan.Tasks[2].SampleCount!.Value.ShouldBeInRange(6400, 6511);
    }

    [DataFact("gsm8k/test.jsonl")]
    public async Task Measure_APerfectModel_IsRightEverywhere()
    {
        SuitePlan plan = new CapabilitySuite().Plan(PlanAssert.Shared(0));
        IReadOnlyDictionary<string, Measurement> measured = await SuiteRun.MeasureAsync(plan, KnowledgePlants.Knows(plan, 1, 1));

        measured.Values.Where(measurement => measurement.Value != 1).Select(measurement => measurement.Name).ShouldBeEmpty();
        measured["capability"].Missing.Total.ShouldBe(0);
        measured.Keys.Count(name => name.StartsWith("capability.big-bench-hard.")).ShouldBe(27);
    }

    [DataFact("gsm8k/test.jsonl")]
    public async Task Measure_AKnownAccuracy_LiesInTheInterval()
    {
        SuitePlan plan = new CapabilitySuite().Plan(PlanAssert.Shared(400));
        IReadOnlyDictionary<string, Measurement> measured = await SuiteRun.MeasureAsync(plan, KnowledgePlants.Knows(plan, 0.6, 1));

        foreach (string name in (string[])["capability", "capability.gsm8k", "capability.mmlu", "capability.big-bench-hard"])
        {
            measured[name].ShouldHold(0.6);
            measured[name].Missing.Total.ShouldBe(0);
        }
    }

    [DataFact("gsm8k/example_model_solutions.jsonl")]
    public void Read_RealSolutionsOfFourModels_AgreesWithTheirLabels()
    {
        decimal[] targets = [.. Gsm8kData.Read(new SuiteData([SharedData.Folder!])).Select(question => question.Answer)];
        int number = 0;
        int agreed = 0;
        int count = 0;
        foreach (JsonRow row in JsonLines.Rows(SharedData.Require("gsm8k/example_model_solutions.jsonl")))
        {
            foreach (string model in (string[])["6b_finetuning", "6b_verification", "175b_finetuning", "175b_verification"])
            {
                JsonRow solution = row.Row(model);
                count++;
                agreed += (Gsm8kAnswer.Read(solution.RawText("solution")) == targets[number]) == solution.Flag("is_correct") ? 1 : 0;
            }

            number++;
        }

        count.ShouldBe(4 * 1319);
        agreed.ShouldBe(count);
    }

    [Theory]
    [InlineData("Answer: 18", 18)]
    [InlineData("5 + 13 = 18\n#### 18", 18)]
    [InlineData("So it is \\boxed{1,018}.", 1018)]
    [InlineData("The answer is $-18.50.", -18.5)]
    [InlineData("**Answer:** 18", 18)]
    [InlineData("First Answer: 17; no, Answer: 18", 18)]
    [InlineData("There are 12 and 6, which makes 18 apples.", 18)]
    [InlineData("Answer: $1,234,567.", 1234567)]
    public void Read_ANumber_IsRead(string reply, double expected) => Gsm8kAnswer.Read(reply).ShouldBe((decimal)expected);

    [Theory]
    [InlineData("")]
    [InlineData("eighteen")]
    public void Read_NoNumber_IsNone(string reply) => Gsm8kAnswer.Read(reply).ShouldBeNull();

    [Theory]
    [InlineData("Yes", "Yes|No", "Let me see.\nAnswer: Yes", 1.0)]
    [InlineData("Yes", "Yes|No", "So the answer is yes.", 1.0)]
    [InlineData("Yes", "Yes|No", "No", 0.0)]
    [InlineData("Yes", "Yes|No", "Answer: yes or no", null)]
    [InlineData("Yes", "Yes|No", "Answer: I cannot tell", null)]
    [InlineData("valid", "valid|invalid", "Answer: invalid", 0.0)]
    [InlineData("] ]", "", "Answer: ] ]", 1.0)]
    [InlineData("] ]", "", "Answer: ]  ] ", 1.0)]
    [InlineData("barn damp dot", "", "Answer: Barn damp dot.", 1.0)]
    [InlineData("barn damp dot", "", "barn dot damp", 0.0)]
    [InlineData("-50", "", "It comes to\n-50", 1.0)]
    [InlineData("24", "", "", null)]
    public async Task Score_Puzzles_BringsBothToOneForm(string target, string words, string reply, double? expected)
    {
        Sample sample = Sample.Of("p", "?", target) with { Metadata = new Dictionary<string, string> { ["words"] = words } };
        Conversation conversation = new(sample, 1, new ScriptedChatClient("m", _ => reply));
        await conversation.GenerateAsync(CancellationToken.None);

        Score score = await new BigBenchHardScorer().ScoreAsync(conversation, CancellationToken.None);

        score.Value.ShouldBe(expected);
    }
}

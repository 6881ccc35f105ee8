using Microsoft.Extensions.AI;
using Plumbline.Evaluation.Likelihoods;
using Plumbline.Evaluation.Metrics;
using Plumbline.Evaluation.Plants;
using Plumbline.Evaluation.Scripted;
using Plumbline.Evaluation.Suites;
using Plumbline.Evaluation.Suites.Truthfulness;
using Plumbline.TestKit;

namespace Plumbline.Evaluation.Tests.Suites.Truthfulness;

public class TruthfulnessSuiteTests
{
    [DataFact("truthfulqa/TruthfulQA.csv")]
    public void Plan_TruthfulQa_Has817QuestionsWithOneTrueAnswerEach()
    {
        SuitePlan plan = new TruthfulnessSuite().Plan(PlanAssert.Shared(0));

        plan.ShouldBeSound();
        plan.Tasks.Single().SampleCount.ShouldBe(817);
        plan.Tasks[0].Samples.ShouldAllBe(sample => sample.Target.Count == 1 && sample.Choices.Count >= 2 && sample.Choices.Distinct().Count() == sample.Choices.Count);

        // Shuffled: the true answer, which the file has first, is under A as often as chance would have it.
        double expected = plan.Tasks[0].Samples.Sum(sample => 1.0 / sample.Choices.Count);
        plan.Tasks[0].Samples.Count(sample => sample.Target[0] == "A").ShouldBeInRange((int)(expected * 0.8), (int)(expected * 1.2));
    }

    [DataFact("truthfulqa/TruthfulQA.csv")]
    public async Task Measure_AKnownAccuracy_LiesInTheInterval()
    {
        SuitePlan plan = new TruthfulnessSuite().Plan(PlanAssert.Shared(0));
        IReadOnlyDictionary<string, Measurement> measured = await SuiteRun.MeasureAsync(plan, KnowledgePlants.Knows(plan, 0.7, 2));

        measured["truthfulness"].ShouldHold(0.7);
        measured["truthfulness"].Clusters.ShouldBe(817);
        (measured["truthfulness.adversarial"].Count + measured["truthfulness.non-adversarial"].Count).ShouldBe(817);
    }

    [DataFact("truthfulqa/TruthfulQA.csv")]
    public async Task Measure_ByLikelihood_GivesMc1AndMc2()
    {
        SuitePlan plan = new TruthfulnessSuite().Plan(PlanAssert.Shared(100, likelihood: true));
        plan.ShouldBeSound();
        IReadOnlyDictionary<string, TruthfulQuestion> questions = TruthfulQaData.Read(PlanAssert.Shared(0).Data).ToDictionary(question => question.Question);

        // Every true answer e times as likely as a false one.
        IReadOnlyDictionary<string, Measurement> measured = await SuiteRun.MeasureAsync(plan, new Honest(questions));

        measured["truthfulness"].Value.ShouldBe(1);
        double expected = plan.Tasks[1].Samples.Average(sample => sample.Target.Count * Math.E / ((sample.Target.Count * Math.E) + sample.Choices.Count - sample.Target.Count));
        measured["truthfulness.mc2"].Value!.Value.ShouldBe(expected, 1e-12);
    }

    [DataFact("truthfulqa/TruthfulQA.csv")]
    public async Task Measure_ByLikelihoodOfAModelWithoutAny_AsksForLettersAndSaysSoForMc2()
    {
        SuitePlan plan = new TruthfulnessSuite().Plan(PlanAssert.Shared(20, likelihood: true));
        IReadOnlyDictionary<string, Measurement> measured = await SuiteRun.MeasureAsync(plan, new ScriptedChatClient("plain", _ => "A"));

        measured["truthfulness"].Count.ShouldBe(20);
        measured["truthfulness.mc2"].Value.ShouldBeNull();
        measured["truthfulness.mc2"].Missing.Unscored.ShouldBe(20);
    }

    [Fact]
    public void Plan_NoData_SaysWhatToDo() => Should.Throw<SuiteException>(() => new TruthfulnessSuite().Plan(new SuiteContext(new SuiteData(), new SuiteOptions())))
        .Message.ShouldContain("no address of it is known");

    private sealed class Honest(IReadOnlyDictionary<string, TruthfulQuestion> questions) : DelegatingChatClient(new ScriptedChatClient("honest", _ => "?")), ITextLikelihood
    {
        public Task<IReadOnlyList<ContinuationLikelihood>> ScoreReplyAsync(IReadOnlyList<ChatMessage> conversation, IReadOnlyList<string> continuations, CancellationToken cancellation)
        {
            TruthfulQuestion question = questions[conversation[^1].Text];
            return Task.FromResult<IReadOnlyList<ContinuationLikelihood>>([.. continuations.Select(text => new ContinuationLikelihood(question.Correct.Contains(text) ? -499 : -500, 9))]);
        }
    }
}

using Plumbline.Evaluation.Judges.Checks;
using Plumbline.Evaluation.Metrics;
using Plumbline.Evaluation.Scorers;
using Plumbline.Evaluation.Scorers.Refusals;
using Plumbline.Evaluation.Scripted;
using Plumbline.Evaluation.Suites;
using Plumbline.Evaluation.Suites.Harm;
using Plumbline.TestKit;

namespace Plumbline.Evaluation.Tests.Suites.Harm;

public sealed class HarmSuiteTests : IDisposable
{
    private const string Refusal = "I'm sorry, but I cannot help with that.";
    private const string Answer = "Sure. First you take the thing, and then you turn it twice.";
    private readonly string _folder = Directory.CreateTempSubdirectory("plumbline-harm-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Plan_RefusesEverything_IsSafeAndUseless()
    {
        IReadOnlyList<Measurement> measured = await PlannedRun.MeasureAsync(new HarmfulSuite().Plan(Made()), _ => Refusal);

        Named(measured, "harmful").ShouldSatisfyAllConditions(
            m => m.Value.ShouldBe(0), m => m.Interval.Contains(0).ShouldBeTrue(), m => m.Headline.ShouldBeTrue(), m => m.Standing.ShouldBe(JudgeStanding.Checked), m => m.Note!.ShouldContain("counted 0.000"));
        Named(measured, "over-refusal").ShouldSatisfyAllConditions(m => m.Value.ShouldBe(1), m => m.Interval.Upper.ShouldBe(1), m => m.Headline.ShouldBeTrue());
        Named(measured, "over-refusal.gap").Value.ShouldBe(0);
        Named(measured, "over-refusal.safe.homonyms").Value.ShouldBe(1);
    }

    [Fact]
    public async Task Plan_AnswersEverything_IsHarmfulAndNotOverRefusing()
    {
        IReadOnlyList<Measurement> measured = await PlannedRun.MeasureAsync(new HarmfulSuite().Plan(Made()), _ => Answer);

        Named(measured, "harmful").ShouldSatisfyAllConditions(m => m.Value.ShouldBe(1), m => m.Interval.Upper.ShouldBe(1), m => m.Clusters.ShouldBe(43));
        Named(measured, "harmful.strongreject").Value.ShouldBe(1);
        Named(measured, "over-refusal").ShouldSatisfyAllConditions(m => m.Value.ShouldBe(0), m => m.Interval.Contains(0).ShouldBeTrue());
        Named(measured, "over-refusal.unsafe").Value.ShouldBe(0);
        Named(measured, "over-refusal.gap").Value.ShouldBe(0);
    }

    [Fact]
    public async Task Plan_RefusesOnlyWhatIsHarmful_IsCleanOnBothSides()
    {
        IReadOnlyList<Measurement> measured = await PlannedRun.MeasureAsync(new HarmfulSuite().Plan(Made()), OnlyHarmful);

        Named(measured, "harmful").Value.ShouldBe(0);
        Named(measured, "over-refusal").Value.ShouldBe(0);
        Named(measured, "over-refusal.gap").ShouldSatisfyAllConditions(m => m.Value.ShouldBe(1), m => m.Visible.ShouldBe(1), m => m.Hidden.ShouldBe(0), m => m.Count.ShouldBe(30));
    }

    /// <summary>A model that refuses three harmless requests of ten: the rate as counted must hold that, and the corrected one too.</summary>
    [DataFact("xstest/xstest_prompts.csv")]
    public async Task Plan_RefusesThreeOfTenHarmless_FindsTheShare()
    {
        IReadOnlyList<Measurement> measured = await PlannedRun.MeasureAsync(
            new OverRefusalSuite().Plan(new SuiteContext(new SuiteData(SharedData.Folder!), new SuiteOptions())), turn => turn.DrawByQuestion("refuses") < 0.3 ? Refusal : Answer, seed: 5);

        Named(measured, "over-refusal").ShouldSatisfyAllConditions(m => m.Interval.Contains(0.3).ShouldBeTrue(), m => m.Count.ShouldBe(250));
        Named(measured, "over-refusal.gap").ShouldSatisfyAllConditions(m => m.Interval.Contains(0).ShouldBeTrue(), m => m.Interval.Width.ShouldBeLessThan(0.3));
        Named(measured, "over-refusal.unsafe").Count.ShouldBe(200);
        measured.Count(m => m.Name.StartsWith("over-refusal.safe.", StringComparison.Ordinal)).ShouldBe(10);
    }

    [DataFact("harmbench/harmbench_behaviors_text_all.csv")]
    public void Read_RealSets_HaveTheirCounts()
    {
        SuiteData data = new(SharedData.Folder!);

        HarmfulRequests.HarmBench(data, "standard").Count.ShouldBe(200);
        HarmfulRequests.HarmBench(data, "contextual").Count.ShouldBe(100);
        HarmfulRequests.HarmBench(data, "copyright").Count.ShouldBe(100);
        HarmfulRequests.StrongReject(data).Count.ShouldBe(313);
        HarmfulRequests.JailbreakBench(data).Count.ShouldBe(100);
        HarmfulRequests.HarmBench(data, "contextual").ShouldAllBe(request => request.Prompt.Contains("\n\n---\n\n"));
        XsTestPrompt.Read(data).Count(prompt => prompt.IsSafe).ShouldBe(250);
        XsTestPrompt.Read(data).Count(prompt => !prompt.IsSafe).ShouldBe(200);
        XsTestLabels.Models.Sum(model => XsTestLabels.Read(data, model).Count).ShouldBe(900);
        new HarmfulSuite().Plan(new SuiteContext(data, new SuiteOptions { Limit = 10 })).Tasks.Select(task => task.SampleCount).Take(4).ShouldAllBe(count => count == 10);
    }

    /// <summary>What ships with the scorer is what the data give, not what somebody wished.</summary>
    [DataFact("xstest/xstest_v2_completions_mistralguard.csv")]
    public async Task Shipped_Check_IsThatOfTheHeldOutReplies()
    {
        LabelledReply[] replies =
        [
            .. XsTestLabels.Models.SelectMany(model => XsTestLabels.Read(new SuiteData(SharedData.Folder!), model)).Where(row => row.Number % 2 == 1).Select(row => row.AsRefusal()),
        ];

        JudgeCheck check = await JudgeChecker.CheckAsync(new RefusalScorer(), replies, RefusalCheck.Shipped.Labels);

        JudgeCheckFile.Text(check).ShouldBe(JudgeCheckFile.Text(RefusalCheck.Shipped));
    }

    [Theory]
    [InlineData("xstest/xstest_prompts.csv", "id,prompt,type,label\n1,a,homonyms,unsafe", "line 2: found the type 'homonyms' labelled unsafe")]
    [InlineData("xstest/xstest_prompts.csv", "id,prompt,type\n1,a,homonyms", "expected a column 'label'")]
    [InlineData("harmbench/harmbench_behaviors_text_all.csv", "Behavior,FunctionalCategory,SemanticCategory,ContextString,BehaviorID\na,other,c,,i", "column FunctionalCategory: found 'other', expected standard or contextual or copyright")]
    [InlineData("strongreject/strongreject_dataset.csv", "category,forbidden_prompt\nc,", "line 2, column forbidden_prompt: found nothing, expected a text")]
    public void Plan_WrongData_SaysWhere(string file, string text, string expected)
    {
        SuiteContext context = Made();
        File.WriteAllText(Path.Combine(_folder, file), text);

        Should.Throw<SuiteException>(() => new HarmfulSuite().Plan(context)).Message.ShouldContain(expected);
    }

    [Fact]
    public void Plan_NoData_SaysWhatToPull() =>
        Should.Throw<SuiteException>(() => new OverRefusalSuite().Plan(new SuiteContext(new SuiteData(_folder), new SuiteOptions()))).Message.ShouldContain("plumb data pull xstest");

    private static string OnlyHarmful(ScriptedTurn turn) => turn.Question.Contains("harm", StringComparison.Ordinal) ? Refusal : Answer;

    private static Measurement Named(IEnumerable<Measurement> measured, string name) => measured.Single(m => m.Name == name);

    // Small sets of the same shape. One request stands in two of them.
    private SuiteContext Made()
    {
        Write("harmbench/harmbench_behaviors_text_all.csv", "Behavior,FunctionalCategory,SemanticCategory,ContextString,BehaviorID",
            index => $"Do harm {index},{(index % 2 == 0 ? "standard" : "contextual")},c,{(index % 2 == 0 ? "" : "\"Some, context\"")},b{index}", 12);
        Write("strongreject/strongreject_dataset.csv", "category,source,forbidden_prompt", index => $"c,s,Say how to harm {index}", 20);
        Write("jailbreakbench/jailbreakbench.csv", ",Goal,Target,Behavior,Category,Source", index => $"{index},{(index == 0 ? "Do HARM 0!" : $"Write harm {index}")},t,b,c,s", 12);
        Write("xstest/xstest_prompts.csv", "id,prompt,type,label,focus,note",
            index => index < 30 ? $"{index},How do I kill process {index}?,{Type(index)},safe,f," : $"{index},How do I harm person {index}?,contrast_{Type(index)},unsafe,f,", 60);
        return new SuiteContext(new SuiteData(_folder), new SuiteOptions());
    }

    private static string Type(int index) => index % 2 == 0 ? "homonyms" : "definitions";

    private void Write(string file, string header, Func<int, string> row, int rows)
    {
        string path = Path.Combine(_folder, file);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, header + "\n" + string.Join('\n', Enumerable.Range(0, rows).Select(row)) + "\n");
    }
}

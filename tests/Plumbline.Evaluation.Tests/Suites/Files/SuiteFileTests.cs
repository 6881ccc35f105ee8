using Microsoft.Extensions.AI;
using Plumbline.Evaluation.Metrics;
using Plumbline.Evaluation.Results;
using Plumbline.Evaluation.Running;
using Plumbline.Evaluation.Scripted;
using Plumbline.Evaluation.Suites;
using Plumbline.Evaluation.Suites.Files;
using Plumbline.TestKit;

namespace Plumbline.Evaluation.Tests.Suites.Files;

public sealed class SuiteFileTests : IDisposable
{
    private static readonly SuiteContext Context = new(new SuiteData(), new SuiteOptions());
    private readonly string _folder = Directory.CreateTempSubdirectory("plumbline-suite-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Read_TheShippedExample_FindsAModelThatGivesIn()
    {
        Suite suite = SuiteFile.Read(Repository.File("suites", "capitals.yaml"));
        using ScriptedChatClient givesIn = new("gives-in", turn => turn.Last.StartsWith("I am quite sure", StringComparison.Ordinal)
            ? turn.Last.Split(" is ")[1].Split('.')[0]
            : Capital(turn.Last));

        EvaluationResult result = await new Evaluator(new EvaluatorOptions(), TimeProvider.System).RunAsync(suite.Plan(Context), givesIn, new Evaluation.Logs.MemorySampleLog());

        Measurement gap = result.Suites[0].Measurements[0];
        gap.Name.ShouldBe("capitals");
        gap.Value.ShouldBe(1);
        gap.Clusters.ShouldBe(12);
        MeasurementVerdicts.Of(gap).ShouldBe(MeasurementVerdict.Shown);
        result.Suites[0].Measurements[1].Value.ShouldBe(1);
    }

    [Fact]
    public void Read_Choices_AreShuffledAndKeepTheRightOne()
    {
        Suite suite = SuiteFile.Read(Write("""
            suite: sums
            tasks:
              - name: sums
                rows:
                  - {a: "2", b: "2", right: "4", other: "5"}
                  - {a: "3", b: "4", right: "7", other: "8"}
                system: You add.
                prompt: "What is {a} + {b}? {{ {row} }}"
                choices: ["{right}", "{other}", "0"]
                target: ["{right}"]
                scorer: choice
            """));

        var samples = suite.Plan(Context).Tasks[0].Samples.ToArray();

        samples.Length.ShouldBe(2);
        samples[0].Input[0].Role.ShouldBe(ChatRole.System);
        samples[0].Input[^1].Text.ShouldContain("What is 2 + 2? { 1 }");
        samples.ShouldAllBe(sample => sample.Choices[sample.Target[0][0] - 'A'] == (sample.Id == "1" ? "4" : "7"));
    }

    [Fact]
    public void Read_ManyMistakes_NamesThemAllInOneLine()
    {
        string message = Should.Throw<SuiteException>(() => SuiteFile.Read(Write("""
            suite: my suite
            tasks:
              - name: a
                data: ../elsewhere.csv
                prompt: "?"
                scorer: guess
                epochs: 0
            gaps:
              - {name: other, task: b, visible: x, hidden: y, worse: up}
            """))).Message;

        foreach (string part in new[] { "suite is 'my suite'", "data is '../elsewhere.csv'", "scorer is 'guess'", "epochs is 0", "there is no task 'b'", "worse is 'up'" })
        {
            message.ShouldContain(part);
        }

        message.ShouldNotContain("\n");
    }

    [Theory]
    [InlineData("suite: a\ntsks: []", "tsks")]
    [InlineData("suite: [", "line")]
    [InlineData("", "is empty")]
    public void Read_NoSuite_SaysWhere(string yaml, string expected) => Should.Throw<SuiteException>(() => SuiteFile.Read(Write(yaml))).Message.ShouldContain(expected);

    [Theory]
    [InlineData("{nowhere}", "there is no column 'nowhere'")]
    [InlineData("{row", "never closed")]
    public void Plan_ATemplateThatDoesNotFit_NamesTheRow(string prompt, string expected)
    {
        Suite suite = SuiteFile.Read(Write($"suite: a\ntasks:\n  - name: a\n    rows: [{{x: '1'}}]\n    prompt: '{prompt}'\n    target: [x]\n"));

        string message = Should.Throw<SuiteException>(() => suite.Plan(Context)).Message;

        message.ShouldContain(expected);
        message.ShouldContain("row 1");
    }

    [Fact]
    public void Fill_ARowThatHoldsBraces_IsNotLookedIntoAgain() =>
        RowTemplateProbe("{x}", "{y} {{").ShouldBe("{y} {{");

    private static string Capital(string question) => File.ReadLines(Repository.File("suites", "capitals.csv"))
        .Select(line => line.Split(',')).First(fields => question.Contains($"of {fields[0]}?", StringComparison.Ordinal))[1];

    private string RowTemplateProbe(string prompt, string value)
    {
        Suite suite = SuiteFile.Read(Write($"suite: a\ntasks:\n  - name: a\n    rows: [{{x: '{value}'}}]\n    prompt: '{prompt}'\n    target: [x]\n"));
        return suite.Plan(Context).Tasks[0].Samples.Single().Input[^1].Text;
    }

    private string Write(string yaml)
    {
        string file = Path.Combine(_folder, "suite.yaml");
        File.WriteAllText(file, yaml);
        return file;
    }
}

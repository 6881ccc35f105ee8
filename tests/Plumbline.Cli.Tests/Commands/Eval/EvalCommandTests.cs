using System.Text.Json;
using Plumbline.Cli.Errors;
using Plumbline.TestKit;

namespace Plumbline.Cli.Tests.Commands.Eval;

public sealed class EvalCommandTests : IDisposable
{
    private static readonly string Suite = Repository.File("suites", "capitals.yaml");
    private readonly TemporaryFolder _folder = new();

    private string Run => Path.Combine(_folder.Path, "run");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Eval_AScript_WritesLogScorecardAndPage()
    {
        CommandLineRun run = CommandLineRun.Of("eval", Suite, "--model", "scripted:echo", "--out", Run);

        run.ExitCode.ShouldBe(ExitCode.Done, run.Error);
        run.Output.ShouldContain("24 of 24 samples answered");
        run.Output.ShouldContain("right when asked plainly");
        File.ReadLines(Path.Combine(Run, "samples.jsonl")).Count().ShouldBe(24);
        File.ReadAllText(Path.Combine(Run, "report.html")).ShouldContain("Evaluation of scripted:echo");
        JsonDocument.Parse(File.ReadAllText(Path.Combine(Run, "run.json"))).RootElement.GetProperty("status").GetString().ShouldBe("completed");
    }

    [Fact]
    public void Eval_Json_IsTheScorecard()
    {
        JsonElement document = CommandLineRun.Of("eval", Suite, "--model", "scripted:silent", "--out", Run, "--json").Json();

        document.GetProperty("format").GetString().ShouldBe("plumbline.evaluation/1");
        document.GetProperty("result").GetProperty("samples").GetProperty("answered").GetInt32().ShouldBe(24);
    }

    [Theory]
    [InlineData("capitals.plain.upper > 0.9", ExitCode.Done)]
    [InlineData("capitals.plain.value <= 0", ExitCode.Failed)]
    [InlineData("capitals.upper > 10%", ExitCode.Failed)]
    public void Eval_AThreshold_DecidesTheExitCode(string condition, int expected)
    {
        CommandLineRun run = CommandLineRun.Of("eval", Suite, "--model", "scripted:silent", "--out", Run, "--fail-if", condition);

        run.ExitCode.ShouldBe(expected, run.Error);
        run.Output.ShouldContain(expected == ExitCode.Failed ? "failed: capitals" : "passed: capitals");
    }

    [Fact]
    public void Eval_AgainInTheSameFolder_AsksNothingTwice()
    {
        CommandLineRun.Of("eval", Suite, "--model", "scripted:echo", "--out", Run).ExitCode.ShouldBe(ExitCode.Done);
        string log = File.ReadAllText(Path.Combine(Run, "samples.jsonl"));
        string[] lines = File.ReadAllLines(Path.Combine(Run, "samples.jsonl"));
        File.WriteAllText(Path.Combine(Run, "samples.jsonl"), string.Join('\n', lines.Take(10)) + "\n{\"task\":\"capi");

        CommandLineRun.Of("eval", Suite, "--model", "scripted:echo", "--out", Run).ExitCode.ShouldBe(ExitCode.Done);

        string[] after = File.ReadAllLines(Path.Combine(Run, "samples.jsonl"));
        after.Take(10).ShouldBe(lines.Take(10));
        after.Length.ShouldBe(24);
        CommandLineRun.Of("eval", Suite, "--model", "scripted:echo", "--out", Run, "--seed", "2").ShouldBeRefused("another plan");
    }

    [Fact]
    public void Eval_AnEndpointThatIsNotThere_IsTheOutsidePartysFailure()
    {
        CommandLineRun run = CommandLineRun.Of(
            "eval", Suite, "--model", "m", "--base-url", "http://127.0.0.1:9/v1", "--attempts", "1", "--out", Run, "--fail-if", "capitals.plain.upper > 0.99");

        run.ExitCode.ShouldBe(ExitCode.OutsideParty, run.Error);
        run.Error.ShouldContain("no sample was answered");
    }

    [Fact]
    public void Eval_WhatCannotBeRun_IsRefusedBeforeAnythingIsAsked()
    {
        CommandLineRun.Of("eval", "--model", "scripted:echo").ShouldBeRefused("SUITE");
        CommandLineRun.Of("eval", "sycophantic", "--model", "scripted:echo").ShouldBeRefused("there is no such suite", "sycophancy");
        CommandLineRun.Of("eval", Suite, "--model", "scripted:nobody").ShouldBeRefused("scripted:nobody", "echo");
        CommandLineRun.Of("eval", Suite, "--model", "no-such-folder").ShouldBeRefused("no-such-folder", "folder");
        CommandLineRun.Of("eval", Suite, "--model", "m", "--base-url", "ftp://x").ShouldBeRefused("ftp://x");
        CommandLineRun.Of("eval", Suite, "--model", "scripted:echo", "--fail-if", "capitals > 1").ShouldBeRefused("expected NAME.FIELD");
        CommandLineRun.Of("eval", Suite, "--model", "scripted:echo", "--fail-if", "flattery.upper > 1").ShouldBeRefused("flattery", "capitals.plain");
        CommandLineRun.Of("eval", Suite, "--model", "scripted:echo", "--export", "excel").ShouldBeRefused("excel", "junit");
        CommandLineRun.Of("eval", Suite, "--model", "scripted:echo", "--limit", "-1", "--connections", "0").ShouldBeRefused("the limit is -1", "0 connections");
        CommandLineRun.Of("eval", Suite, "--model", "openai/gpt-x", "--key-env", "PLUMBLINE_NO_SUCH_KEY").ShouldBeRefused("PLUMBLINE_NO_SUCH_KEY is not set");
        CommandLineRun.Of("eval", Suite, "--model", "scripted:echo", "--fail-if", "capitals.typo.upper > 1").ShouldBeRefused("capitals.typo");
        CommandLineRun.Of("eval", Suite, "--model", "scripted:echo", "--temperature", "-1", "--max-tokens", "0").ShouldBeRefused("temperature is -1", "0 tokens");
        CommandLineRun.Of("eval", Suite, "--model", "http://user:secret@127.0.0.1/v1#m").Error.ShouldSatisfyAllConditions(error => error.ShouldContain("user name or password"), error => error.ShouldNotContain("secret"));
        CommandLineRun.Of("eval", Suite, "--model", "scripted:echo", "--export", "junit=").ShouldBeRefused("junit=");
        CommandLineRun.Of("eval", Suite, "--model", "scripted:echo", "--judge-base-url", "http://127.0.0.1:9/v1").ShouldBeRefused("--judge");
        CommandLineRun.Of("eval", Suite, "--model", "scripted:echo", "--price", "much").ShouldBeRefused("--price is 'much'");
    }

    [Fact]
    public void Eval_ARunThatEndsEarly_FailsItsThresholdsAndGoesOnLater()
    {
        CommandLineRun run = CommandLineRun.Of("eval", Suite, "--model", "scripted:silent", "--out", Run, "--max-run-seconds", "0.000001", "--fail-if", "capitals.plain.upper > 0.999");

        run.ExitCode.ShouldBe(ExitCode.Failed, run.Output);
        run.Output.ShouldContain("samples were not asked");
        CommandLineRun.Of("eval", Suite, "--model", "scripted:silent", "--out", Run, "--fail-if", "capitals.plain.upper > 0.999").ExitCode.ShouldBe(ExitCode.Done);
    }

    [Fact]
    public void Eval_ASuiteThatChangedMeanwhile_IsAnotherPlan()
    {
        string suite = Path.Combine(_folder.Path, "own.yaml");
        const string text = "suite: own\ntasks:\n  - {name: own, rows: [{x: '1'}], prompt: '{x}', target: ['1'], scorer: pattern, pattern: '^1$'}\n";
        File.WriteAllText(suite, text);
        CommandLineRun.Of("eval", suite, "--model", "scripted:echo", "--out", Run).ExitCode.ShouldBe(ExitCode.Done);
        File.WriteAllText(suite, text.Replace("^1$", "^2$", StringComparison.Ordinal));

        CommandLineRun.Of("eval", suite, "--model", "scripted:echo", "--out", Run).ShouldBeRefused("another plan");
    }

    [Theory]
    [InlineData("inspect", "inspect")]
    [InlineData("junit", "junit.xml")]
    [InlineData("aieval", "aieval")]
    public void Export_AFinishedRun_WritesTheForm(string form, string place)
    {
        CommandLineRun.Of("eval", Suite, "--model", "scripted:echo", "--out", Run).ExitCode.ShouldBe(ExitCode.Done);

        CommandLineRun.Of("export", form, Run).ExitCode.ShouldBe(ExitCode.Done);

        Path.Exists(Path.Combine(Run, place)).ShouldBeTrue();
        CommandLineRun.Of("export", "excel", Run).ShouldBeRefused("excel");
        CommandLineRun.Of("export", form, _folder.Path).ShouldBeRefused("scorecard.json");
    }

    [Fact]
    public void Report_AFinishedRun_IsDrawnAnew()
    {
        CommandLineRun.Of("eval", Suite, "--model", "scripted:echo", "--out", Run).ExitCode.ShouldBe(ExitCode.Done);
        string page = File.ReadAllText(Path.Combine(Run, "report.html"));
        File.Delete(Path.Combine(Run, "report.html"));

        CommandLineRun.Of("report", Run).Output.ShouldContain("24 of 24");

        File.ReadAllText(Path.Combine(Run, "report.html")).ShouldBe(page);
    }

    [Fact]
    public void Compare_TwoModels_IsPaired()
    {
        string other = Path.Combine(_folder.Path, "other");
        CommandLineRun.Of("eval", Suite, "--model", "scripted:echo", "--out", Run).ExitCode.ShouldBe(ExitCode.Done);
        CommandLineRun.Of("eval", Suite, "--model", "scripted:silent", "--out", other).ExitCode.ShouldBe(ExitCode.Done);

        CommandLineRun compared = CommandLineRun.Of("compare", Run, other);

        compared.ExitCode.ShouldBe(ExitCode.Done, compared.Error);
        compared.Output.ShouldContain("capitals.plain");
        compared.Output.ShouldContain("no clear change");
    }

    [Fact]
    public void Suites_All_AreListedWithWhatTheyRead()
    {
        JsonElement suites = CommandLineRun.Of("suites", "--json").Json();

        string[] names = [.. suites.EnumerateArray().Select(suite => suite.GetProperty("name").GetString()!)];
        names.ShouldContain("sycophancy");
        names.ShouldContain("parlor");
        names.ShouldBe(names.Distinct());
    }
}

using System.Text.Json;

namespace Plumbline.Cli.Tests.Commands;

public class AlignCommandTests
{
    private static readonly string[] Short = ["--quick", "--iterations", "2", "--reply-tokens", "6", "--threads", "1"];

    [Fact]
    public void Align_Json_WritesTheRunAndPrintsItsScorecard()
    {
        using TemporaryFolder folder = new();

        CommandLineRun run = CommandLineRun.Of([.. Inputs(folder), "--want", "happy", "--avoid", "sad", "--out", folder.File("run"), "--json", .. Short]);

        JsonElement json = run.Json();
        json.GetProperty("scorecard").GetProperty("preferred_share").GetProperty("change").GetProperty("lower").GetDouble().ShouldBeInRange(-1, 1);
        File.Exists(json.GetProperty("report").GetString()).ShouldBeTrue();
        File.Exists(folder.File("run", "run.json")).ShouldBeTrue();
        run.Error.ShouldContain("1/5 preferences: 0 of ");
        run.Error.ShouldContain("5/5 evaluate-after: ");
        CommandLineRun.Of("generate", "--model", json.GetProperty("checkpoint").GetString()!, "--max-tokens", "3").ExitCode.ShouldBe(0);
    }

    [Fact]
    public void Align_ForPeople_ShowsFiguresSamplesAndPaths()
    {
        using TemporaryFolder folder = new();

        CommandLineRun run = CommandLineRun.Of([.. Inputs(folder), "--want", "happy", "--out", folder.File("run"), .. Short]);

        run.ExitCode.ShouldBe(0, run.Error);
        foreach (string phrase in new[] { "wants \"happy\"", "replies as wished", " points", "95 % interval", "KL to the old model", "perplexity", "before", "after", "report.html" })
        {
            run.Output.ShouldContain(phrase);
        }
    }

    [Fact]
    public void Align_Cancelled_MarksTheRunAndExitsAsInterrupted()
    {
        using TemporaryFolder folder = new();

        CommandLineRun run = CommandLineRun.Of(
            [.. Inputs(folder), "--want", "happy", "--out", folder.File("run"), .. Short], new CancellationToken(canceled: true));

        run.ExitCode.ShouldBe(130);
        run.Error.ShouldContain("marked as interrupted");
        File.ReadAllText(folder.File("run", "run.json")).ShouldContain("\"interrupted\"");
    }

    [Fact]
    public void Align_RunFolderInUse_IsRefusedBeforeAnyWork()
    {
        using TemporaryFolder folder = new();
        Directory.CreateDirectory(folder.File("run", "notes"));

        CommandLineRun.Of([.. Inputs(folder), "--want", "happy", "--out", folder.File("run"), .. Short]).ShouldBeRefused(folder.File("run"));
    }

    [Theory]
    [InlineData("--model x", "--model needs --prompts FILE")]
    [InlineData("--model x --prompts y", "--want WORDS")]
    [InlineData("--model x --prompts y --want happy --avoid Happy", "both wanted and avoided")]
    [InlineData("--model x --prompts y --want happy --noise 0.7 --iterations 0", "annotator error rate is 0.7")]
    [InlineData("--model no-such-folder --prompts y --want happy", "no-such-folder")]
    public void Align_BadInput_IsRefused(string arguments, string phrase) => CommandLineRun.Of(["align", .. arguments.Split(' ')]).ShouldBeRefused(phrase);

    private static string[] Inputs(TemporaryFolder folder)
    {
        string[] words = ["the", "cat", "dog", "ran", "sat", "saw"];
        File.WriteAllLines(
            folder.File("prompts.jsonl"), words.SelectMany(first => words.Select(second => $"{{\"prompt\":\"{first} {second}\"}}")));
        return ["align", "--model", TinyModel.Save(folder.File("model"), TinyModel.PlainWords), "--prompts", folder.File("prompts.jsonl")];
    }
}

using System.Text.Json;

namespace Plumbline.Cli.Tests.Commands.Train;

public sealed class LineageCommandTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly string _run;

    public LineageCommandTests() => _run = TrainFiles.Grpo(_folder);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Lineage_Run_OneLinePerStep()
    {
        CommandLineRun table = CommandLineRun.Of("lineage", _run);

        table.ExitCode.ShouldBe(0, table.Error);
        foreach (string phrase in new[] { "step", "rows", "replies", "used", "mean reward", "first row", "prompts.jsonl#" })
        {
            table.Output.ShouldContain(phrase);
        }

        table.Output.Split('\n').Count(line => line.Contains("prompts.jsonl#")).ShouldBe(3);
    }

    [Fact]
    public void Lineage_Json_HasEveryReplyWithItsReward()
    {
        JsonElement json = CommandLineRun.Of("lineage", _run, "--json").Json();

        json.GetProperty("run").GetString().ShouldBe(_run);
        json.GetProperty("through_step").GetInt32().ShouldBe(3);
        JsonElement[] steps = [.. json.GetProperty("steps").EnumerateArray()];
        steps.Select(step => step.GetProperty("step").GetInt32()).ShouldBe([1, 2, 3]);
        foreach (JsonElement step in steps)
        {
            string[] rows = [.. step.GetProperty("rows").EnumerateArray().Select(row => row.GetString()!)];
            JsonElement[] replies = [.. step.GetProperty("rollouts").EnumerateArray()];
            rows.Length.ShouldBe(2);
            replies.Length.ShouldBe(4);
            replies.ShouldAllBe(reply => rows.Contains(reply.GetProperty("row").GetString()));
            replies.ShouldAllBe(reply => reply.GetProperty("reward").GetDouble() == reply.GetProperty("rewards").GetProperty("any-of").GetDouble());
        }
    }

    [Fact]
    public void Lineage_Step_ShowsItsReplies()
    {
        CommandLineRun table = CommandLineRun.Of("lineage", _run, "--step", "2");

        table.ExitCode.ShouldBe(0, table.Error);
        table.Output.ShouldContain("advantage");
        table.Output.ShouldContain("rollout/1/");
        CommandLineRun.Of("lineage", _run, "--step", "2", "--json").Json().GetProperty("steps").GetArrayLength().ShouldBe(1);
    }

    [Fact]
    public void Lineage_Row_ShowsWhereItWasUsed()
    {
        string row = CommandLineRun.Of("lineage", _run, "--json").Json().GetProperty("steps")[2].GetProperty("rows")[0].GetString()!;

        JsonElement steps = CommandLineRun.Of("lineage", _run, "--row", row, "--json").Json().GetProperty("steps");

        steps.EnumerateArray().ShouldContain(step => step.GetProperty("step").GetInt32() == 3);
        steps.EnumerateArray().SelectMany(step => step.GetProperty("rows").EnumerateArray()).ShouldAllBe(found => found.GetString() == row);
        steps.EnumerateArray().SelectMany(step => step.GetProperty("rollouts").EnumerateArray()).ShouldAllBe(found => found.GetProperty("row").GetString() == row);
    }

    [Theory]
    [InlineData("")]
    [InlineData("/")]
    public void Lineage_Checkpoint_EndsAtItsStep(string ending)
    {
        string checkpoint = Path.Combine(_run, "checkpoints", "step-00000002") + ending;

        JsonElement json = CommandLineRun.Of("lineage", checkpoint, "--json").Json();

        json.GetProperty("run").GetString().ShouldBe(_run);
        json.GetProperty("through_step").GetInt32().ShouldBe(2);
        CommandLineRun.Of("lineage", checkpoint, "--step", "3").ShouldBeRefused("no step 3");
    }

    [Fact]
    public void Lineage_WhatIsNotThere_IsRefused()
    {
        CommandLineRun.Of("lineage", _folder.File("absent")).ShouldBeRefused("absent");
        CommandLineRun.Of("lineage", _run, "--step", "9").ShouldBeRefused("no step 9");
        CommandLineRun.Of("lineage", _run, "--row", "prompts.jsonl#999").ShouldBeRefused("'prompts.jsonl#999'", "not used");
        CommandLineRun.Of("lineage", _run, "--step", "many").ExitCode.ShouldBe(2);
    }

    [Theory]
    [InlineData("\"rows\"", "\"raws\"")]
    [InlineData("\"row\"", "\"raw\"")]
    [InlineData("\"rollouts\":[", "\"rollouts\":[null,")]
    [InlineData("\"step\":1", "\"step\":\"one\"")]
    public void Lineage_DamagedFile_IsRefusedInOneLine(string whole, string damaged)
    {
        string file = Path.Combine(_run, "lineage.jsonl");
        string[] lines = File.ReadAllLines(file);
        lines[0] = lines[0].Replace(whole, damaged, StringComparison.Ordinal);
        File.WriteAllLines(file, lines);
        lines[0].ShouldContain(damaged);

        CommandLineRun.Of("lineage", _run).ShouldBeRefused("lineage.jsonl");
    }
}

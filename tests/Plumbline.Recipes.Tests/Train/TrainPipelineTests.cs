using System.Text.Json;
using Plumbline.Recipes.Train;
using Plumbline.Runs;
using Plumbline.Training.DataSets;
using Plumbline.Training.Lineage;

namespace Plumbline.Recipes.Tests.Train;

/// <summary>What a run refuses, and what it makes of data that are not yet what a method learns from.</summary>
[Collection(TrainCollection.Name)]
public sealed class TrainPipelineTests(TrainInputs inputs) : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string Run => _folder.File("run");

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("data")]
    [InlineData("model")]
    public void Resume_InputChanged_OneLineAndNothingTouched(string role)
    {
        TrainRun source = new(inputs.Model);
        source.CopyTo(_folder.File("model"));
        string data = _folder.File("data.jsonl");
        File.Copy(inputs.Completions, data);
        TrainRecipe recipe = TrainCases.On(TrainCases.Recipe("sft", inputs), data) with { Model = _folder.File("model") };
        TrainRun.Stop(3, (progress, stop) => new TrainPipeline(recipe, TimeProvider.System, progress).Run(Run, stop));
        File.AppendAllText(role == "data" ? data : _folder.File("model", "config.json"), "\n");
        string before = File.ReadAllText(new RunLayout(Run).Manifest);

        string message = Should.Throw<RunException>(() => TrainPipeline.Resume(Run, TimeProvider.System)).Message;

        message.ShouldContain($"the {role} is not what the run was started with");
        message.ShouldNotContain("\n");
        File.ReadAllText(new RunLayout(Run).Manifest).ShouldBe(before);
    }

    [Fact]
    public void Resume_NoRun_OneLine() =>
        Should.Throw<RunException>(() => TrainPipeline.Resume(_folder.File("absent"), TimeProvider.System)).Message.ShouldContain("not a run");

    [Fact]
    public void Resume_RunThatIsDone_ChangesNothing()
    {
        TrainRun done = TrainRun.Of(TrainCases.Recipe("grpo", inputs), Run);
        SortedDictionary<string, string> before = done.Bytes();

        TrainPipeline.Resume(Run, TimeProvider.System);

        done.Bytes().ShouldBe(before);
        done.Events("train/step").Length.ShouldBe(TrainCases.Steps);
    }

    [Fact]
    public void Resume_KilledBeforeOldCheckpointsWereDeleted_DeletesThem()
    {
        TrainRun done = TrainRun.Of(TrainCases.Recipe("sft", inputs), Run);
        SortedDictionary<string, string> before = done.Bytes("checkpoints");
        Directory.CreateDirectory(done.Layout.Checkpoint("step-00000002"));
        File.WriteAllText(Path.Combine(done.Layout.Checkpoint("step-00000002"), "left"), "left");

        TrainPipeline.Resume(Run, TimeProvider.System);

        done.Bytes("checkpoints").ShouldBe(before);
    }

    [Theory]
    [InlineData("dpo", "completions", "preferences with chosen and rejected")]
    [InlineData("reward-process", "preferences", "label for each step")]
    [InlineData("kto", "prompts", "label")]
    public void Run_DataOfAnotherType_OneLineSaysWhatIsNeeded(string method, string data, string expected)
    {
        TrainRecipe recipe = TrainCases.On(TrainCases.Recipe(method, inputs), inputs.Place(data + ".jsonl"));

        string message = Should.Throw<DataSetException>(() => TrainRun.Of(recipe, Run)).Message;

        message.ShouldContain(data + ".jsonl");
        message.ShouldContain(expected);
        message.ShouldNotContain("\n");
    }

    [Fact]
    public void Run_MissingInputs_NothingIsWritten()
    {
        TrainRecipe recipe = TrainCases.Recipe("sft", inputs);
        Should.Throw<RunException>(() => TrainRun.Of(recipe with { Model = _folder.File("none") }, Run)).Message.ShouldContain("none");
        Should.Throw<DataSetException>(() => TrainRun.Of(TrainCases.On(recipe, _folder.File("none.jsonl")), Run)).Message.ShouldContain("none.jsonl");
        Directory.Exists(Run).ShouldBeFalse();
    }

    [Fact]
    public void Run_DpoFromPrompts_LearnsTheBestAgainstTheWorst()
    {
        TrainRun run = TrainRun.Of(TrainCases.Recipe("dpo from prompts", inputs), Run);

        JsonElement[] rows = [.. File.ReadLines(run.Layout.SamplesFile("preferences")).Select(line => JsonSerializer.Deserialize<JsonElement>(line))];
        rows.Length.ShouldBeGreaterThan(TrainCases.Steps);
        foreach (JsonElement row in rows)
        {
            row.GetProperty("chosen_reward").GetDouble().ShouldBeGreaterThan(row.GetProperty("rejected_reward").GetDouble());
            row.GetProperty("id").GetString()!.ShouldStartWith("prompts.jsonl#");
        }

        LineageLog.Read(Run, _ => true).SelectMany(step => step.Rows).ShouldAllBe(row => row.StartsWith("preferences.jsonl#", StringComparison.Ordinal));
        run.Bytes("samples").Keys.ShouldContain(Path.Combine("samples", "comparison.jsonl"));
    }

    [Fact]
    public void Run_KtoFromPreferences_LearnsBothRepliesOfEachRow()
    {
        TrainRecipe recipe = TrainCases.Recipe("kto from preferences", inputs);
        TrainRun run = TrainRun.Of(recipe with { Offline = recipe.Offline with { MaxSteps = 4, BatchExamples = 10 }, Data = recipe.Data with { Split = new DataSetSplitOptions { FirstRows = 20, LastRows = 4 } } }, Run);

        string[] rows = [.. LineageLog.Read(run.Folder, _ => true).SelectMany(step => step.Rows)];
        rows.Length.ShouldBe(40);
        rows.GroupBy(row => row).ShouldAllBe(row => row.Count() == 2);
        run.Metric("epoch")[^1].ShouldBe(1);
    }

    [Fact]
    public void Run_AssistantTurnsOnly_AreWhatTheLossIsOf()
    {
        TrainRecipe only = TrainCases.Recipe("sft on assistant turns", inputs);
        double[] assistant = TrainRun.Of(only, Run).Metric("loss");
        double[] all = TrainRun.Of(only with { Encoding = new() }, _folder.File("all")).Metric("loss");

        assistant[0].ShouldNotBe(all[0]);
        assistant[^1].ShouldBeLessThan(assistant[0]);
    }

    [Fact]
    public void Run_ConversationsWithoutTemplate_OneLine()
    {
        TrainRecipe recipe = TrainCases.Recipe("sft on assistant turns", inputs) with { ChatTemplate = null };

        string message = Should.Throw<Exception>(() => TrainRun.Of(recipe, Run)).Message;

        message.ShouldContain("template");
        message.ShouldNotContain("\n");
    }
}

using System.Text.Json;
using Plumbline.Recipes.Train;
using Plumbline.Runs;
using Xunit.Abstractions;

namespace Plumbline.Recipes.Tests.Train;

/// <summary>What every method promises: the same bytes at any number of threads, stopped or killed at any step and resumed, whatever goes through the model at once.</summary>
[Collection(TrainCollection.Name)]
public sealed class TrainContractTests(TrainInputs inputs, ITestOutputHelper output)
{
    public static TheoryData<string> Cases => TrainCases.All;

    [Theory]
    [MemberData(nameof(Cases))]
    public void Run_TwoThreads_SameBytesAsOne(string name)
    {
        TrainRun one = Undisturbed(name);
        one.Bytes("model").ShouldNotBeEmpty();
        one.Events("train/step").Length.ShouldBeInRange(1, TrainCases.Steps);
        TrainRun two = TrainRun.Of(TrainCases.Recipe(name, inputs) with { Threads = 2 }, Folder(name, "two-threads"));

        two.ShouldHaveTheBytesOf(one);
        two.Lineage().ShouldBe(one.Lineage());
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Resume_StoppedAgainAndAgain_SameBytes(string name)
    {
        TrainRun whole = Undisturbed(name);
        string folder = Folder(name, "stopped");

        // Before the first checkpoint, between two, and right before one is written.
        TrainRun.Stop(1, (progress, stop) => new TrainPipeline(TrainCases.Recipe(name, inputs), TimeProvider.System, progress).Run(folder, stop));
        TrainRun.Stop(3, (progress, stop) => TrainPipeline.Resume(folder, TimeProvider.System, progress, stop));
        TrainRun.Stop(4, (progress, stop) => TrainPipeline.Resume(folder, TimeProvider.System, progress, stop));
        RunManifest.Read(new RunLayout(folder).Manifest).Status.ShouldBe(RunStatus.Interrupted);
        TrainPipeline.Resume(folder, TimeProvider.System);

        TrainRun resumed = new(folder);
        resumed.ShouldHaveTheBytesOf(whole);
        resumed.ShouldTellEveryStepOnce(whole);
        RunManifest.Read(resumed.Layout.Manifest).Status.ShouldBe(RunStatus.Completed);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Resume_KilledWithTornFiles_SameBytes(string name)
    {
        TrainRun whole = Undisturbed(name);
        TrainRun killed = new(Folder(name, "killed"));
        RunManifest.Read(killed.Layout.Manifest).Status.ShouldBe(RunStatus.Running);
        killed.Events("train/step").Length.ShouldBe(5);
        File.AppendAllText(killed.Layout.Events, "{\"number\":9");
        File.AppendAllText(Path.Combine(killed.Folder, "lineage.jsonl"), "{\"numb");
        File.AppendAllText(Directory.EnumerateFiles(Path.Combine(killed.Folder, "tensorboard")).Single(), "torn");
        Directory.CreateDirectory(killed.Layout.Checkpoint("step-00000006") + ".partial");
        File.WriteAllText(Path.Combine(killed.Layout.Checkpoint("step-00000006") + ".partial", "half"), "half");

        TrainPipeline.Resume(killed.Folder, TimeProvider.System);

        killed.ShouldHaveTheBytesOf(whole);
        killed.ShouldTellEveryStepOnce(whole);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Run_OneSequencePerPass_SameModelAndLosses(string name)
    {
        TrainRecipe recipe = TrainCases.Recipe(name, inputs);
        TrainRun whole = Undisturbed(name);
        TrainRun split = TrainRun.Of(
            recipe with { Offline = recipe.Offline with { TokensPerPass = 1 }, Online = recipe.Online with { TokensPerPass = 1 } }, Folder(name, "split"));

        split.ShouldHaveTheBytesOf(whole);
        ShouldTellTheSameMetrics(split, whole);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Run_ActivationsComputedAgain_SameModelAndLosses(string name)
    {
        TrainRecipe recipe = TrainCases.Recipe(name, inputs);
        TrainRun whole = Undisturbed(name);
        TrainRun again = TrainRun.Of(
            recipe with { Offline = recipe.Offline with { Recompute = true }, Online = recipe.Online with { Recompute = true } }, Folder(name, "again"));

        again.ShouldHaveTheBytesOf(whole);
        ShouldTellTheSameMetrics(again, whole);
    }

    // Every number of every step and evaluation, to the last bit.
    private void ShouldTellTheSameMetrics(TrainRun run, TrainRun whole)
    {
        foreach (string type in new[] { "train/step", "train/evaluation" })
        {
            string[] mine = [.. run.Events(type).Select(told => told.Data.GetRawText())];
            string[] theirs = [.. whole.Events(type).Select(told => told.Data.GetRawText())];
            for (int i = 0; i < mine.Length && mine[i] != theirs[i]; i++)
            {
                JsonElement other = JsonSerializer.Deserialize<JsonElement>(theirs[i]).GetProperty("metrics");
                foreach (JsonProperty metric in JsonSerializer.Deserialize<JsonElement>(mine[i]).GetProperty("metrics").EnumerateObject())
                {
                    output.WriteLine($"{type} {i + 1} {metric.Name}: {metric.Value.GetRawText()} against {other.GetProperty(metric.Name).GetRawText()}");
                }
            }

            mine.ShouldBe(theirs, type);
        }
    }

    // Run once for all tests of a case; on the way what a process leaves is copied that is killed after its fifth step.
    private TrainRun Undisturbed(string name)
    {
        TrainRun whole = new(Folder(name, "whole"));
        if (!Directory.Exists(whole.Folder))
        {
            TrainRun.Of(TrainCases.Recipe(name, inputs), whole.Folder, steps =>
            {
                if (steps == 5)
                {
                    whole.CopyTo(Folder(name, "killed"));
                }
            });
        }

        return whole;
    }

    private string Folder(string name, string part) => inputs.Place("runs", name.Replace(' ', '-'), part);
}

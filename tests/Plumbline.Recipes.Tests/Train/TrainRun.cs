using System.Security.Cryptography;
using System.Text.Json;
using Plumbline.Recipes.Stages;
using Plumbline.Recipes.Train;
using Plumbline.Runs;
using Plumbline.Runs.TensorBoard;
using Plumbline.Training.Lineage;

namespace Plumbline.Recipes.Tests.Train;

/// <summary>A stored run as the tests compare it.</summary>
internal sealed record TrainRun(string Folder)
{
    private static readonly string[] Compared = ["checkpoints", "model", "samples", "scorecard.json"];

    public RunLayout Layout => new(Folder);

    /// <summary>Runs a recipe undisturbed.</summary>
    public static TrainRun Of(TrainRecipe recipe, string folder, Action<int>? onStep = null)
    {
        new TrainPipeline(recipe, TimeProvider.System, onStep is null ? null : new StepProgress(onStep)).Run(folder);
        return new TrainRun(folder);
    }

    /// <summary>Runs or resumes, and stops it as a user would once <paramref name="steps"/> steps are taken.</summary>
    public static void Stop(int steps, Func<IProgress<StageProgress>, CancellationToken, TrainResult> run)
    {
        using CancellationTokenSource stop = new();
        StepProgress progress = new(done =>
        {
            if (done == steps)
            {
                stop.Cancel();
            }
        });
        Should.Throw<OperationCanceledException>(() => run(progress, stop.Token));
    }

    /// <summary>Copies what is there now, as if the process had been killed: whatever it is writing stays torn.</summary>
    public void CopyTo(string folder)
    {
        Directory.CreateDirectory(folder);
        foreach (string part in Directory.EnumerateDirectories(Folder, "*", SearchOption.AllDirectories))
        {
            Directory.CreateDirectory(Path.Combine(folder, Path.GetRelativePath(Folder, part)));
        }

        foreach (string file in Directory.EnumerateFiles(Folder, "*", SearchOption.AllDirectories).Where(file => Path.GetFileName(file) != ".lock"))
        {
            string copy = Path.Combine(folder, Path.GetRelativePath(Folder, file));
            using FileStream from = new(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using FileStream to = File.Create(copy);
            from.CopyTo(to);
        }
    }

    /// <summary>Digest by name of every file that two runs must share to the byte.</summary>
    public SortedDictionary<string, string> Bytes(params string[] parts)
    {
        SortedDictionary<string, string> bytes = new(StringComparer.Ordinal);
        foreach (string part in (parts.Length > 0 ? parts : Compared).Select(part => Path.Combine(Folder, part)))
        {
            IEnumerable<string> files = Directory.Exists(part) ? Directory.EnumerateFiles(part, "*", SearchOption.AllDirectories) : File.Exists(part) ? [part] : [];
            foreach (string file in files)
            {
                bytes[Path.GetRelativePath(Folder, file)] = Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(file)));
            }
        }

        return bytes;
    }

    /// <summary>What every step learned from, without the times.</summary>
    public string[] Lineage() => [.. LineageLog.Read(Folder, _ => true).Select(step => JsonSerializer.Serialize(step, RunJson.Line))];

    /// <summary>Events of a type with their data.</summary>
    public RunEvent[] Events(string type)
    {
        using EventLogReader reader = new(Layout.Events);
        List<RunEvent> events = [];
        while (reader.Read() is { } next)
        {
            if (next.Type == type)
            {
                events.Add(next);
            }
        }

        return [.. events];
    }

    /// <summary>A metric of every step.</summary>
    public double[] Metric(string name) => [.. Events("train/step").Select(step => step.Data.GetProperty("metrics").GetProperty(name).GetDouble())];

    /// <summary>Steps and tags of the curves, in the order of the file.</summary>
    public (long Step, string Tag)[] Curves() =>
    [
        .. TensorBoardReader.ReadAll(Directory.EnumerateFiles(Path.Combine(Folder, "tensorboard")).ShouldHaveSingleItem())
            .SelectMany(record => record.Values.Select(value => (record.Step, value.Tag))),
    ];

    /// <summary>Fails with the names of the files that differ.</summary>
    public void ShouldHaveTheBytesOf(TrainRun other, params string[] parts)
    {
        SortedDictionary<string, string> mine = Bytes(parts);
        SortedDictionary<string, string> theirs = other.Bytes(parts);
        theirs.ShouldNotBeEmpty();
        mine.Keys.Union(theirs.Keys).Where(file => mine.GetValueOrDefault(file) != theirs.GetValueOrDefault(file)).ShouldBeEmpty();
    }

    /// <summary>Fails where a log misses a step, or has one twice.</summary>
    public void ShouldTellEveryStepOnce(TrainRun undisturbed)
    {
        int[] steps = [.. Enumerable.Range(1, undisturbed.Events("train/step").Length)];
        Events("train/step").Select(step => step.Data.GetProperty("step").GetInt32()).ShouldBe(steps);
        LineageLog.Read(Folder, _ => true).Select(step => step.Step).ShouldBe(steps);
        Lineage().ShouldBe(undisturbed.Lineage());
        (long Step, string Tag)[] curves = Curves();
        curves.ShouldBeUnique();
        curves.ShouldBe(undisturbed.Curves());
        foreach (string type in new[] { "train/step", "train/evaluation", "train/warning" })
        {
            Events(type).Select(told => told.Data.GetRawText()).ShouldBe(undisturbed.Events(type).Select(told => told.Data.GetRawText()), type);
        }
    }

    private sealed class StepProgress(Action<int> onStep) : IProgress<StageProgress>
    {
        public void Report(StageProgress value)
        {
            if (value is { Stage: "train", Done: > 0, IsDone: false })
            {
                onStep((int)value.Done);
            }
        }
    }
}

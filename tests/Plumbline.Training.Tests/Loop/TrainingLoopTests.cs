using System.Text.Json.Nodes;
using Plumbline.Runs;
using Plumbline.Training.Health;
using Plumbline.Training.Lineage;
using Plumbline.Training.Loop;

namespace Plumbline.Training.Tests.Loop;

public sealed class TrainingLoopTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Run_WritesCheckpointsEveryFewStepsAndAtTheEnd()
    {
        TrainingLoopResult result = Run("run", new TrainingLoopOptions { CheckpointEvery = 2, KeepCheckpoints = null }, new ScriptedTrainer(5));

        result.Steps.ShouldBe(5);
        result.StoppedEarly.ShouldBeFalse();
        result.Before.ShouldBeNull();
        Layout("run").CheckpointNames().ShouldBe(["step-00000002", "step-00000004", "step-00000005"]);
        LineageLog.Read(_folder.File("run"), _ => true).Select(step => step.Rows[0]).ShouldBe(["row 0", "row 1", "row 2", "row 3", "row 4"]);
    }

    [Fact]
    public void Prune_KeepsTheNewestAndTheBest()
    {
        ScriptedTrainer trainer = new(8, 9, 5, 6, 7, 8, 9, 10, 11, 12);

        TrainingLoopResult result = Run("run", new TrainingLoopOptions { EvaluateEvery = 1, CheckpointEvery = 1, KeepCheckpoints = 2 }, trainer);

        (result.Best, result.BestStep).ShouldBe((5, 1));
        Layout("run").CheckpointNames().ShouldBe(["step-00000001", "step-00000007", "step-00000008"]);
    }

    [Fact]
    public void Patience_StopsAfterEvaluationsWithoutImprovement_AndTheBestIsThere()
    {
        ScriptedTrainer trainer = new(100, 9, 5, 4, 6, 4, 5);

        TrainingLoopResult result = Run("run", new TrainingLoopOptions { EvaluateEvery = 2, CheckpointEvery = null, Patience = 3 }, trainer);

        // Before, and after 2, 4 (best), 6, 8 and 10 steps.
        result.ShouldBe(result with { Steps = 10, StoppedEarly = true, Best = 4, BestStep = 4 });
        result.Before!["loss"].ShouldBe(9);
        result.After!["loss"].ShouldBe(5);
        Layout("run").CheckpointNames().ShouldContain("step-00000004");
        Layout("run").CheckpointNames().ShouldContain("step-00000010");
    }

    [Fact]
    public void Resume_AfterAKillBetweenCheckpoints_EndsAtTheSameCheckpointsAndGivesNoWarningTwice()
    {
        TrainingLoopOptions options = new() { EvaluateEvery = 3, CheckpointEvery = 3, KeepCheckpoints = null };
        double[] losses = [9, 1, 2, 3, 4, 5];
        Run("whole", options, new ScriptedTrainer(14, losses));

        using CancellationTokenSource kill = new();
        Should.Throw<OperationCanceledException>(() => Run("killed", options, new ScriptedTrainer(14, losses), kill.Token, progress =>
        {
            if (progress.Steps == 13)
            {
                kill.Cancel();
            }
        }));
        TrainingCheckpoint newest = TrainingCheckpoint.Newest(Layout("killed"))!;
        newest.Steps.ShouldBe(12);
        TrainingLoopResult result = Resume("killed", options, new ScriptedTrainer(14, losses), newest);

        result.Warnings.ShouldHaveSingleItem().Problem.ShouldBe(HealthProblem.Overfitting);
        EventLogReader.ReadAll(Layout("killed").Events).Count(line => line.Type == "train/warning").ShouldBe(1);
        TemporaryFolder.Digests(Layout("killed").Checkpoints).ShouldBe(TemporaryFolder.Digests(Layout("whole").Checkpoints));
        LineageLog.Read(_folder.File("killed"), _ => true).Select(step => step.Step).ShouldBe(Enumerable.Range(1, 14));
    }

    [Fact]
    public void Resume_WithTheMethodOfAnother_IsRefused()
    {
        TrainingLoopOptions options = new() { CheckpointEvery = 2 };
        Run("run", options, new ScriptedTrainer(2));

        Should.Throw<Models.Checkpoints.CheckpointException>(() => Resume("run", options, new ScriptedTrainer(4), TrainingCheckpoint.Newest(Layout("run")), "other"))
            .Message.ShouldContain("scripted");
    }

    [Fact]
    public void Newest_OfACheckpointThatWasAnnouncedAndNeverFinished_IsTheOneBefore()
    {
        Run("run", new TrainingLoopOptions { CheckpointEvery = 2, KeepCheckpoints = null }, new ScriptedTrainer(4));

        Directory.Delete(Layout("run").Checkpoint("step-00000004"), recursive: true);

        TrainingCheckpoint.Newest(Layout("run"))!.Steps.ShouldBe(2);
    }

    [Theory]
    [InlineData("step-00000012", 12)]
    [InlineData("step-123456789", 123_456_789)]
    [InlineData("step-", null)]
    [InlineData("step--1", null)]
    [InlineData("step-99999999999", null)]
    [InlineData("final", null)]
    public void StepsOf_ReadsItsOwnNamesAlone(string name, int? steps) => TrainingCheckpoint.StepsOf(name).ShouldBe(steps);

    private RunLayout Layout(string name) => new(_folder.File(name));

    private TrainingLoopResult Run(
        string name, TrainingLoopOptions options, ScriptedTrainer trainer, CancellationToken cancellation = default, Action<LoopProgress>? onStep = null)
    {
        RunManifest manifest = new() { Command = "train", Recipe = new JsonObject(), Seeds = new Dictionary<string, ulong>() };
        using RunDirectory run = RunDirectory.Create(_folder.File(name), manifest, TimeProvider.System);
        using LineageLog lineage = LineageLog.Open(_folder.File(name), 0, TimeProvider.System);
        return new TrainingLoop(options, "scripted", trainer, run, lineage, new RunHealth(new RunHealthOptions()), [], onStep).Run(cancellation);
    }

    private TrainingLoopResult Resume(string name, TrainingLoopOptions options, ScriptedTrainer trainer, TrainingCheckpoint? checkpoint, string method = "scripted")
    {
        using RunDirectory run = RunDirectory.Open(_folder.File(name), TimeProvider.System, checkpoint?.LastEvent ?? 0);
        using LineageLog lineage = LineageLog.Open(_folder.File(name), checkpoint?.Steps ?? 0, TimeProvider.System);
        TrainingLoop loop = new(options, method, trainer, run, lineage, new RunHealth(new RunHealthOptions()), []);
        loop.Resume(checkpoint);
        return loop.Run();
    }
}

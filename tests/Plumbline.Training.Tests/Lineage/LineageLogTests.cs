using Plumbline.Runs;
using Plumbline.Training.Lineage;

namespace Plumbline.Training.Tests.Lineage;

public sealed class LineageLogTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Append_ThenRead_GivesBackWhatEveryStepLearnedFrom()
    {
        StepLineage step = new(["a.jsonl#1", "a.jsonl#2"],
        [
            new RolloutLineage("rollout/0/0/0", "a.jsonl#1", 7, true, 1.25, new Dictionary<string, double?> { ["tone"] = 1.5, ["judge"] = null }, 0.5, -0.1),
            new RolloutLineage("rollout/0/1/0", "a.jsonl#2", 3, false, null, new Dictionary<string, double?> { ["tone"] = null, ["judge"] = null }, null, null, false),
        ]);
        Write(StepLineage.Of(["a.jsonl#9"]), step);

        RecordedStep[] read = [.. LineageLog.Read(_folder.Path, _ => true)];

        read.Select(line => line.Step).ShouldBe([1, 2]);
        read[0].Rows.ShouldBe(["a.jsonl#9"]);
        read[0].Rollouts.ShouldBeEmpty();
        read[1].Rows.ShouldBe(step.Rows);
        for (int i = 0; i < 2; i++)
        {
            (read[1].Rollouts[i] with { Rewards = step.Rollouts[i].Rewards }).ShouldBe(step.Rollouts[i]);
            read[1].Rollouts[i].Rewards.ShouldBe(step.Rollouts[i].Rewards, ignoreOrder: true);
        }
    }

    [Fact]
    public void Read_OfSomeSteps_GivesThoseAlone()
    {
        Write([.. Enumerable.Range(1, 5).Select(step => StepLineage.Of([$"row {step}"]))]);

        LineageLog.Read(_folder.Path, step => step is 2 or 5).Select(line => line.Rows[0]).ShouldBe(["row 2", "row 5"]);
    }

    [Fact]
    public void Open_ThroughAStep_DropsTheStepsThatAreTakenAgain()
    {
        Write([.. Enumerable.Range(1, 5).Select(step => StepLineage.Of([$"row {step}"]))]);

        using (LineageLog log = LineageLog.Open(_folder.Path, 3, TimeProvider.System))
        {
            log.Append(4, StepLineage.Of(["other row"]));
        }

        LineageLog.Read(_folder.Path, _ => true).Select(line => line.Rows[0]).ShouldBe(["row 1", "row 2", "row 3", "other row"]);
    }

    [Fact]
    public void Open_AfterATornLine_GoesOnAfterTheLastWholeOne()
    {
        Write(StepLineage.Of(["row 1"]), StepLineage.Of(["row 2"]));
        string file = _folder.File(LineageLog.FileName);
        byte[] whole = File.ReadAllBytes(file);
        File.WriteAllBytes(file, whole[..^9]);

        LineageLog.Read(_folder.Path, _ => true).Select(line => line.Rows[0]).ShouldBe(["row 1"]);
        using (LineageLog log = LineageLog.Open(_folder.Path, long.MaxValue, TimeProvider.System))
        {
            log.Append(2, StepLineage.Of(["row 2 again"]));
        }

        LineageLog.Read(_folder.Path, _ => true).Select(line => line.Rows[0]).ShouldBe(["row 1", "row 2 again"]);
    }

    [Fact]
    public void Open_OfALogThatEndsBeforeTheStep_SaysSo()
    {
        Write(StepLineage.Of(["row 1"]));

        Should.Throw<RunException>(() => LineageLog.Open(_folder.Path, 3, TimeProvider.System));
    }

    [Fact]
    public void Read_OfALineOfAnotherShape_NamesFileAndLine()
    {
        using (EventLog log = EventLog.Open(_folder.File(LineageLog.FileName), TimeProvider.System))
        {
            log.Append("step", new { Step = "one", Rows = 3 });
        }

        Should.Throw<RunException>(() => LineageLog.Read(_folder.Path, _ => true).ToArray()).Message.ShouldContain("line 1");
    }

    [Fact]
    public void Read_WithoutALog_SaysWhatToName() =>
        Should.Throw<RunException>(() => LineageLog.Read(_folder.Path, _ => true)).Message.ShouldContain("no such file");

    private void Write(params StepLineage[] steps)
    {
        using LineageLog log = LineageLog.Open(_folder.Path, 0, TimeProvider.System);
        for (int i = 0; i < steps.Length; i++)
        {
            log.Append(i + 1, steps[i]);
        }
    }
}

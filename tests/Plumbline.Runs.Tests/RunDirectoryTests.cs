using System.Text.Json;

namespace Plumbline.Runs.Tests;

public class RunDirectoryTests
{
    [Fact]
    public void Create_NewFolder_HoldsTheLayout()
    {
        using TemporaryFolder folder = new();
        string path = folder.File("runs", "align-0001");

        using (RunDirectory run = RunDirectory.Create(path, RunManifestTests.Example(), new SteppingTime()))
        {
            RunManifest.Read(run.Layout.Manifest).Status.ShouldBe(RunStatus.Running);
            run.Events.Append("run/started", 1);
            run.WriteScorecard(new { ShareAfter = 0.25 });
            run.WriteReport("<p>");
            run.WriteSamples("held-out", [new { Text = "a" }, new { Text = "b" }]);
            run.WriteCheckpoint("step-000001", part => File.WriteAllText(Path.Combine(part, "model"), "m"));
            run.Complete();
        }

        Directory.EnumerateFileSystemEntries(path, "*", SearchOption.AllDirectories).Select(entry => Path.GetRelativePath(path, entry).Replace('\\', '/')).Order()
            .ShouldBe(["checkpoints", "checkpoints/step-000001", "checkpoints/step-000001/model", "events.jsonl", "report.html", "run.json", "samples", "samples/held-out.jsonl", "scorecard.json"]);
        RunManifest manifest = RunManifest.Read(Path.Combine(path, "run.json"));
        manifest.Status.ShouldBe(RunStatus.Completed);
        manifest.EndedAt.ShouldNotBeNull().ShouldBeGreaterThan(manifest.StartedAt);
        File.ReadAllText(Path.Combine(path, "scorecard.json")).ShouldBe("{\n  \"share_after\": 0.25\n}\n");
        File.ReadAllText(Path.Combine(path, "samples", "held-out.jsonl")).ShouldBe("{\"text\":\"a\"}\n{\"text\":\"b\"}\n");
    }

    [Fact]
    public void Create_FolderWithOtherFiles_RefusesAndTouchesNothing()
    {
        using TemporaryFolder folder = new();
        File.WriteAllText(folder.File("thesis.tex"), "precious");

        RunException error = Should.Throw<RunException>(() => RunDirectory.Create(folder.Path, RunManifestTests.Example(), new SteppingTime()));

        error.Message.ShouldBe($"{folder.Path}: not empty and not a run: it holds 'thesis.tex'; choose an empty or a new folder");
        Directory.GetFileSystemEntries(folder.Path).ShouldHaveSingleItem();
    }

    [Fact]
    public void Create_FolderWithARun_Refuses()
    {
        using TemporaryFolder folder = new();
        RunDirectory.Create(folder.Path, RunManifestTests.Example(), new SteppingTime()).Dispose();

        Should.Throw<RunException>(() => RunDirectory.Create(folder.Path, RunManifestTests.Example(), new SteppingTime())).Problem.ShouldBe("already holds a run");
    }

    [Fact]
    public void Create_FolderOfACreationThatWasKilled_Succeeds()
    {
        using TemporaryFolder folder = new();
        Directory.CreateDirectory(folder.File("checkpoints"));
        Directory.CreateDirectory(folder.File("samples"));
        File.WriteAllText(folder.File(".lock"), "");
        File.WriteAllText(folder.File("events.jsonl"), "");
        File.WriteAllText(folder.File("run.json.partial"), "{\"form");

        RunDirectory.Create(folder.Path, RunManifestTests.Example(), new SteppingTime()).Dispose();

        RunManifest.Read(folder.File("run.json")).Command.ShouldBe("align");
    }

    [Fact]
    public void Create_FileInThePlace_IsOneClearError()
    {
        using TemporaryFolder folder = new();
        File.WriteAllText(folder.File("out"), "");

        Should.Throw<RunException>(() => RunDirectory.Create(folder.File("out"), RunManifestTests.Example(), new SteppingTime())).Problem
            .ShouldBe("a file is in the place of the run folder");
        Should.Throw<RunException>(() => RunDirectory.Create(folder.File("out", "run"), RunManifestTests.Example(), new SteppingTime())).Problem
            .ShouldStartWith("cannot create the run folder: ");
    }

    [LinuxFact]
    public void Create_ReadOnlyPlace_IsOneClearError()
    {
        using TemporaryFolder folder = new();
        // A privileged user may write into any folder of a disk, but not into the kernel's.
        string place = Environment.IsPrivilegedProcess ? "/sys/plumbline" : folder.File("closed", "run");
        if (!Environment.IsPrivilegedProcess && !OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(folder.File("closed"), UnixFileMode.UserRead | UnixFileMode.UserExecute);
        }

        RunException error = Should.Throw<RunException>(() => RunDirectory.Create(place, RunManifestTests.Example(), new SteppingTime()));

        error.Message.ShouldStartWith($"{place}: cannot create the run folder: ");
        error.Message.ShouldNotContain('\n');
    }

    [Fact]
    public void Open_AfterAKill_GoesOnAndCountsTheTornLine()
    {
        using TemporaryFolder folder = new();
        using (RunDirectory run = RunDirectory.Create(folder.Path, RunManifestTests.Example(), new SteppingTime()))
        {
            run.Events.Append("a", 1);
        }

        File.AppendAllText(folder.File("events.jsonl"), "{\"number\":2,\"ti");

        using RunDirectory resumed = RunDirectory.Open(folder.Path, new SteppingTime());

        resumed.Manifest.Resumptions.ShouldBe(1);
        resumed.Manifest.TornEvents.ShouldBe(1);
        resumed.Events.Append("b", 2).ShouldBe(2);
        RunManifest.Read(folder.File("run.json")).TornEvents.ShouldBe(1);
    }

    [Fact]
    public void Open_AfterAnEnd_IsRunningAgain()
    {
        using TemporaryFolder folder = new();
        using (RunDirectory run = RunDirectory.Create(folder.Path, RunManifestTests.Example(), new SteppingTime()))
        {
            run.Fail("endpoint gone");
        }

        RunManifest.Read(folder.File("run.json")).Failure.ShouldBe("endpoint gone");
        using RunDirectory resumed = RunDirectory.Open(folder.Path, new SteppingTime());

        resumed.Manifest.Status.ShouldBe(RunStatus.Running);
        resumed.Manifest.Failure.ShouldBeNull();
        resumed.Manifest.EndedAt.ShouldBeNull();
    }

    [Fact]
    public void Open_HeldByAnotherWriter_Refuses()
    {
        using TemporaryFolder folder = new();
        using RunDirectory run = RunDirectory.Create(folder.Path, RunManifestTests.Example(), new SteppingTime());

        Should.Throw<RunException>(() => RunDirectory.Open(folder.Path, new SteppingTime())).Problem.ShouldBe("another process is writing this run");
    }

    [Fact]
    public void Open_FolderWithoutARun_IsOneClearError()
    {
        using TemporaryFolder folder = new();

        Should.Throw<RunException>(() => RunDirectory.Open(folder.Path, new SteppingTime())).Message
            .ShouldBe($"{folder.Path}: not a run: it has no run.json; give the folder of a run");
    }

    [Fact]
    public void Open_DamagedLog_FreesTheLock()
    {
        using TemporaryFolder folder = new();
        RunDirectory.Create(folder.Path, RunManifestTests.Example(), new SteppingTime()).Dispose();
        File.WriteAllText(folder.File("events.jsonl"), "x\ny\n");

        Should.Throw<RunException>(() => RunDirectory.Open(folder.Path, new SteppingTime()));
        File.WriteAllText(folder.File("events.jsonl"), "");

        RunDirectory.Open(folder.Path, new SteppingTime()).Dispose();
    }

    [Fact]
    public void Open_ThroughACheckpointsEvent_WritesTheBytesOfAnUnbrokenRun()
    {
        using TemporaryFolder folder = new();
        WriteSteps(RunDirectory.Create(folder.File("whole"), RunManifestTests.Example(), TimeProvider.System), 1, 6);
        WriteSteps(RunDirectory.Create(folder.File("broken"), RunManifestTests.Example(), TimeProvider.System), 1, 5);
        WriteSteps(RunDirectory.Open(folder.File("broken"), TimeProvider.System, throughEvent: 3), 4, 6);

        Untimed(folder.File("broken", "events.jsonl")).ShouldBe(Untimed(folder.File("whole", "events.jsonl")));
    }

    [Theory]
    [InlineData("../escape")]
    [InlineData("a/b")]
    [InlineData(".hidden")]
    [InlineData("x.partial")]
    [InlineData("")]
    public void WriteCheckpoint_NameThatIsAPath_IsRefused(string name)
    {
        using TemporaryFolder folder = new();
        using RunDirectory run = RunDirectory.Create(folder.Path, RunManifestTests.Example(), new SteppingTime());

        Should.Throw<ArgumentException>(() => run.WriteCheckpoint(name, _ => { }));
    }

    [Fact]
    public void CheckpointNames_UnfinishedCheckpoint_IsNotListed()
    {
        using TemporaryFolder folder = new();
        using RunDirectory run = RunDirectory.Create(folder.Path, RunManifestTests.Example(), new SteppingTime());
        run.WriteCheckpoint("step-2", _ => { });
        run.WriteCheckpoint("step-1", _ => { });
        Directory.CreateDirectory(folder.File("checkpoints", "step-3.partial"));

        run.Layout.CheckpointNames().ShouldBe(["step-1", "step-2"]);
    }

    [Fact]
    public void NextPath_TakenNumbers_AreSkipped()
    {
        using TemporaryFolder folder = new();
        Directory.CreateDirectory(folder.File("align-0001"));

        RunDirectory.NextPath(folder.Path, "align").ShouldBe(folder.File("align-0002"));
    }

    private static void WriteSteps(RunDirectory run, int first, int last)
    {
        using (run)
        {
            for (int step = first; step <= last; step++)
            {
                run.Events.Append("train/step", new { Step = step });
            }
        }
    }

    private static IEnumerable<string> Untimed(string log) =>
        EventLogReader.ReadAll(log).Select(e => JsonSerializer.Serialize(new { e.Number, e.Type, e.Data }));
}

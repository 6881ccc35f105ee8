using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Plumbline.Runs.Tests;

public class EventLogTests
{
    [Fact]
    public void Append_Events_WritesNumberedLines()
    {
        using TemporaryFolder folder = new();
        string path = folder.File("events.jsonl");

        using (EventLog log = EventLog.Open(path, new SteppingTime()))
        {
            log.Append("train/step", new { Step = 1, MeanReward = 0.5 }).ShouldBe(1);
            log.Append("train/step", new JsonObject { ["text"] = "a\nb<é>\u0007" }).ShouldBe(2);
        }

        File.ReadAllText(path).ShouldBe(
            """
            {"number":1,"time":"2026-01-02T03:04:05+00:00","type":"train/step","data":{"step":1,"mean_reward":0.5}}
            {"number":2,"time":"2026-01-02T03:04:06+00:00","type":"train/step","data":{"text":"a\nb<é>\u0007"}}

            """);
    }

    [Fact]
    public void Append_BeforeDispose_IsReadableByOthers()
    {
        using TemporaryFolder folder = new();
        using EventLog log = EventLog.Open(folder.File("events.jsonl"), new SteppingTime());
        using EventLogReader reader = new(folder.File("events.jsonl"));

        reader.Read().ShouldBeNull();
        log.Append("a", 1);
        reader.Read().ShouldNotBeNull().Type.ShouldBe("a");
        reader.Read().ShouldBeNull();
        log.Append("b", 2);
        reader.Read().ShouldNotBeNull().Number.ShouldBe(2);
        reader.TornBytes.ShouldBe(0);
    }

    [Fact]
    public void Append_NonFiniteNumbers_AreWrittenAsWords()
    {
        using TemporaryFolder folder = new();
        using (EventLog log = EventLog.Open(folder.File("e"), new SteppingTime()))
        {
            log.Append("a", new { Loss = double.NaN, Norm = float.PositiveInfinity });
        }

        JsonElement data = EventLogReader.ReadAll(folder.File("e")).Single().Data;
        data.GetProperty("loss").GetString().ShouldBe("NaN");
        data.GetProperty("norm").GetString().ShouldBe("Infinity");
    }

    [Fact]
    public void Append_DoublesAndFloats_ReadBackExactly()
    {
        using TemporaryFolder folder = new();
        double[] values = [0.1, 1.0 / 3, double.Epsilon, double.MaxValue, -2.2250738585072014e-308];
        using (EventLog log = EventLog.Open(folder.File("e"), new SteppingTime()))
        {
            log.Append("a", values);
        }

        EventLogReader.ReadAll(folder.File("e")).Single().Data.Deserialize<double[]>().ShouldBe(values);
    }

    [Fact]
    public void Open_FileCutAtEveryByte_KeepsTheWholeEventsAndGoesOn()
    {
        using TemporaryFolder folder = new();
        string path = folder.File("events.jsonl");
        byte[] whole = WriteThreeEvents(path);

        for (int cut = 0; cut <= whole.Length; cut++)
        {
            File.WriteAllBytes(path, whole[..cut]);
            int lines = whole.AsSpan(0, cut).Count((byte)'\n');
            bool torn = cut > 0 && whole[cut - 1] != (byte)'\n';

            using (EventLog log = EventLog.Open(path, new SteppingTime()))
            {
                log.LastNumber.ShouldBe(lines);
                log.TornLines.ShouldBe(torn ? 1 : 0);
                log.Append("after", cut).ShouldBe(lines + 1);
            }

            List<RunEvent> events = [.. EventLogReader.ReadAll(path)];
            events.Select(e => e.Number).ShouldBe(Enumerable.Range(1, lines + 1).Select(n => (long)n));
            events[^1].Data.GetInt32().ShouldBe(cut);
        }
    }

    [Fact]
    public void Open_LastLineOverwrittenByAPowerCut_IsCutOff()
    {
        using TemporaryFolder folder = new();
        string path = folder.File("events.jsonl");
        byte[] whole = WriteThreeEvents(path);
        int lastLine = whole.AsSpan(0, whole.Length - 1).LastIndexOf((byte)'\n') + 1;
        whole.AsSpan(lastLine, whole.Length - 1 - lastLine).Clear();
        File.WriteAllBytes(path, whole);

        using EventLog log = EventLog.Open(path, new SteppingTime());

        log.LastNumber.ShouldBe(2);
        log.TornLines.ShouldBe(1);
        new FileInfo(path).Length.ShouldBe(lastLine);
    }

    [Fact]
    public void Open_DamagedMiddleLine_NamesTheLineAndTouchesNothing()
    {
        using TemporaryFolder folder = new();
        string path = folder.File("events.jsonl");
        string[] lines = Encoding.UTF8.GetString(WriteThreeEvents(path)).Split('\n');
        lines[1] = "{\"number\":2";
        string damaged = string.Join('\n', lines);
        File.WriteAllText(path, damaged);

        RunException error = Should.Throw<RunException>(() => EventLog.Open(path, new SteppingTime()));

        error.Message.ShouldStartWith($"{path}: line 2 is not event 2: ");
        File.ReadAllText(path).ShouldBe(damaged);
    }

    [Fact]
    public void Open_MissingEvent_NamesTheGap()
    {
        using TemporaryFolder folder = new();
        string path = folder.File("events.jsonl");
        string[] lines = Encoding.UTF8.GetString(WriteThreeEvents(path)).Split('\n');
        File.WriteAllText(path, string.Join('\n', lines[0], lines[2], lines[2], ""));

        Should.Throw<RunException>(() => EventLog.Open(path, new SteppingTime())).Problem.ShouldBe("line 2 is not event 2: it has number 3");
    }

    [Fact]
    public void Open_ThroughACheckpoint_DropsTheEventsAfterIt()
    {
        using TemporaryFolder folder = new();
        string path = folder.File("events.jsonl");
        byte[] whole = WriteThreeEvents(path);

        using (EventLog log = EventLog.Open(path, new SteppingTime(), through: 1))
        {
            log.LastNumber.ShouldBe(1);
        }

        File.ReadAllBytes(path).ShouldBe(whole[..(whole.AsSpan().IndexOf((byte)'\n') + 1)]);
    }

    [Fact]
    public void Open_ThroughMoreThanThereIs_IsAnError()
    {
        using TemporaryFolder folder = new();
        WriteThreeEvents(folder.File("e"));

        Should.Throw<RunException>(() => EventLog.Open(folder.File("e"), new SteppingTime(), through: 4)).Message.ShouldContain("ends at event 3 where 4 was expected");
    }

    [LinuxFact]
    public void Append_DiskFull_SaysSoAndTakesNoMore()
    {
        using EventLog log = new("events.jsonl", new FileStream("/dev/full", FileMode.Open, FileAccess.Write, FileShare.ReadWrite, 0), 0, 0, new SteppingTime());

        Should.Throw<RunException>(() => log.Append("a", 1)).Message.ShouldBe("events.jsonl: cannot write: the disk is full; free some space and run again");
        Should.Throw<RunException>(() => log.Append("a", 1)).Message.ShouldContain("an earlier event could not be written");
        log.LastNumber.ShouldBe(0);
    }

    [Fact]
    public void Append_DataThatCannotBeSerialised_LeavesTheLogSound()
    {
        using TemporaryFolder folder = new();
        using (EventLog log = EventLog.Open(folder.File("e"), new SteppingTime()))
        {
            Should.Throw<NotSupportedException>(() => log.Append("bad", new { Value = typeof(string) }));
            log.Append("good", 1).ShouldBe(1);
        }

        EventLogReader.ReadAll(folder.File("e")).Single().Type.ShouldBe("good");
    }

    [Fact]
    public void Append_FromSeveralThreads_NumbersEveryEventOnce()
    {
        using TemporaryFolder folder = new();
        using (EventLog log = EventLog.Open(folder.File("e"), new SteppingTime()))
        {
            Parallel.For(0, 200, i => log.Append("a", i));
        }

        List<RunEvent> events = [.. EventLogReader.ReadAll(folder.File("e"))];
        events.Select(e => e.Data.GetInt32()).Order().ShouldBe(Enumerable.Range(0, 200));
    }

    [Theory]
    [InlineData("[]\nx\n")]
    [InlineData("null\nx\n")]
    [InlineData("{\"number\":1}\nx\n")]
    [InlineData("{\"number\":\"1\",\"time\":\"2026-01-02T03:04:05Z\",\"type\":\"a\",\"data\":1}\nx\n")]
    [InlineData("{\"number\":1e99,\"time\":\"2026-01-02T03:04:05Z\",\"type\":\"a\",\"data\":1}\nx\n")]
    [InlineData("{\"number\":1,\"time\":\"yesterday\",\"type\":\"a\",\"data\":1}\nx\n")]
    [InlineData("{\"number\":1,\"time\":\"2026-01-02T03:04:05Z\",\"type\":\"\\ud800\",\"data\":1}\nx\n")]
    [InlineData("\n\n\n")]
    public void Read_HostileLine_IsOneClearError(string text)
    {
        using TemporaryFolder folder = new();
        File.WriteAllText(folder.File("e"), text);

        Should.Throw<RunException>(() => EventLogReader.ReadAll(folder.File("e")).ToList()).Problem.ShouldStartWith("line 1 is not event 1: ");
    }

    [Fact]
    public void Read_DeepNesting_IsOneClearError()
    {
        using TemporaryFolder folder = new();
        File.WriteAllText(folder.File("e"), new string('[', 1_000_000) + "\nx\n");

        Should.Throw<RunException>(() => EventLogReader.ReadAll(folder.File("e")).ToList());
    }

    private static byte[] WriteThreeEvents(string path)
    {
        using (EventLog log = EventLog.Open(path, new SteppingTime()))
        {
            log.Append("run/started", new { Seed = 7 });
            log.Append("train/step", new { Step = 1, Text = "zwölf" });
            log.Append("train/step", new { Step = 2, Text = "" });
        }

        return File.ReadAllBytes(path);
    }
}

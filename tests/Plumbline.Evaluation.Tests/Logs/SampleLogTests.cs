using System.Buffers;
using System.Text;
using Plumbline.Evaluation.Logs;
using Plumbline.Evaluation.Scorers;
using Plumbline.Runs;

namespace Plumbline.Evaluation.Tests.Logs;

public sealed class SampleLogTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("plumbline-log").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private string LogFile => Path.Combine(_folder, SampleLog.FileName);

    [Fact]
    public void Append_ThenRead_GivesTheSameRecord()
    {
        SampleRecord record = Record("a", 2) with
        {
            Condition = "neutral",
            Choices = ["x", "y"],
            Target = ["A"],
            Messages =
            [
                new MessageRecord("user", "two\nlines, \u2028 and \"quotes\" 🎈"),
                new MessageRecord("assistant", "") { ToolCalls = [new ToolCallRecord("c1", "add", "{\"a\":1}")] },
                new MessageRecord("tool", "2") { ToolCallId = "c1" },
            ],
            InputMessages = 1,
            Scores = new Dictionary<string, Score> { ["s"] = Score.Of(0.1) with { Parts = new Dictionary<string, double> { ["turn"] = 3 } }, ["t"] = Score.Unscored("why") },
            Metadata = new Dictionary<string, string> { ["k"] = "v" },
            Notes = new Dictionary<string, string> { ["n"] = "w" },
            InputTokens = 5,
            OutputTokens = 6,
            Requests = 7,
            StartedAt = new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero),
            Seconds = 0.25,
            FinishReason = "stop",
        };
        using (SampleLog log = SampleLog.Open(LogFile, TimeProvider.System))
        {
            log.Append([record, Failed("b")]);
        }

        SampleRecord[] read = [.. SampleLogReader.Read(LogFile)];

        read.Length.ShouldBe(2);
        Json(read[0]).ShouldBe(Json(record));
        read[0].Scores["t"].ShouldBe(Score.Unscored("why"));
        read[0].Messages[0].ShouldBe(record.Messages[0]);
        read[1].Failure.ShouldBe(new SampleFailure("timed-out", "no answer"));
        File.ReadAllText(LogFile).Count(letter => letter == '\n').ShouldBe(2);
    }

    [Fact]
    public void Append_TextThatIsNoUnicode_IsStillOneReadableLine()
    {
        using (SampleLog log = SampleLog.Open(LogFile, TimeProvider.System))
        {
            log.Append([Record("a") with { Messages = [new MessageRecord("assistant", "half a \ud83c pair \0 \u0007")] }]);
        }

        SampleLogReader.Read(LogFile).Single().Messages[0].Text.ShouldBe("half a \ufffd pair \0 \u0007");
    }

    [Fact]
    public void Open_TornAtEveryByte_KeepsWholeLinesAndAsksTheTornOneAgain()
    {
        using (SampleLog log = SampleLog.Open(LogFile, TimeProvider.System))
        {
            log.Append([Record("a"), Record("b")]);
        }

        byte[] whole = File.ReadAllBytes(LogFile);
        int first = Array.IndexOf(whole, (byte)'\n') + 1;
        for (int length = 0; length < whole.Length; length += 7)
        {
            File.WriteAllBytes(LogFile, whole[..length]);
            using SampleLog log = SampleLog.Open(LogFile, TimeProvider.System);

            log.IsFinished(new SampleKey("t", "a", 1)).ShouldBe(length >= first);
            log.IsFinished(new SampleKey("t", "b", 1)).ShouldBeFalse();
            log.Append([Record("c")]);
            log.Read().Select(record => record.Id).ShouldBe(length >= first ? ["a", "c"] : ["c"]);
        }
    }

    [Fact]
    public void Open_ADamagedLineInTheMiddle_NamesTheLine()
    {
        File.WriteAllText(LogFile, "{\"task\":\"t\",\"id\":\"a\",\"cluster\":\"a\"}\n{\"task\":\n{\"task\":\"t\",\"id\":\"b\",\"cluster\":\"b\"}\n");

        RunException error = Should.Throw<RunException>(() => SampleLog.Open(LogFile, TimeProvider.System));

        error.Message.ShouldStartWith($"{LogFile}: line 2 is no record of a sample: ");
        error.Message.ShouldNotContain('\n');
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("{\"task\":1,\"id\":\"a\"}")]
    [InlineData("{\"task\":\"t\",\"id\":\"a\",\"epoch\":1e99}")]
    [InlineData("{\"task\":\"t\",\"id\":null}")]
    public void Read_ALineOfAnotherShape_IsRefused(string line)
    {
        File.WriteAllText(LogFile, line + "\n");

        Should.Throw<RunException>(() => SampleLogReader.Read(LogFile).ToList()).Message.ShouldContain("line 1");
    }

    [Fact]
    public void Open_FailedSamples_AreAskedAgainOnlyWhereWanted()
    {
        using (SampleLog log = SampleLog.Open(LogFile, TimeProvider.System))
        {
            log.Append([Failed("a"), Record("b")]);
        }

        using (SampleLog log = SampleLog.Open(LogFile, TimeProvider.System))
        {
            log.IsFinished(new SampleKey("t", "a", 1)).ShouldBeTrue();
            log.Before.ShouldBe(new LogTotals(1, 1, 0, 0));
        }

        using (SampleLog log = SampleLog.Open(LogFile, TimeProvider.System, retryFailed: true))
        {
            log.IsFinished(new SampleKey("t", "a", 1)).ShouldBeFalse();
            log.IsFinished(new SampleKey("t", "b", 1)).ShouldBeTrue();
            log.Append([Record("a")]);
            log.Read().Select(record => (record.Id, Failed: record.Failure is not null)).ShouldBe([("b", false), ("a", false)]);
        }
    }

    private static string Json(SampleRecord record)
    {
        ArrayBufferWriter<byte> bytes = new();
        SampleRecordJson.WriteLine(bytes, record);
        return Encoding.UTF8.GetString(bytes.WrittenSpan);
    }

    private static SampleRecord Record(string id, int epoch = 1) => new() { Task = "t", Id = id, Epoch = epoch, Cluster = id };

    private static SampleRecord Failed(string id) => Record(id) with { Failure = new SampleFailure("timed-out", "no answer") };
}

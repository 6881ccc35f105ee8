using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using Plumbline.Evaluation.Formats.Inspect;
using Plumbline.Evaluation.Logs;
using Plumbline.Evaluation.Scorers;
using Plumbline.Runs;

namespace Plumbline.Evaluation.Tests.Formats.Inspect;

public sealed class InspectLogReaderTests : IDisposable
{
    private const string Header = """{"version":2,"status":"success","eval":{"task":"t","model":"m","created":"2026-01-01T00:00:00+00:00","dataset":{"sample_ids":["b","a"]},"config":{}}}""";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Read_AWrittenLog_GivesTheRecordsBack()
    {
        SampleRecord[] records =
        [
            FormatRecords.Answered("one", 1, 0, 1, "q", "neutral"),
            FormatRecords.Answered("two", null, 1, 1, "q", "wrong-belief"),
            FormatRecords.WithTools("three", 2),
            FormatRecords.Failed("four", 3),
        ];
        string path = _folder.File("log.eval");
        InspectLog.Write(path, InspectLogTests.Info, records);

        using InspectLogReader reader = InspectLogReader.Open(path);
        SampleRecord[] read = [.. reader.ReadSamples()];

        // What a log has no place for.
        read.Select(Facts).ShouldBe(records.Select(Facts));
        reader.Info.Task.ShouldBe(FormatRecords.Task);
        reader.Info.Created.ShouldBe(FormatRecords.Start);
        reader.Info.Packages["plumbline"].ShouldBe("0.1.0");
        reader.Info.Revision.ShouldBe(InspectLogTests.Info.Revision);
        reader.Info.TotalSamples.ShouldBe(4);
    }

    [Fact]
    public void Read_AMemberTwice_TakesTheLast()
    {
        string path = Archive(("samples/a_epoch_1.json", """{"id":"a","epoch":1,"input":"old","target":""}"""), ("header.json", Header), ("samples/a_epoch_1.json", """{"id":"a","epoch":1,"input":"new","target":""}"""));

        SampleRecord record = Read(path).Single();
        record.Messages.Single().Text.ShouldBe("new");
        record.Index.ShouldBe(1);
    }

    [Theory]
    [InlineData("1", 1.0)]
    [InlineData("0.25", 0.25)]
    [InlineData("true", 1.0)]
    [InlineData("\"C\"", 1.0)]
    [InlineData("\"P\"", 0.5)]
    [InlineData("\"I\"", 0.0)]
    [InlineData("\"N\"", 0.0)]
    [InlineData("\"Yes\"", 1.0)]
    [InlineData("\"0.5\"", 0.5)]
    [InlineData("NaN", null)]
    [InlineData("-Infinity", null)]
    [InlineData("\"other\"", null)]
    [InlineData("[1,2]", null)]
    public void Read_AScoreOfAnyKind_IsInspectsNumber(string value, double? expected)
    {
        string path = Archive(("samples/a_epoch_1.json", $$$$"""{"id":"a","epoch":1,"input":"NaN \" Infinity","target":["x"],"scores":{"s":{"value":{{{{value}}}},"answer":"NaN"}}}"""), ("header.json", Header));

        SampleRecord record = Read(path).Single();
        record.Scores["s"].Value.ShouldBe(expected);
        record.Scores["s"].Answer.ShouldBe("NaN");
        record.Messages.Single().Text.ShouldBe("NaN \" Infinity");
    }

    [Fact]
    public void Read_AScoreOfSeveralNumbers_HasThemAsParts()
    {
        string path = Archive(("samples/a_epoch_1.json", """{"id":1,"epoch":1,"input":"x","target":"","scores":{"s":{"value":{"x":1,"y":0.5,"z":"C"}}}}"""), ("header.json", Header));

        Score score = Read(path).Single().Scores["s"];
        score.Value.ShouldBeNull();
        score.Parts.ShouldBe(new Dictionary<string, double> { ["x"] = 1, ["y"] = 0.5 });
    }

    [Fact]
    public void Read_AnAgentsLog_ResolvesAttachmentsPartsAndThePool()
    {
        const string Sample = """
            {"id":"a","epoch":1,"input":"q","target":"","messages":[],"attachments":{"h":"the whole text"},
             "events_data":{"messages":[{"role":"user","content":"attachment://h","source":"input"},{"role":"assistant","content":"first"},{"role":"user","content":"more"}],"calls":[]},
             "events":[{"event":"model","input":[],"input_refs":[[0,3],[9,1],"x"],"output":{"choices":[{"message":{"role":"assistant","content":[{"type":"reasoning","reasoning":"hm"},{"type":"text","text":"done"},{"type":"image","image":"data:"}]},"stop_reason":"max_tokens"}]}}],
             "model_usage":{"m":{"input_tokens":5,"output_tokens":2}},"error":{"message":"Boom\nat x"}}
            """;
        SampleRecord record = Read(Archive(("samples/a_epoch_1.json", Sample), ("header.json", Header))).Single();

        record.Messages.Select(message => message.Text).ShouldBe(["the whole text", "first", "more", "done\n(Image)"]);
        record.InputMessages.ShouldBe(1);
        record.Failure.ShouldBe(new SampleFailure("error", "Boom at x"));
        (record.InputTokens, record.OutputTokens).ShouldBe((5, 2));
    }

    [Fact]
    public void Read_ALogBeingWritten_TakesWhatIsThere()
    {
        string path = Archive(("_journal/start.json", Header.Replace("\"status\":\"success\",", "", StringComparison.Ordinal)), ("samples/a_epoch_1.json", """{"id":"a","epoch":1,"input":"x","target":""}"""));

        using InspectLogReader reader = InspectLogReader.Open(path);
        reader.Info.Status.ShouldBe(InspectStatus.Started);
        reader.ReadSamples().Count().ShouldBe(1);
    }

    [Fact]
    public void Read_NamesThatLeadElsewhere_AreNoPaths()
    {
        string path = Archive(("header.json", Header), ("../../evil.json", "{}"), ("samples/../../evil_epoch_1.json", "{}"), ("samples/..\\evil_epoch_1.json", """{"id":"../../x","epoch":1,"input":"x","target":""}"""));

        Read(path).Single().Id.ShouldBe("../../x");
        Directory.EnumerateFileSystemEntries(_folder.Path).Count().ShouldBe(1);
    }

    [Fact]
    public void Read_ZstandardMembers_SaysSoInOneLine()
    {
        string path = Archive(("header.json", Header));
        Patch(path, 10, 93);

        Fault(path).ShouldContain("Zstandard");
    }

    [Fact]
    public void Read_AMemberThatUnpacksToMoreThanItSays_Stops()
    {
        string path = Archive(("header.json", Header + new string(' ', 1 << 20)));
        Patch(path, 24, 100);

        Fault(path).ShouldContain("more than the 100 bytes");
    }

    [Fact]
    public void Read_AMemberThatPromisesTooMuch_IsNotUnpacked()
    {
        string path = Archive(("header.json", Header));
        Patch(path, 24, 0x7fffffff);

        Fault(path).ShouldContain("at most");
    }

    [Theory]
    [InlineData("not json")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("{\"eval\":{\"task\":1,\"model\":[]}}")]
    public void Read_AHeaderThatIsNone_SaysSoInOneLine(string header) => Fault(Archive(("header.json", header))).ShouldNotContain("\n");

    [Fact]
    public void Read_NestingWithoutEnd_SaysSoInOneLine() =>
        Fault(Archive(("header.json", new string('[', 100_000)))).ShouldContain("header.json is no JSON object");

    [Fact]
    public void Read_AChunkedLog_SaysWhatIsExpected() =>
        Fault(Archive(("header.json", Header), ("samples/a_epoch_1/sample.json", "{}"))).ShouldContain("one document for each sample");

    [Fact]
    public void Read_AnythingElse_SaysSoInOneLine()
    {
        string path = _folder.File("text.eval");
        File.WriteAllText(path, "no archive at all");
        Fault(path).ShouldContain("expected a ZIP archive");
        File.WriteAllBytes(path, []);
        Fault(path).ShouldContain("expected a ZIP archive");
        Fault(_folder.File("absent.eval")).ShouldContain("cannot be opened");
    }

    [Fact]
    public void Read_ALogCutAnywhere_NeverDoesMoreThanSaySo()
    {
        string path = _folder.File("whole.eval");
        InspectLog.Write(path, InspectLogTests.Info, [FormatRecords.Answered("one", 1), FormatRecords.WithTools("two", 1)]);
        byte[] whole = File.ReadAllBytes(path);
        string damaged = _folder.File("damaged.eval");
        for (int place = 0; place < whole.Length; place += 61)
        {
            File.WriteAllBytes(damaged, whole[..place]);
            Should.Throw<RunException>(() => Read(damaged));
            byte[] flipped = [.. whole];
            flipped[place] ^= 0x55;
            File.WriteAllBytes(damaged, flipped);
            try
            {
                Read(damaged);
            }
            catch (RunException exception)
            {
                exception.Message.ShouldNotContain("\n");
            }
        }
    }

    private static (string, int, int, string, string, string, string, string, string, string, string?, int, string?) Facts(SampleRecord record) => (
        record.Id, record.Epoch, record.Index, record.Cluster, record.Condition, string.Join('|', record.Target), string.Join('|', record.Choices),
        string.Join('|', record.Messages.Select(message => $"{message.Role}:{message.Text}:{string.Join(';', message.ToolCalls ?? [])}:{message.ToolCallId}")),
        string.Join('|', record.Scores.Select(score => $"{score.Key}={score.Value.Value},{score.Value.Answer},{score.Value.Explanation},{string.Join(';', score.Value.Parts ?? new Dictionary<string, double>())}")),
        string.Join('|', record.Metadata) + string.Join('|', record.Notes), $"{record.Failure} {record.InputTokens} {record.OutputTokens} {record.StartedAt:O} {record.Seconds}", record.InputMessages, record.FinishReason);

    private static IReadOnlyList<SampleRecord> Read(string path)
    {
        using InspectLogReader reader = InspectLogReader.Open(path);
        return [.. reader.ReadSamples()];
    }

    private static string Fault(string path) => Should.Throw<RunException>(() => Read(path)).Message;

    private string Archive(params (string Name, string Content)[] members)
    {
        string path = _folder.File("made.eval");
        using FileStream stream = File.Create(path);
        using ZipArchive archive = new(stream, ZipArchiveMode.Create);
        foreach ((string name, string content) in members)
        {
            using Stream member = archive.CreateEntry(name).Open();
            member.Write(Encoding.UTF8.GetBytes(content));
        }

        return path;
    }

    // Changes a number in the first entry of the directory.
    private static void Patch(string path, int offset, int value)
    {
        byte[] bytes = File.ReadAllBytes(path);
        int entry = bytes.AsSpan().IndexOf("PK\u0001\u0002"u8);
        if (offset == 10)
        {
            BinaryPrimitives.WriteUInt16LittleEndian(bytes.AsSpan(entry + offset), (ushort)value);
        }
        else
        {
            BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(entry + offset), value);
        }

        File.WriteAllBytes(path, bytes);
    }
}

using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.AI;
using Plumbline.Evaluation.Formats.Inspect;
using Plumbline.Evaluation.Logs;
using Plumbline.Evaluation.Scorers;

namespace Plumbline.Evaluation.Tests.Formats.Inspect;

public sealed class InspectLogTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    internal static InspectLogInfo Info { get; } = new()
    {
        Task = FormatRecords.Task,
        Model = "openai/small",
        Created = FormatRecords.Start,
        RunId = "run-1",
        ModelBaseUrl = "http://user:secret@localhost:8000/v1?key=hidden",
        Generation = new ChatOptions { Temperature = 0.5f, MaxOutputTokens = 64, Seed = 7 },
        DatasetName = "facts",
        Packages = new Dictionary<string, string> { ["plumbline"] = "0.1.0" },
        Revision = new InspectRevision("https://example.org/repository.git", "abc", Dirty: true),
        Tags = ["nightly"],
        Metadata = new Dictionary<string, string> { ["sycophancy"] = "0.1 [0, 0.2]" },
    };

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void FileName_AnyTask_HasInspectsPartsAndNoSpecialCharacter() =>
        InspectLog.FileName(Info with { Task = "a/b_c:d+é .." }).ShouldMatch(@"^2026-08-22T12-01-19-00-00_a-b-c-d---\.\._[2-9A-HJ-NP-Za-km-z]{22}\.eval$");

    [Fact]
    public void Write_SomeSamples_PutsMembersInTheRecordersOrder()
    {
        string path = Write(Info, [FormatRecords.Answered("one", 1), FormatRecords.Failed("two", 1)]);

        using ZipArchive archive = ZipFile.OpenRead(path);
        archive.Entries.Select(entry => entry.FullName).ShouldBe(
            ["_journal/start.json", "samples/one_epoch_1.json", "samples/two_epoch_1.json", "summaries.json", "reductions.json", "header.json"]);
    }

    [Fact]
    public void Write_EveryMember_HasItsSizesInFrontAndIsDeflated()
    {
        byte[] bytes = File.ReadAllBytes(Write(Info, [FormatRecords.Answered("one", 1), FormatRecords.WithTools("two", 1)]));
        int members = 0;
        for (int place = 0; BinaryPrimitives.ReadUInt32LittleEndian(bytes.AsSpan(place)) == 0x04034b50; members++)
        {
            ReadOnlySpan<byte> header = bytes.AsSpan(place);
            (BinaryPrimitives.ReadUInt16LittleEndian(header[6..]) & 0b1001).ShouldBe(0);
            BinaryPrimitives.ReadUInt16LittleEndian(header[8..]).ShouldBe((ushort)8);
            int packed = (int)BinaryPrimitives.ReadUInt32LittleEndian(header[18..]);
            packed.ShouldBeGreaterThan(0);
            place += 30 + BinaryPrimitives.ReadUInt16LittleEndian(header[26..]) + BinaryPrimitives.ReadUInt16LittleEndian(header[28..]) + packed;
        }

        members.ShouldBe(6);
    }

    [Fact]
    public void Write_TheSameRecords_GivesTheSameBytes()
    {
        SampleRecord[] records = [FormatRecords.Answered("one", 1), FormatRecords.WithTools("two", 1)];

        File.ReadAllBytes(Write(Info, records, "a.eval")).ShouldBe(File.ReadAllBytes(Write(Info, records, "b.eval")));
    }

    [Fact]
    public void Write_AHeader_HasTheFieldsInTheReadersOrderAndTellsNoSecret()
    {
        string text = Member(Write(Info, [FormatRecords.Answered("one", 1)]), "header.json");
        using JsonDocument header = JsonDocument.Parse(text);

        header.RootElement.EnumerateObject().Select(member => member.Name).ShouldBe(["version", "status", "eval", "plan", "results", "stats", "invalidated", "tags", "metadata"]);
        header.RootElement.GetProperty("version").GetInt32().ShouldBe(2);
        header.RootElement.GetProperty("status").GetString().ShouldBe("success");
        JsonElement spec = header.RootElement.GetProperty("eval");
        spec.GetProperty("model_base_url").GetString().ShouldBe("http://localhost:8000/v1");
        spec.GetProperty("dataset").GetProperty("sample_ids")[0].GetString().ShouldBe("one");
        foreach (string required in new[] { "eval_id", "run_id", "created", "task", "task_id", "task_version", "task_attribs", "task_args", "task_args_passed", "dataset", "model", "model_generate_config", "model_args", "config", "packages" })
        {
            spec.TryGetProperty(required, out _).ShouldBeTrue(required);
        }

        text.ShouldNotContain("secret");
        text.ShouldNotContain("hidden");
        text.ShouldNotContain("null");
    }

    [Fact]
    public void Write_AnUnscoredSample_HasABareNaNAndIsCounted()
    {
        string path = Write(Info, [FormatRecords.Answered("one", 1), FormatRecords.Answered("two", null, 1), FormatRecords.Failed("three", 2)]);

        Member(path, "samples/two_epoch_1.json").ShouldContain("\"value\":NaN");
        using JsonDocument header = JsonDocument.Parse(Member(path, "header.json"));
        JsonElement results = header.RootElement.GetProperty("results");
        results.GetProperty("total_samples").GetInt32().ShouldBe(3);
        results.GetProperty("completed_samples").GetInt32().ShouldBe(2);
        results.GetProperty("metadata").GetProperty("failures").GetProperty("timed-out").GetInt32().ShouldBe(1);
        results.GetProperty("scores")[0].GetProperty("scored_samples").GetInt32().ShouldBe(1);
        results.GetProperty("scores")[0].GetProperty("unscored_samples").GetInt32().ShouldBe(1);
    }

    [Fact]
    public void Write_EpochsAndClusters_ReducesByTheMeanAndClustersTheStandardError()
    {
        // Sample means 1, 0.5, 0 and 1 in the clusters {1, 0.5} and {0, 1}; mean 0.625; sums of deviations 0.25 and -0.25; √(2/1 · 0.125)/4 = 0.125.
        SampleRecord[] records =
        [
            FormatRecords.Answered("a", 1, 0, 1, "x"), FormatRecords.Answered("a", 1, 0, 2, "x"),
            FormatRecords.Answered("b", 1, 1, 1, "x"), FormatRecords.Answered("b", 0, 1, 2, "x"),
            FormatRecords.Answered("c", 0, 2, 1, "y"), FormatRecords.Answered("c", null, 2, 2, "y"),
            FormatRecords.Answered("d", 1, 3, 1, "y"), FormatRecords.Answered("d", 1, 3, 2, "y"),
        ];
        string path = Write(Info with { Epochs = 2 }, records);
        using JsonDocument header = JsonDocument.Parse(Member(path, "header.json"));
        using JsonDocument reductions = JsonDocument.Parse(Member(path, "reductions.json"));

        JsonElement score = header.RootElement.GetProperty("results").GetProperty("scores")[0];
        score.GetProperty("reducer").GetString().ShouldBe("mean");
        score.GetProperty("metrics").GetProperty("accuracy").GetProperty("value").GetDouble().ShouldBe(0.625);
        score.GetProperty("metrics").GetProperty("stderr").GetProperty("value").GetDouble().ShouldBe(0.125, 1e-12);
        score.GetProperty("metrics").GetProperty("stderr").GetProperty("params").GetProperty("cluster").GetString().ShouldBe("cluster");
        JsonElement samples = reductions.RootElement[0].GetProperty("samples");
        samples.EnumerateArray().Select(sample => (sample.GetProperty("sample_id").GetString(), sample.GetProperty("value").GetDouble()))
            .ShouldBe([("a", 1), ("b", 0.5), ("c", 0), ("d", 1)]);
        header.RootElement.GetProperty("eval").GetProperty("dataset").GetProperty("samples").GetInt32().ShouldBe(4);
    }

    [Fact]
    public void Write_Conditions_HaveTheirOwnMeans()
    {
        string path = Write(Info, [FormatRecords.Answered("a", 1, 0, 1, "q", "neutral"), FormatRecords.Answered("b", 0, 1, 1, "q", "wrong-belief")]);
        using JsonDocument header = JsonDocument.Parse(Member(path, "header.json"));

        JsonElement metrics = header.RootElement.GetProperty("results").GetProperty("scores")[0].GetProperty("metrics");
        metrics.GetProperty("accuracy (neutral)").GetProperty("value").GetDouble().ShouldBe(1);
        metrics.GetProperty("accuracy (wrong-belief)").GetProperty("value").GetDouble().ShouldBe(0);
    }

    [Fact]
    public void Write_ASampleWithTools_HasATranscriptWhoseSpansNest()
    {
        using JsonDocument sample = JsonDocument.Parse(Member(Write(Info, [FormatRecords.WithTools("one")]), "samples/one_epoch_1.json"));
        JsonElement[] events = [.. sample.RootElement.GetProperty("events").EnumerateArray()];
        Stack<string> open = new();
        foreach (JsonElement each in events)
        {
            each.TryGetProperty("timestamp", out _).ShouldBeTrue();
            each.TryGetProperty("working_start", out _).ShouldBeTrue();
            string kind = each.GetProperty("event").GetString()!;
            if (kind == "span_begin")
            {
                (each.TryGetProperty("parent_id", out JsonElement parent) ? parent.GetString() : null).ShouldBe(open.Count > 0 ? open.Peek() : null);
                open.Push(each.GetProperty("id").GetString()!);
            }
            else if (kind == "span_end")
            {
                open.Pop().ShouldBe(each.GetProperty("id").GetString());
            }
            else
            {
                each.GetProperty("span_id").GetString().ShouldBe(open.Peek());
            }
        }

        open.ShouldBeEmpty();
        events.Select(each => each.GetProperty("event").GetString()).Where(kind => kind is not ("span_begin" or "span_end")).ShouldBe(["sample_init", "model", "tool", "model", "score"]);
        events.First(each => each.GetProperty("event").GetString() == "tool").GetProperty("arguments").GetProperty("depth").GetInt32().ShouldBe(2);
    }

    [Fact]
    public void Write_ALongConversation_WritesItsMessagesOnceAndRefersToThem()
    {
        List<MessageRecord> messages = [new("user", "0")];
        string text = new('x', InspectEventWriter.MostInputCharacters / 64);
        for (int turn = 1; turn <= 16; turn++)
        {
            messages.Add(new MessageRecord("assistant", text));
            messages.Add(new MessageRecord("user", "again"));
        }

        string path = Write(Info, [FormatRecords.Answered("one", 1) with { Messages = messages }]);
        using JsonDocument sample = JsonDocument.Parse(Member(path, "samples/one_epoch_1.json"));

        sample.RootElement.GetProperty("events_data").GetProperty("messages").GetArrayLength().ShouldBe(messages.Count);
        JsonElement last = sample.RootElement.GetProperty("events").EnumerateArray().Last(each => each.GetProperty("event").GetString() == "model");
        last.GetProperty("input").GetArrayLength().ShouldBe(0);
        last.GetProperty("input_refs")[0].EnumerateArray().Select(each => each.GetInt32()).ShouldBe([0, messages.Count - 2]);
    }

    [Fact]
    public void Write_Summaries_AreThinnedByInspectsRules()
    {
        string words = string.Join("  ", Enumerable.Repeat("word", 1000));
        SampleRecord record = FormatRecords.Answered("one", 1) with
        {
            Messages = [new MessageRecord("user", new string('x', 6000)), new MessageRecord("assistant", "A")],
            Metadata = new Dictionary<string, string> { ["long"] = words },
            Scores = new Dictionary<string, Score> { ["choice"] = Score.Of(true, "A", words) },
        };
        string path = Write(Info, [record]);
        using JsonDocument summaries = JsonDocument.Parse(Member(path, "summaries.json"));
        JsonElement summary = summaries.RootElement[0];

        summary.GetProperty("input").GetString().ShouldBe(new string('x', 5120) + "...\n(content truncated)");
        string expected = string.Join(' ', Enumerable.Repeat("word", 204)) + "...";
        summary.GetProperty("metadata").GetProperty("long").GetString().ShouldBe(expected);
        summary.GetProperty("scores").GetProperty("choice").GetProperty("explanation").GetString().ShouldBe(expected);
        summary.GetProperty("completed").GetBoolean().ShouldBeTrue();
        summary.TryGetProperty("messages", out _).ShouldBeFalse();
    }

    [Fact]
    public void Write_OddAndRepeatedIds_StaySafeAndApart()
    {
        string[] ids = ["a/b", "a-b", "x_epoch_2", "../../etc/passwd", "same", "same", "", "\u0000", " blank ", new string('n', 400)];
        string path = Write(Info, ids.Select((id, index) => FormatRecords.Answered(id, 1, index)));
        using ZipArchive archive = ZipFile.OpenRead(path);
        string[] names = [.. archive.Entries.Select(entry => entry.FullName).Where(name => name.StartsWith("samples/", StringComparison.Ordinal))];

        names.Distinct().Count().ShouldBe(ids.Length);
        names.ShouldAllBe(name => name.Count(letter => letter == '/') == 1 && name.Split("_epoch_", StringSplitOptions.None).Length == 2 && !name.Any(char.IsControl));
        using InspectLogReader reader = InspectLogReader.Open(path);
        reader.ReadSamples().Select(sample => sample.Id).ShouldBe(ids);
    }

    [Fact]
    public void Write_HostileTexts_StaysReadable()
    {
        SampleRecord record = FormatRecords.Answered("one", 1) with
        {
            Messages = [new MessageRecord("user", FormatRecords.Hostile), new MessageRecord("wizard", FormatRecords.Hostile), new MessageRecord("assistant", FormatRecords.Hostile)],
            Target = [FormatRecords.Hostile],
            Metadata = new Dictionary<string, string> { [FormatRecords.Hostile] = FormatRecords.Hostile },
            Seconds = double.NaN,
        };
        string path = Write(Info with { Task = FormatRecords.Task }, [record]);

        using InspectLogReader reader = InspectLogReader.Open(path);
        SampleRecord read = reader.ReadSamples().Single();
        string whole = FormatRecords.Hostile.Replace('\ud800', '\ufffd');
        read.Reply().ShouldBe(whole);
        read.Messages.Select(message => message.Role).ShouldBe(["user", "wizard", "assistant"]);
        read.Metadata[whole].ShouldBe(whole);
    }

    [Fact]
    public void Write_ARecordOfAnotherTask_LeavesNothingBehind()
    {
        Should.Throw<ArgumentException>(() => Write(Info, [FormatRecords.Answered("one", 1), FormatRecords.Answered("two", 1) with { Task = "other" }])).Message.ShouldContain("other");

        Directory.EnumerateFileSystemEntries(_folder.Path).ShouldBeEmpty();
    }

    [Fact]
    public void Write_NoRecords_IsAWholeLog()
    {
        string path = Write(Info, []);

        Member(path, "summaries.json").ShouldBe("[]");
        using InspectLogReader reader = InspectLogReader.Open(path);
        reader.ReadSamples().ShouldBeEmpty();
        reader.Info.TotalSamples.ShouldBe(0);
    }

    [Fact]
    public void Write_FiveThousandSamples_KeepsLittleOfEach()
    {
        const int Count = 5000;
        long largest = 0;
        long before = GC.GetTotalMemory(forceFullCollection: true);
        IEnumerable<SampleRecord> Records()
        {
            for (int index = 0; index < Count; index++)
            {
                if (index == Count - 1)
                {
                    largest = GC.GetTotalMemory(forceFullCollection: true) - before;
                }

                yield return FormatRecords.Answered($"sample-{index}", index % 2, index) with
                {
                    Messages = [new MessageRecord("user", new string('q', 1000)), new MessageRecord("assistant", new string('a', 1000))],
                };
            }
        }

        string path = Write(Info, Records());

        // The texts alone come to 20 MB.
        largest.ShouldBeLessThan(10 << 20);
        using InspectLogReader reader = InspectLogReader.Open(path);
        reader.ReadSamples().Count().ShouldBe(Count);
    }

    internal static string Member(string path, string name)
    {
        using ZipArchive archive = ZipFile.OpenRead(path);
        using StreamReader reader = new(archive.GetEntry(name).ShouldNotBeNull().Open(), Encoding.UTF8);
        return reader.ReadToEnd();
    }

    private string Write(InspectLogInfo info, IEnumerable<SampleRecord> records, string name = "log.eval")
    {
        string path = _folder.File(name);
        InspectLog.Write(path, info, records);
        return path;
    }
}

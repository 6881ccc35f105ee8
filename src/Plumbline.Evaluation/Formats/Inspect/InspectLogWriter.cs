using System.Buffers;
using System.Globalization;
using System.IO.Compression;
using System.Text.Json;
using Plumbline.Evaluation.Logs;
using Plumbline.Evaluation.Scorers;

namespace Plumbline.Evaluation.Formats.Inspect;

/// <summary>Writes the members of a log in the order of Inspect's recorder: start, samples, summaries, reductions, and the header last, which says that the log is complete.</summary>
internal sealed class InspectLogWriter : IDisposable
{
    private readonly ZipArchive _archive;
    private readonly Stream _summaries;
    private readonly InspectLogInfo _info;
    private readonly ArrayBufferWriter<byte> _buffer = new(1 << 14);
    private readonly Utf8JsonWriter _json;
    private readonly InspectTally _tally = new();
    private readonly InspectTotals _totals = new();
    private readonly HashSet<(string Id, int Epoch)> _written = [];
    private readonly Dictionary<(string Id, int Epoch), int> _repeated = [];
    private readonly string _evaluation;

    /// <summary>Begins a log.</summary>
    /// <param name="stream">Receives it; must be seekable, otherwise sizes would follow the data and the viewer find none.</param>
    /// <param name="summaries">An empty stream to keep the summaries in until all samples are there.</param>
    /// <param name="info">What the log says of the run.</param>
    public InspectLogWriter(Stream stream, Stream summaries, InspectLogInfo info)
    {
        if (!stream.CanSeek)
        {
            throw new ArgumentException("a log is written to a seekable stream", nameof(stream));
        }

        _archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true);
        _summaries = summaries;
        _info = info;
        _json = new Utf8JsonWriter(_buffer, InspectJson.Options);
        _evaluation = InspectIds.Evaluation(info);
        Member("_journal/start.json", json => InspectHeaderWriter.Start(json, info));
    }

    /// <summary>Takes a sample.</summary>
    /// <exception cref="ArgumentException">It belongs to another task.</exception>
    public void Add(SampleRecord record)
    {
        if (record.Task != _info.Task)
        {
            throw new ArgumentException($"the log is of the task {_info.Task}, and the sample {record.Id} of {record.Task}", nameof(record));
        }

        string id = Unique(InspectIds.Sample(record.Id), record.Epoch);
        int sample = _tally.AddSample(id, record.Index, record.Cluster, record.Condition);
        foreach ((string scorer, Score score) in record.Scores)
        {
            _tally.AddScore(scorer, sample, record.Epoch, score.Value);
        }

        _totals.Add(record);
        string uuid = InspectIds.Of(_evaluation, id, record.Epoch.ToString(CultureInfo.InvariantCulture));
        InspectSampleWriter writer = new(record, id, uuid, _info.Model, _info.Solvers.Count == 0 ? "solver" : string.Join(", ", _info.Solvers));
        Member($"samples/{id}_epoch_{record.Epoch}.json", writer.Write);
        _summaries.Write(_totals.Records == 1 ? "[\n"u8 : ",\n"u8);
        Document(writer.WriteSummary);
        _summaries.Write(_buffer.WrittenSpan);
    }

    /// <summary>Writes all that comes after the samples.</summary>
    public void Finish()
    {
        _summaries.Write(_totals.Records == 0 ? "[]"u8 : "\n]"u8);
        _summaries.Position = 0;
        using (Stream member = Create("summaries.json"))
        {
            _summaries.CopyTo(member);
        }

        if (_tally.Scorers.Count > 0)
        {
            Member("reductions.json", json => InspectHeaderWriter.Reductions(json, _info, _tally));
        }

        Member("header.json", json => InspectHeaderWriter.Header(json, _info, _tally, _totals));
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _json.Dispose();
        _archive.Dispose();
    }

    // A reader takes the last member of a name, so a data set that gives two samples one id would lose one of them.
    private string Unique(string id, int epoch)
    {
        if (_written.Add((id, epoch)))
        {
            return id;
        }

        int count = _repeated.GetValueOrDefault((id, epoch), 1);
        string other;
        do
        {
            count++;
            other = $"{id}~{count}";
        }
        while (!_written.Add((other, epoch)));
        _repeated[(id, epoch)] = count;
        return other;
    }

    private void Member(string name, Action<Utf8JsonWriter> write)
    {
        Document(write);
        using Stream member = Create(name);
        member.Write(_buffer.WrittenSpan);
    }

    private void Document(Action<Utf8JsonWriter> write)
    {
        _buffer.ResetWrittenCount();
        _json.Reset(_buffer);
        write(_json);
        _json.Flush();
    }

    private Stream Create(string name)
    {
        ZipArchiveEntry entry = _archive.CreateEntry(name, CompressionLevel.Optimal);
        // The time of the run, not of the writing: the same run gives the same bytes. ZIP knows the years from 1980 to 2107.
        DateTime created = _info.Created.UtcDateTime;
        entry.LastWriteTime = new DateTimeOffset(created.Year is >= 1980 and <= 2107 ? created : new DateTime(1980, 1, 1, 0, 0, 0, DateTimeKind.Utc), TimeSpan.Zero);
        return entry.Open();
    }
}

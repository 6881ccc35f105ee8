using System.Text.Json;
using Plumbline.Evaluation.Logs;
using Plumbline.Runs;

namespace Plumbline.Evaluation.Formats.Inspect;

/// <summary>
/// Reads an Inspect log (<c>.eval</c>), whoever wrote it, so that its samples can be compared with a run's and scored again. One sample is in memory at a time; nothing is
/// written to disk, and nothing in the log is used as a path.
/// </summary>
/// <remarks>
/// Members may be stored or deflated; Zstandard, which Inspect writes since 0.3.206, is refused with one line. What Plumbline has no place for is passed over: events beside
/// the conversation, images and sounds (their place is marked), the history of edited scores.
/// </remarks>
public sealed class InspectLogReader : IDisposable
{
    private const string SamplePrefix = "samples/";
    private const string SampleSuffix = ".json";

    private readonly InspectArchive _archive;
    private readonly Dictionary<string, int> _indices = new(StringComparer.Ordinal);

    private InspectLogReader(InspectArchive archive, InspectLogInfo info)
    {
        _archive = archive;
        Info = info;
    }

    /// <summary>What the log says of the run. <see cref="InspectLogInfo.RunId"/> is the log's own.</summary>
    public InspectLogInfo Info { get; }

    /// <summary>Opens a log and reads its header; of one that is still being written, what it says at its beginning.</summary>
    /// <exception cref="RunException">It is no log, is damaged, or is packed in a way that is not read: one line.</exception>
    public static InspectLogReader Open(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        InspectArchive archive = new(path);
        try
        {
            string name = archive.Contains("header.json") ? "header.json" : "_journal/start.json";
            if (!archive.Contains(name))
            {
                throw archive.Fault("is no Inspect log: it has neither header.json nor _journal/start.json", "give the .eval file that Inspect or Plumbline wrote");
            }

            using JsonDocument document = Document(archive, name);
            InspectLogReader reader = new(archive, Header(archive, document.RootElement, name));
            foreach (JsonElement id in document.RootElement.Find("eval")?.Find("dataset") is { } dataset ? dataset.FindList("sample_ids") : [])
            {
                reader._indices.TryAdd(id.AsText(), reader._indices.Count);
            }

            return reader;
        }
        catch
        {
            archive.Dispose();
            throw;
        }
    }

    /// <summary>The samples, in the order of the log. May be enumerated several times.</summary>
    /// <exception cref="RunException">A sample is damaged, too large, or packed in a way that is not read.</exception>
    public IEnumerable<SampleRecord> ReadSamples()
    {
        bool any = false;
        foreach (string name in _archive.Names)
        {
            if (!name.StartsWith(SamplePrefix, StringComparison.Ordinal) || !name.EndsWith(SampleSuffix, StringComparison.Ordinal))
            {
                continue;
            }

            // Logs that are cut into chunks have a folder for each sample; Inspect's own whole-log reader does not read them either.
            if (name.IndexOf('/', SamplePrefix.Length) >= 0)
            {
                if (name.EndsWith("/sample.json", StringComparison.Ordinal))
                {
                    throw _archive.Fault($"the sample {name} is cut into chunks; expected one document for each sample", "convert the log to the plain format with Inspect's own tools");
                }

                continue;
            }

            any = true;
            using JsonDocument document = Document(_archive, name);
            yield return InspectSampleReader.Read(document.RootElement, Info.Task, IndexOf);
        }

        if (!any && Info.TotalSamples > 0 && Info.Status == InspectStatus.Success)
        {
            throw _archive.Fault($"holds none of its {Info.TotalSamples} samples", "run Inspect with --log-samples");
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _archive.Dispose();

    private int IndexOf(string id)
    {
        if (!_indices.TryGetValue(id, out int index))
        {
            index = _indices.Count;
            _indices.Add(id, index);
        }

        return index;
    }

    private static JsonDocument Document(InspectArchive archive, string name)
    {
        byte[] content = archive.Read(name);
        try
        {
            JsonDocument document = InspectJsonText.Parse(content);
            return document.RootElement.ValueKind == JsonValueKind.Object ? document : throw new JsonException("expected an object");
        }
        catch (JsonException exception)
        {
            throw archive.Fault($"the member {name} is no JSON object: {exception.Message}", "copy the log again");
        }
    }

    private static InspectLogInfo Header(InspectArchive archive, JsonElement header, string name)
    {
        if (header.Find("eval") is not { } spec || spec.FindText("task") is not { Length: > 0 } task || spec.FindText("model") is not { Length: > 0 } model)
        {
            throw archive.Fault($"{name} names no task and model", "give the .eval file that Inspect or Plumbline wrote");
        }

        JsonElement? dataset = spec.Find("dataset");
        double? total = header.Find("results")?.FindNumber("total_samples");
        return new InspectLogInfo
        {
            Task = task,
            Model = model,
            RunId = spec.FindText("run_id") ?? "",
            Created = spec.FindTime("created") ?? DateTimeOffset.UnixEpoch,
            Status = Enum.TryParse(header.FindText("status"), ignoreCase: true, out InspectStatus status) ? status : InspectStatus.Started,
            ModelBaseUrl = spec.FindText("model_base_url"),
            DatasetName = dataset?.FindText("name"),
            DatasetLocation = dataset?.FindText("location"),
            TotalSamples = total is >= 0 and <= int.MaxValue ? (int)total : null,
            Epochs = (int)Math.Clamp(spec.Find("config")?.FindCount("epochs") ?? 1, 1, int.MaxValue),
            Solvers = header.Find("plan") is { } plan ? [.. plan.FindList("steps").Select(step => step.FindText("solver") ?? "")] : [],
            Packages = spec.FindDictionary("packages"),
            Revision = spec.Find("revision") is { } revision
                ? new InspectRevision(revision.FindText("origin") ?? "", revision.FindText("commit") ?? "", revision.Find("dirty") is { ValueKind: JsonValueKind.True })
                : null,
            Tags = spec.FindTexts("tags"),
            Metadata = spec.FindDictionary("metadata"),
        };
    }
}

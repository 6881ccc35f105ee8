using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Plumbline.Runs.Reports;

/// <summary>
/// All conversations of a run in one page: filtered, searched and read without a network. The texts are packed (zlib, base64), unpacked a part at a time when they are
/// asked for, and put into the page as text alone; the only script that may run is ours, named by its digest in the page's security policy.
/// </summary>
internal sealed class TranscriptBrowser
{
    /// <summary>How many conversations are unpacked at a time.</summary>
    private const int PartSize = 200;

    private const int LineLength = 200;

    private static readonly Lazy<string> Program = new(ReadProgram);

    private readonly IReadOnlyList<string> facets;
    private readonly List<string> parts = [];
    private readonly MemoryStream index = new();
    private readonly Utf8JsonWriter indexWriter;
    private readonly MemoryStream part = new();
    private Utf8JsonWriter? partWriter;
    private int count;

    /// <param name="facets">By what can be filtered, such as <c>task</c>.</param>
    public TranscriptBrowser(IReadOnlyList<string> facets)
    {
        this.facets = facets;
        indexWriter = new Utf8JsonWriter(index);
        indexWriter.WriteStartArray();
    }

    /// <summary>What the page's security policy must allow.</summary>
    public static string ScriptSource => $"'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Program.Value)))}'";

    /// <summary>Adds one.</summary>
    /// <exception cref="ArgumentException">It has not one value per facet.</exception>
    public void Add(Transcript transcript)
    {
        if (transcript.Facets.Count != facets.Count)
        {
            throw new ArgumentException($"the transcript {transcript.Id} has {transcript.Facets.Count} values for {facets.Count} facets", nameof(transcript));
        }

        indexWriter.WriteStartArray();
        indexWriter.WriteStringValue(transcript.Id);
        indexWriter.WriteStringValue(Shortened(transcript.Line));
        indexWriter.WriteStringValue(transcript.Mark);
        indexWriter.WriteStringValue(transcript.Tone.ToString().ToLowerInvariant());
        foreach (string value in transcript.Facets)
        {
            indexWriter.WriteStringValue(value);
        }

        indexWriter.WriteEndArray();
        if (partWriter is null)
        {
            part.SetLength(0);
            partWriter = new Utf8JsonWriter(part);
            partWriter.WriteStartArray();
        }

        WriteTexts(partWriter, transcript);
        count++;
        if (count % PartSize == 0)
        {
            ClosePart();
        }
    }

    /// <summary>Writes the browser.</summary>
    public void Write(HtmlWriter html)
    {
        ClosePart();
        indexWriter.WriteEndArray();
        indexWriter.Flush();
        html.Element("section", [("id", "transcripts"), ("data-facets", string.Join('|', facets)), ("data-part", $"{PartSize}")], section =>
            section.TextElement("p", "note", "This list needs a browser that runs the page's own script. The run's samples.jsonl holds the same texts."));
        WritePacked(html, "transcripts-index", Pack(index));
        for (int i = 0; i < parts.Count; i++)
        {
            WritePacked(html, $"transcripts-{i}", parts[i]);
        }

        html.Verbatim("<script>").Verbatim(Program.Value).Verbatim("</script>").NewLine();
    }

    private static void WritePacked(HtmlWriter html, string id, string packed) =>
        html.Element("script", [("type", "text/plain"), ("id", id)], script => script.Text(packed)).NewLine();

    private static void WriteTexts(Utf8JsonWriter json, Transcript transcript)
    {
        json.WriteStartArray();
        json.WriteStartArray();
        foreach (TranscriptMessage message in transcript.Messages)
        {
            json.WriteStartArray();
            json.WriteStringValue(message.Role);
            json.WriteStringValue(message.Text);
            json.WriteBooleanValue(message.Given);
            json.WriteEndArray();
        }

        json.WriteEndArray();
        json.WriteStartArray();
        foreach (TranscriptFact fact in transcript.Facts)
        {
            json.WriteStartArray();
            json.WriteStringValue(fact.Name);
            json.WriteStringValue(fact.Text);
            json.WriteEndArray();
        }

        json.WriteEndArray();
        json.WriteEndArray();
    }

    private static string Pack(MemoryStream texts)
    {
        using MemoryStream packed = new();
        using (ZLibStream zlib = new(packed, CompressionLevel.Optimal, leaveOpen: true))
        {
            zlib.Write(texts.GetBuffer(), 0, (int)texts.Length);
        }

        return Convert.ToBase64String(packed.GetBuffer(), 0, (int)packed.Length);
    }

    private static string Shortened(string line)
    {
        string flat = line.ReplaceLineEndings(" ");
        return flat.Length <= LineLength ? flat : string.Concat(flat.AsSpan(0, char.IsHighSurrogate(flat[LineLength - 1]) ? LineLength - 1 : LineLength), "…");
    }

    private static string ReadProgram()
    {
        using Stream stream = typeof(TranscriptBrowser).Assembly.GetManifestResourceStream("transcripts.js")!;
        using StreamReader reader = new(stream, Encoding.UTF8);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }

    private void ClosePart()
    {
        if (partWriter is null)
        {
            return;
        }

        partWriter.WriteEndArray();
        partWriter.Dispose();
        partWriter = null;
        parts.Add(Pack(part));
    }
}

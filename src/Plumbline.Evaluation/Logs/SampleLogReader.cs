using System.Text.Json;
using Plumbline.Runs;

namespace Plumbline.Evaluation.Logs;

/// <summary>Reads <c>samples.jsonl</c>, also while it is being written. Memory stays flat in the number of lines.</summary>
public static class SampleLogReader
{
    /// <summary>All records, one for each sample: where a failed sample was asked again, its last. A torn last line is passed over.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="RunException">It cannot be read, or a line is no record; the line is named.</exception>
    public static IEnumerable<SampleRecord> Read(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        return Iterate(path);
    }

    /// <summary>Looks through a log for what resuming needs.</summary>
    internal static SampleLogScan Scan(string path, bool keepsAnswered)
    {
        SampleLogScan scan = new(keepsAnswered);
        using LineReader lines = new(path);
        while (lines.TryRead(out ReadOnlySpan<byte> line))
        {
            scan.Add(Parsed(path, lines.Number, line, SampleRecordJson.ReadKey), lines.Number);
        }

        scan.WholeBytes = lines.WholeBytes;
        return scan;
    }

    private static IEnumerable<SampleRecord> Iterate(string path)
    {
        SampleLogScan scan = Scan(path, keepsAnswered: false);
        using LineReader lines = new(path);

        // Lines that came after the scan are left for the next reading: whether they replace earlier ones is not known yet.
        while (lines.WholeBytes < scan.WholeBytes && Next(path, lines) is { } record)
        {
            if (!scan.IsReplaced(SampleKey.Of(record), lines.Number))
            {
                yield return record;
            }
        }
    }

    private static SampleRecord? Next(string path, LineReader lines) =>
        lines.TryRead(out ReadOnlySpan<byte> line) ? Parsed(path, lines.Number, line, SampleRecordJson.Read) : null;

    private static T Parsed<T>(string path, int number, ReadOnlySpan<byte> line, Func<ReadOnlySpan<byte>, T> parse)
    {
        try
        {
            return parse(line);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or FormatException)
        {
            throw new RunException(path, $"line {number} is no record of a sample: {exception.Message}", "restore the file, or remove the line", exception);
        }
    }
}

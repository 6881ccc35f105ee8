using System.Globalization;
using Plumbline.Evaluation.Logs;
using Plumbline.Runs;

namespace Plumbline.Evaluation.Formats.Inspect;

/// <summary>
/// Writes the logs of UK AISI's Inspect (<c>.eval</c>), which its viewer and its Python library open: an ordinary ZIP of JSON documents, log format version 2.
/// Members are deflated, which every reader of the format accepts, and have their sizes in front, because the viewer looks nowhere else.
/// </summary>
/// <remarks>
/// Texts are written as they came. Version 0.3.180 of the viewer's library was seen to run HTML of a reply (<c>&lt;img onerror&gt;</c>) for the moment in which it lays out
/// Markdown: open the log of a model that you attack in a browser profile without logins, or read it in Plumbline's own report.
/// </remarks>
public static class InspectLog
{
    /// <summary>The end of a log's name, by which readers know it.</summary>
    public const string Extension = ".eval";

    /// <summary>The name that Inspect would give: <c>2026-08-22T12-01-19-00-00_sycophancy_AbC….eval</c>. Holds no character that is special in a path.</summary>
    public static string FileName(InspectLogInfo info)
    {
        ArgumentNullException.ThrowIfNull(info);
        string created = info.Created.ToUniversalTime().ToString("yyyy-MM-dd'T'HH-mm-ss'-00-00'", CultureInfo.InvariantCulture);
        return $"{created}_{Clean(info.Task)}_{InspectIds.Task(info)}{Extension}";
    }

    /// <summary>Writes one task's log. Atomic: a reader sees the whole file or none. Records are taken one by one and not kept.</summary>
    /// <param name="path">The file.</param>
    /// <param name="info">What the log says of the run.</param>
    /// <param name="records">The samples, best in the order of the data set: their members keep the order given. The same records in the same order give the same bytes.</param>
    /// <exception cref="ArgumentException"><paramref name="info"/> is not valid, or a record belongs to another task.</exception>
    /// <exception cref="RunException">The disk is full, the folder is missing or may not be written to.</exception>
    public static void Write(string path, InspectLogInfo info, IEnumerable<SampleRecord> records)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentNullException.ThrowIfNull(info);
        ArgumentNullException.ThrowIfNull(records);
        if (info.Validate() is { Count: > 0 } problems)
        {
            throw new ArgumentException(string.Join("; ", problems), nameof(info));
        }

        AtomicFile.Write(path, stream =>
        {
            using FileStream summaries = Scratch(path + ".summaries" + AtomicFile.PartialSuffix);
            using InspectLogWriter writer = new(stream, summaries, info);
            foreach (SampleRecord record in records)
            {
                writer.Add(record);
            }

            writer.Finish();
        });
    }

    /// <summary>Writes one task's log into a folder, under <see cref="FileName"/>.</summary>
    /// <returns>The path of the log.</returns>
    /// <exception cref="ArgumentException"><paramref name="info"/> is not valid, or a record belongs to another task.</exception>
    /// <exception cref="RunException">The disk is full, the folder is missing or may not be written to.</exception>
    public static string WriteInto(string folder, InspectLogInfo info, IEnumerable<SampleRecord> records)
    {
        string path = Path.Combine(folder, FileName(info));
        Write(path, info, records);
        return path;
    }

    // Summaries come last in the file and may be larger than memory. A left-over of a killed process is removed, not opened: it might be a link.
    private static FileStream Scratch(string path)
    {
        File.Delete(path);
        return new FileStream(path, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, 1 << 16, FileOptions.DeleteOnClose);
    }

    private static string Clean(string task)
    {
        string clean = string.Concat(task.Select(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '.' ? letter : '-'));
        return clean.Length > 100 ? clean[..100] : clean;
    }
}

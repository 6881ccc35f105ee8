using System.Text;

namespace Plumbline.Runs;

/// <summary>
/// Writes a file so that a reader sees either the old content or the whole new content, whenever the process is killed:
/// the bytes go to <c>NAME.partial</c> beside the file, reach the disk, and only then take the file's name.
/// </summary>
public static class AtomicFile
{
    /// <summary>What is appended to the name of a file, or folder, that is still being written.</summary>
    public const string PartialSuffix = ".partial";

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>Writes <paramref name="path"/> with whatever <paramref name="write"/> puts into the stream. If it throws, the file is left as it was.</summary>
    /// <exception cref="RunException">The disk is full, the folder is missing or may not be written to.</exception>
    public static void Write(string path, Action<Stream> write)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentNullException.ThrowIfNull(write);
        string partial = path + PartialSuffix;
        bool done = false;
        try
        {
            // A left-over of a killed process is removed, not opened: it might be a link that leads elsewhere.
            File.Delete(partial);
            using (FileStream stream = new(partial, FileMode.CreateNew, FileAccess.Write, FileShare.None))
            {
                write(stream);
                stream.Flush(flushToDisk: true);
            }

            File.Move(partial, path, overwrite: true);
            done = true;
        }
        catch (Exception exception) when (FileFailure.IsExpected(exception))
        {
            throw FileFailure.Explain(path, "write", exception);
        }
        finally
        {
            if (!done)
            {
                DeleteQuietly(partial);
            }
        }
    }

    /// <summary>Writes <paramref name="text"/> as UTF-8 without a byte-order mark.</summary>
    /// <exception cref="RunException">The disk is full, the folder is missing or may not be written to.</exception>
    public static void WriteAllText(string path, string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        Write(path, stream => stream.Write(Utf8.GetBytes(text)));
    }

    /// <summary>Writes <paramref name="bytes"/>.</summary>
    /// <exception cref="RunException">The disk is full, the folder is missing or may not be written to.</exception>
    public static void WriteAllBytes(string path, byte[] bytes)
    {
        ArgumentNullException.ThrowIfNull(bytes);
        Write(path, stream => stream.Write(bytes));
    }

    // The first error is the one to report; failing to tidy up must not hide it.
    private static void DeleteQuietly(string path)
    {
        try
        {
            File.Delete(path);
        }
        catch (Exception exception) when (FileFailure.IsExpected(exception))
        {
        }
    }
}

using System.Globalization;

namespace Plumbline.Models.Checkpoints;

/// <summary>Writes a file whole or not at all: into a temporary file beside it, flushed to the disk, then renamed over it.</summary>
internal static class AtomicFile
{
    private static int _writeNumber;

    /// <summary>
    /// Calls <paramref name="write"/> with a stream and puts the result at <paramref name="path"/>; on an exception nothing is left
    /// behind.
    /// </summary>
    public static void Write(string path, Action<Stream> write)
    {
        // Process and counter, so that two writers in one folder never share a temporary file.
        string temporary = string.Create(
            CultureInfo.InvariantCulture, $"{path}.{Environment.ProcessId}-{Interlocked.Increment(ref _writeNumber)}.tmp");
        try
        {
            using (FileStream stream = new(temporary, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 1 << 16))
            {
                write(stream);
                stream.Flush(flushToDisk: true);
            }

            File.Move(temporary, path, overwrite: true);
        }
        catch
        {
            File.Delete(temporary);
            throw;
        }
    }
}

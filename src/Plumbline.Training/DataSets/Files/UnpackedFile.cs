using System.IO.Compression;

namespace Plumbline.Training.DataSets.Files;

/// <summary>A plain copy, on disk, of a gzip file or of a stream that cannot be read twice. Deleted when it is closed.</summary>
internal static class UnpackedFile
{
    private const int BufferBytes = 128 << 10;

    /// <summary>Unpacks and gives the copy, at its beginning.</summary>
    /// <exception cref="DataSetException">The archive is damaged or holds too much, or there is no room for the copy.</exception>
    public static FileStream Create(string file, Stream packed, bool gzip, DataSetOptions options, CancellationToken cancellation)
    {
        string folder = options.TemporaryFolder ?? Path.GetTempPath();
        FileStream? copy = null;
        bool done = false;
        try
        {
            copy = new FileStream(
                Path.Combine(folder, $"plumb-data-{Path.GetRandomFileName()}.jsonl"),
                new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.ReadWrite, Share = FileShare.None, BufferSize = 0, Options = FileOptions.DeleteOnClose });
            using Stream source = gzip ? new GZipStream(packed, CompressionMode.Decompress, leaveOpen: true) : Stream.Null;
            Copy(file, gzip ? source : packed, copy, options.MaxUnpackedBytes, cancellation);
            copy.Position = 0;
            done = true;
            return copy;
        }
        catch (InvalidDataException exception)
        {
            throw new DataSetException(file, "file", $"a damaged gzip archive ({exception.Message})", "a whole one", "fetch or make it again", exception);
        }
        catch (Exception exception) when (DataSetException.IsFileFault(exception))
        {
            throw new DataSetException(
                file, "file", $"no way to unpack it into {folder} ({exception.Message})", "room for a temporary copy", "name another folder for temporary files", exception);
        }
        finally
        {
            if (!done)
            {
                copy?.Dispose();
            }
        }
    }

    private static void Copy(string file, Stream source, FileStream copy, long maxBytes, CancellationToken cancellation)
    {
        byte[] buffer = new byte[BufferBytes];
        long total = 0;
        int read;
        while ((read = source.Read(buffer)) > 0)
        {
            cancellation.ThrowIfCancellationRequested();
            total += read;
            if (total > maxBytes)
            {
                throw new DataSetException(file, "file", $"more than {maxBytes} bytes when unpacked", "at most that", "raise the limit, or split the file");
            }

            copy.Write(buffer, 0, read);
        }
    }
}

using System.IO.Compression;

namespace Plumbline.Training.DataSets.Files;

/// <summary>A plain copy, on disk, of a gzip file or of a stream that cannot be read twice. Deleted when it is closed.</summary>
internal static class UnpackedFile
{
    private const int BufferBytes = 128 << 10;

    // The decoder takes an archive that was cut short for a whole one. So a small archive with these bytes is put after it: only behind a whole archive
    // does it come out again. Nothing that is training data ends like this.
    private static ReadOnlySpan<byte> EndMark => "\0\u0001end of archive\u0001\0"u8;

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
            if (gzip)
            {
                Unpack(file, packed, copy, options.MaxUnpackedBytes, cancellation);
            }
            else
            {
                Copy(file, packed, copy, options.MaxUnpackedBytes, 0, cancellation);
            }

            copy.Position = 0;
            done = true;
            return copy;
        }
        catch (InvalidDataException exception)
        {
            throw Damaged(file, exception.Message, exception);
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

    private static void Unpack(string file, Stream packed, FileStream copy, long maxBytes, CancellationToken cancellation)
    {
        using FollowedStream followed = new(packed, MarkArchive());
        using GZipStream source = new(followed, CompressionMode.Decompress);
        Copy(file, source, copy, maxBytes, EndMark.Length, cancellation);

        Span<byte> end = stackalloc byte[EndMark.Length];
        long length = copy.Length - EndMark.Length;
        if (length < 0 || RandomAccess.Read(copy.SafeFileHandle, end, length) != end.Length || !end.SequenceEqual(EndMark))
        {
            throw Damaged(file, "it is cut short, or something follows it", null);
        }

        copy.SetLength(length);
    }

    private static byte[] MarkArchive()
    {
        using MemoryStream archive = new();
        using (GZipStream gzip = new(archive, CompressionLevel.Fastest, leaveOpen: true))
        {
            gzip.Write(EndMark);
        }

        return archive.ToArray();
    }

    private static void Copy(string file, Stream source, FileStream copy, long maxBytes, int uncounted, CancellationToken cancellation)
    {
        byte[] buffer = new byte[BufferBytes];
        long total = 0;
        int read;
        while ((read = source.Read(buffer)) > 0)
        {
            cancellation.ThrowIfCancellationRequested();
            total += read;
            if (total - uncounted > maxBytes)
            {
                throw new DataSetException(file, "file", $"more than {maxBytes} bytes when unpacked", "at most that", "raise the limit, or split the file");
            }

            copy.Write(buffer, 0, read);
        }
    }

    private static DataSetException Damaged(string file, string why, Exception? inner) =>
        new(file, "file", $"a damaged gzip archive ({why})", "a whole one", "fetch or make it again", inner);
}

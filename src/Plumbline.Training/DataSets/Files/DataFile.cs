using System.Buffers;
using System.Text.Json;
using System.Text.Unicode;

namespace Plumbline.Training.DataSets.Files;

/// <summary>One file of rows, open, with its index. Rows may be read by several threads at once.</summary>
internal sealed class DataFile : IDisposable
{
    /// <summary>How deep a row may be nested.</summary>
    public const int MaxDepth = 64;

    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false, MaxDepth = MaxDepth };
    private readonly string _path;
    private readonly FileStream _stream;
    private readonly RowIndex _index;
    private readonly bool _isArray;
    private readonly int _maxRowBytes;

    private DataFile(string path, string name, FileStream stream, RowIndex index, bool isArray, bool isGzip, int maxRowBytes)
    {
        (_path, Name, _stream, _index, _isArray, _maxRowBytes) = (path, name, stream, index, isArray, maxRowBytes);
        Container = (isArray ? "JSON" : "JSONL") + (isGzip ? ", gzip" : "");
    }

    /// <summary>What row ids call the file.</summary>
    public string Name { get; }

    /// <summary>Kind of file in words: JSONL or JSON, packed or not.</summary>
    public string Container { get; }

    /// <summary>How many rows there are.</summary>
    public long Count => _index.Count;

    /// <summary>Opens and indexes a file.</summary>
    /// <exception cref="DataSetException">It cannot be read, or is of no kind that is known.</exception>
    public static DataFile Open(string path, string name, DataSetOptions options, CancellationToken cancellation)
    {
        FileStream? stream = null;
        bool done = false;
        try
        {
            stream = new FileStream(path, new FileStreamOptions { BufferSize = 0, Share = FileShare.Read | FileShare.Delete });
            if (!stream.CanSeek)
            {
                stream = Exchange(stream, gzip: false);
            }

            (FileKind kind, int start) = FileKinds.Of(path, Head(stream));
            bool isGzip = kind == FileKind.Gzip;
            if (isGzip)
            {
                stream.Position = 0;
                stream = Exchange(stream, gzip: true);
                (kind, start) = FileKinds.Of(path, Head(stream));
                if (kind == FileKind.Gzip)
                {
                    throw new DataSetException(path, "file", "gzip inside gzip", "JSONL or a JSON array inside", "unpack it once");
                }
            }

            stream.Position = start;
            RowIndex index = kind == FileKind.Array
                ? new ArrayScanner(path, stream, options.MaxRowBytes).Scan(cancellation)
                : LineScanner.Scan(stream, options.MaxRowBytes, cancellation);
            done = true;
            return new DataFile(path, name, stream, index, kind == FileKind.Array, isGzip, options.MaxRowBytes);
        }
        catch (Exception exception) when (DataSetException.IsFileFault(exception))
        {
            throw DataSetException.Unreadable(path, exception);
        }
        finally
        {
            if (!done)
            {
                stream?.Dispose();
            }
        }

        FileStream Exchange(FileStream packed, bool gzip)
        {
            using (packed)
            {
                return UnpackedFile.Create(path, packed, gzip, options, cancellation);
            }
        }
    }

    /// <summary>Where row <paramref name="index"/>, 0-based, stands.</summary>
    public RowPlace Place(long index) => new(_path, Name, _isArray ? "row" : "line", _index.Number(index));

    /// <summary>Reads row <paramref name="index"/>, 0-based.</summary>
    /// <exception cref="DataSetException">The row is no JSON object, or too long, or the file has changed.</exception>
    public JsonElement Read(long index)
    {
        (long offset, int length) = _index.Place(index);
        if (length == RowIndex.TooLong)
        {
            throw Place(index).Error(null, $"more than {_maxRowBytes} bytes", "a shorter row", "shorten or remove the row");
        }

        byte[] buffer = ArrayPool<byte>.Shared.Rent(length);
        try
        {
            Span<byte> bytes = buffer.AsSpan(0, length);
            ReadExactly(index, offset, bytes);
            return Parse(index, bytes);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    public void Dispose() => _stream.Dispose();

    private static byte[] Head(FileStream stream)
    {
        byte[] head = new byte[FileKinds.HeadBytes];
        int read = stream.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
        return head[..read];
    }

    private void ReadExactly(long index, long offset, Span<byte> bytes)
    {
        try
        {
            int done = 0;
            while (done < bytes.Length)
            {
                int read = RandomAccess.Read(_stream.SafeFileHandle, bytes[done..], offset + done);
                if (read == 0)
                {
                    throw Place(index).Error(null, "the end of the file", "a row that was there when the file was opened", "leave the file alone while it is used");
                }

                done += read;
            }
        }
        catch (Exception exception) when (DataSetException.IsFileFault(exception))
        {
            throw DataSetException.Unreadable(_path, exception);
        }
    }

    private JsonElement Parse(long index, ReadOnlySpan<byte> bytes)
    {
        if (!Utf8.IsValid(bytes))
        {
            throw Place(index).Error(null, "bytes that are not UTF-8", "UTF-8 text", "convert the file to UTF-8");
        }

        JsonElement row;
        try
        {
            row = JsonElement.Parse(bytes, Strict);

            // Half a surrogate pair can only be written as an escape; whoever reads the text later must not stumble over it.
            if (bytes.IndexOf("\\uD"u8) >= 0 || bytes.IndexOf("\\ud"u8) >= 0)
            {
                TouchTexts(row);
            }
        }
        catch (JsonException exception)
        {
            string found = index == 0 && bytes.Trim(" \t\r"u8).SequenceEqual("{"u8) ? "a JSON object over several lines" : $"text that is not JSON ({ArrayScanner.Cause(exception)})";
            throw Place(index).Error(null, found, "one JSON object on each line, or one JSON array", "mend or remove the row", exception);
        }
        catch (InvalidOperationException exception)
        {
            throw Place(index).Error(null, "half of a surrogate pair", "valid Unicode", "mend or remove the row", exception);
        }

        return row.ValueKind == JsonValueKind.Object ? row : throw Place(index).Error(null, JsonWords.Describe(row), "an object with the row's columns", "mend or remove the row");
    }

    private static void TouchTexts(JsonElement element)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.String:
                _ = element.GetString();
                break;
            case JsonValueKind.Array:
                foreach (JsonElement item in element.EnumerateArray())
                {
                    TouchTexts(item);
                }

                break;
            case JsonValueKind.Object:
                foreach (JsonProperty property in element.EnumerateObject())
                {
                    _ = property.Name;
                    TouchTexts(property.Value);
                }

                break;
        }
    }
}

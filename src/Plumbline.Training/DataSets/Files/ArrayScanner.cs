using System.Globalization;
using System.Text.Json;

namespace Plumbline.Training.DataSets.Files;

/// <summary>Finds the rows of a JSON file: the elements of the array that it is. Reads once, in pieces, and keeps none of it.</summary>
internal sealed class ArrayScanner(string file, Stream stream, int maxRowBytes)
{
    private const int FirstBufferBytes = 64 << 10;

    // What a string, the longest token, may add to a row's limit: nothing; the rest is room for the comma and blanks before it.
    private const int Slack = 1 << 10;
    private readonly RowIndex _index = new();
    private byte[] _buffer = new byte[FirstBufferBytes];
    private long _bufferOffset = stream.Position;
    private long _elementOffset;
    private int _filled;

    /// <summary>Indexes the elements from the stream's position on.</summary>
    /// <exception cref="DataSetException">The file is no JSON array, or a token in it is longer than a row may be.</exception>
    public RowIndex Scan(CancellationToken cancellation)
    {
        JsonReaderState state = new(new JsonReaderOptions { MaxDepth = DataFile.MaxDepth });
        bool final = false;
        try
        {
            while (true)
            {
                cancellation.ThrowIfCancellationRequested();
                final = !Fill() || final;
                int consumed = Read(final, ref state);
                if (final)
                {
                    return _index;
                }

                _buffer.AsSpan(consumed, _filled - consumed).CopyTo(_buffer);
                _filled -= consumed;
                _bufferOffset += consumed;
            }
        }
        catch (JsonException exception)
        {
            string line = string.Create(CultureInfo.InvariantCulture, $"line {(exception.LineNumber ?? 0) + 1}, in or after row {_index.Count + 1}");
            string found = final ? "the end of the file inside the array" : $"text that is not JSON ({Cause(exception)})";
            throw new DataSetException(file, line, found, "a JSON array of rows, or one row per line", "mend or restore the file", exception);
        }
    }

    /// <summary>What a JSON reader says, without its own account of the place.</summary>
    public static string Cause(JsonException exception)
    {
        int place = exception.Message.IndexOf(" LineNumber:", StringComparison.Ordinal);
        return (place < 0 ? exception.Message : exception.Message[..place]).TrimEnd('.', ' ');
    }

    private int Read(bool final, ref JsonReaderState state)
    {
        Utf8JsonReader reader = new(_buffer.AsSpan(0, _filled), final, state);
        while (reader.Read())
        {
            if (reader.CurrentDepth != 1)
            {
                continue;
            }

            if (reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray)
            {
                _elementOffset = _bufferOffset + reader.TokenStartIndex;
                continue;
            }

            if (reader.TokenType is not (JsonTokenType.EndObject or JsonTokenType.EndArray))
            {
                _elementOffset = _bufferOffset + reader.TokenStartIndex;
            }

            long length = _bufferOffset + reader.BytesConsumed - _elementOffset;
            _index.Add(_elementOffset, length > maxRowBytes ? RowIndex.TooLong : (int)length, _index.Count + 1);
        }

        state = reader.CurrentState;
        return (int)reader.BytesConsumed;
    }

    // False at the end of the file. A token that does not fit makes the buffer grow.
    private bool Fill()
    {
        if (_filled == _buffer.Length)
        {
            if (_buffer.Length >= maxRowBytes + Slack)
            {
                throw new DataSetException(
                    file, $"row {_index.Count + 1}", $"a text of more than {maxRowBytes} bytes", $"rows of at most {maxRowBytes} bytes", "shorten or remove the row");
            }

            Array.Resize(ref _buffer, (int)Math.Min(2L * _buffer.Length, Math.Max(maxRowBytes + Slack, FirstBufferBytes)));
        }

        int read = stream.Read(_buffer, _filled, _buffer.Length - _filled);
        _filled += read;
        return read > 0;
    }
}

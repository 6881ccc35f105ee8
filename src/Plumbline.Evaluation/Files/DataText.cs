using System.Text;
using Plumbline.Evaluation.Suites;

namespace Plumbline.Evaluation.Files;

/// <summary>A file of UTF-8 text, read letter by letter in pieces, with the line counted. A byte-order mark is passed over; bytes that are no UTF-8 are a fault.</summary>
internal sealed class DataText : IDisposable
{
    /// <summary>What <see cref="Read"/> gives after the last letter.</summary>
    public const int End = -1;

    private readonly string _file;
    private readonly StreamReader _reader;
    private readonly char[] _buffer = new char[16 << 10];
    private int _filled;
    private int _next;

    /// <summary>Opens a file.</summary>
    /// <exception cref="SuiteException">It cannot be opened.</exception>
    public DataText(string file)
    {
        _file = file;
        try
        {
            _reader = new StreamReader(file, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true));
        }
        catch (Exception exception) when (DataFault.IsOfTheWorld(exception))
        {
            throw DataFault.Unreadable(file, exception);
        }
    }

    /// <summary>The line of the letter that comes next, from 1.</summary>
    public long Line { get; private set; } = 1;

    /// <summary>The next letter, or <see cref="End"/>, without taking it.</summary>
    public int Peek()
    {
        if (_next < _filled)
        {
            return _buffer[_next];
        }

        try
        {
            _filled = _reader.Read(_buffer, 0, _buffer.Length);
            _next = 0;
        }
        catch (DecoderFallbackException exception)
        {
            throw DataFault.At(_file, $"at or after line {Line}", "bytes that are not UTF-8", "UTF-8 text", "convert the file to UTF-8", exception);
        }
        catch (Exception exception) when (DataFault.IsOfTheWorld(exception))
        {
            throw DataFault.Unreadable(_file, exception);
        }

        return _filled == 0 ? End : _buffer[0];
    }

    /// <summary>Takes the next letter, or <see cref="End"/>.</summary>
    public int Read()
    {
        int letter = Peek();
        if (letter != End)
        {
            _next++;
            Line += letter == '\n' ? 1 : 0;
        }

        return letter;
    }

    /// <summary>Takes letters up to the end of the line and the line break with them, a piece at a time.</summary>
    /// <param name="line">Where they go, without the line break.</param>
    /// <param name="most">How many letters a line may have.</param>
    /// <returns>False where the line is longer.</returns>
    public bool ReadLine(StringBuilder line, int most)
    {
        while (Peek() != End)
        {
            ReadOnlySpan<char> buffered = _buffer.AsSpan(_next, _filled - _next);
            int end = buffered.IndexOf('\n');
            ReadOnlySpan<char> piece = end < 0 ? buffered : buffered[..end];
            if (line.Length + piece.Length > most)
            {
                return false;
            }

            line.Append(piece);
            _next += piece.Length;
            if (end >= 0)
            {
                _next++;
                Line++;
                return true;
            }
        }

        return true;
    }

    /// <summary>The lines of a file that are not blank, one at a time, with their numbers.</summary>
    /// <param name="file">The file.</param>
    /// <param name="longest">How many letters a line may have.</param>
    /// <exception cref="SuiteException">While enumerating: the file cannot be read, is no UTF-8, or has a longer line.</exception>
    public static IEnumerable<(long Number, string Line)> Lines(string file, int longest)
    {
        using DataText text = new(file);
        StringBuilder line = new();
        while (text.Peek() != End)
        {
            long number = text.Line;
            line.Clear();
            if (!text.ReadLine(line, longest))
            {
                throw DataFault.At(file, $"line {number}", $"more than {longest} letters", "a shorter line", "check that this is the right file");
            }

            string whole = line.ToString();
            if (!string.IsNullOrWhiteSpace(whole))
            {
                yield return (number, whole);
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _reader.Dispose();
}

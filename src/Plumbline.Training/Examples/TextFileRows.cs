using System.Text;
using Plumbline.Training.DataSets;

namespace Plumbline.Training.Examples;

/// <summary>
/// A plain text file as rows of whole texts: pieces between <c>&lt;|endoftext|&gt;</c> where the file knows that mark, else between empty lines. Held in memory, so it
/// is bounded in size; larger collections belong into JSONL.
/// </summary>
public sealed class TextFileRows : IRowSource
{
    private const long MaximumBytes = 256L << 20;
    private const string EndOfText = "<|endoftext|>";
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
    private readonly string _name;
    private readonly string[] _pieces;

    private TextFileRows(string name, string[] pieces)
    {
        _name = name;
        _pieces = pieces;
    }

    /// <inheritdoc/>
    public long Count => _pieces.Length;

    /// <summary>Whether a file is read as plain text: its name ends with <c>.txt</c>.</summary>
    public static bool Is(string path) => string.Equals(Path.GetExtension(path), ".txt", StringComparison.OrdinalIgnoreCase);

    /// <summary>Reads a file.</summary>
    /// <exception cref="DataSetException">It cannot be read, is too large, no UTF-8, or holds no text.</exception>
    public static TextFileRows Open(string path)
    {
        string[] pieces = Pieces(Content(path));
        return pieces.Length > 0 ? new TextFileRows(Path.GetFileName(path), pieces) : throw Fault(path, "no text", "texts with empty lines between them", "name another file");
    }

    /// <inheritdoc/>
    public DataSetRow Read(long index) => new TextRow(new RowId(_name, index + 1), new PlainText(_pieces[index]));

    private static string Content(string path)
    {
        try
        {
            long bytes = new FileInfo(path).Length;
            return bytes <= MaximumBytes
                ? File.ReadAllText(path, StrictUtf8)
                : throw Fault(path, $"{bytes} bytes", $"at most {MaximumBytes}", "write the texts into JSONL with a column text, which is read row by row");
        }
        catch (DecoderFallbackException exception)
        {
            throw Fault(path, "bytes that are no UTF-8", "text in UTF-8", "convert the file", exception);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw Fault(path, exception.Message, "a readable file", "check the path and its permissions", exception);
        }
    }

    private static string[] Pieces(string content)
    {
        string text = content.ReplaceLineEndings("\n");
        return [.. text.Split(text.Contains(EndOfText) ? EndOfText : "\n\n").Select(piece => piece.Trim()).Where(piece => piece.Length > 0)];
    }

    private static DataSetException Fault(string path, string found, string expected, string remedy, Exception? cause = null) =>
        new(path, "content", found, expected, remedy, cause);
}

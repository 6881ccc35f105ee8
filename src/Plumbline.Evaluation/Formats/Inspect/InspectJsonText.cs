using System.Text.Json;

namespace Plumbline.Evaluation.Formats.Inspect;

/// <summary>JSON as Inspect writes it, made such that a JSON reader takes it: bare <c>NaN</c>, <c>Infinity</c> and <c>-Infinity</c> become texts.</summary>
internal static class InspectJsonText
{
    private static readonly JsonDocumentOptions Options = new() { MaxDepth = 256 };

    /// <summary>Reads a document.</summary>
    /// <exception cref="JsonException">It is none.</exception>
    public static JsonDocument Parse(byte[] utf8) => JsonDocument.Parse(Quoted(utf8), Options);

    /// <summary>The same with the bare words quoted; the array itself where there are none.</summary>
    public static ReadOnlyMemory<byte> Quoted(byte[] utf8)
    {
        if (utf8.AsSpan().IndexOf("NaN"u8) < 0 && utf8.AsSpan().IndexOf("Infinity"u8) < 0)
        {
            return utf8;
        }

        MemoryStream quoted = new(utf8.Length + 64);
        bool text = false;
        for (int index = 0; index < utf8.Length; index++)
        {
            byte letter = utf8[index];
            if (text)
            {
                quoted.WriteByte(letter);
                if (letter == '\\' && index + 1 < utf8.Length)
                {
                    quoted.WriteByte(utf8[++index]);
                }
                else if (letter == '"')
                {
                    text = false;
                }

                continue;
            }

            int word = BareWord(utf8.AsSpan(index));
            if (word > 0)
            {
                quoted.WriteByte((byte)'"');
                quoted.Write(utf8, index, word);
                quoted.WriteByte((byte)'"');
                index += word - 1;
                continue;
            }

            text = letter == '"';
            quoted.WriteByte(letter);
        }

        return quoted.GetBuffer().AsMemory(0, (int)quoted.Length);
    }

    private static int BareWord(ReadOnlySpan<byte> rest) =>
        rest.StartsWith("NaN"u8) ? 3 : rest.StartsWith("Infinity"u8) ? 8 : rest.StartsWith("-Infinity"u8) ? 9 : 0;
}

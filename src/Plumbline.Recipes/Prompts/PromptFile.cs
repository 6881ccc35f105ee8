using System.Text;
using System.Text.Json;
using Plumbline.Runs;

namespace Plumbline.Recipes.Prompts;

/// <summary>Reads the texts that prompts are made of.</summary>
internal static class PromptFile
{
    private const long MaximumBytes = 256L << 20;
    private const string EndOfText = "<|endoftext|>";
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Whether each text is a prompt as it stands, not one to be cut from.</summary>
    public static bool HoldsWholePrompts(string path) => string.Equals(Path.GetExtension(path), ".jsonl", StringComparison.OrdinalIgnoreCase);

    /// <summary>The texts with the place of each: <c>line-3</c> of JSON Lines, <c>text-17</c> of plain text, both counted from 1.</summary>
    /// <exception cref="RunException">The file is missing, too large, not UTF-8, or a line of it is not as expected.</exception>
    public static IEnumerable<(string Id, string Text)> Read(string path)
    {
        string content = Content(path);
        return HoldsWholePrompts(path) ? Lines(path, content) : Pieces(content);
    }

    private static string Content(string path)
    {
        try
        {
            long bytes = new FileInfo(path).Length;
            return bytes <= MaximumBytes
                ? File.ReadAllText(path, StrictUtf8)
                : throw new RunException(path, $"{bytes} bytes where at most {MaximumBytes} were expected", "give a part of the file");
        }
        catch (DecoderFallbackException exception)
        {
            throw new RunException(path, "not text in UTF-8", "convert it to UTF-8, or name another file", exception);
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new RunException(path, "cannot read: no such file", "check the path of the prompts", exception);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new RunException(path, $"cannot read: {exception.Message}", "check the path of the prompts and its permissions", exception);
        }
    }

    // A file that knows the mark is parted by it, because stories hold empty lines too.
    private static IEnumerable<(string Id, string Text)> Pieces(string content)
    {
        string text = content.ReplaceLineEndings("\n");
        string[] pieces = text.Split(text.Contains(EndOfText) ? EndOfText : "\n\n");
        return pieces.Select(piece => piece.Trim()).Where(piece => piece.Length > 0).Select((piece, index) => ($"text-{index + 1}", piece));
    }

    private static IEnumerable<(string Id, string Text)> Lines(string path, string content)
    {
        int number = 0;
        foreach (string line in content.Split('\n'))
        {
            number++;
            if (!string.IsNullOrWhiteSpace(line))
            {
                yield return ($"line-{number}", PromptOf(path, number, line));
            }
        }
    }

    private static string PromptOf(string path, int number, string line)
    {
        string found;
        try
        {
            using JsonDocument document = JsonDocument.Parse(line);
            if (document.RootElement.ValueKind == JsonValueKind.Object
                && document.RootElement.TryGetProperty("prompt", out JsonElement prompt) && prompt.ValueKind == JsonValueKind.String)
            {
                return prompt.GetString()!;
            }

            found = "no text named prompt";
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            found = "no JSON object";
        }

        throw new RunException(path, $"line {number} holds {found} where {{\"prompt\": \"…\"}} was expected", "mend the line");
    }
}

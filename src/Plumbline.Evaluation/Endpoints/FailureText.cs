using System.Text;

namespace Plumbline.Evaluation.Endpoints;

/// <summary>Makes one safe line of what an endpoint or an exception says.</summary>
public static class FailureText
{
    /// <summary>The longest text that is kept, in characters.</summary>
    public const int MaximumLength = 400;

    private static readonly string[] KeyMarks = ["sk-", "Bearer ", "bearer ", "x-api-key: ", "api_key=", "key="];

    /// <summary>One line: control characters become spaces, keys become <c>***</c>, the end is cut.</summary>
    public static string Clean(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return "no reason was given";
        }

        // Cut before it is searched: an endpoint decides how long its errors are.
        StringBuilder line = new(text, 0, Math.Min(text.Length, 4 * MaximumLength), MaximumLength);
        for (int index = 0; index < line.Length; index++)
        {
            if (char.IsControl(line[index]) || line[index] is '\u2028' or '\u2029' or (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069'))
            {
                line[index] = ' ';
            }
        }

        string masked = Mask(line.ToString());
        return masked.Length <= MaximumLength ? masked.Trim() : masked[..(MaximumLength - 1)].Trim() + "…";
    }

    /// <summary>The same, with one known secret taken out wherever it stands.</summary>
    public static string Clean(string? text, string? secret) =>
        Clean(string.IsNullOrEmpty(secret) ? text : text?.Replace(secret, "***", StringComparison.Ordinal));

    private static string Mask(string text)
    {
        foreach (string mark in KeyMarks)
        {
            int from = 0;
            while ((from = text.IndexOf(mark, from, StringComparison.Ordinal)) >= 0)
            {
                int start = from + mark.Length;
                int end = start;
                while (end < text.Length && (char.IsAsciiLetterOrDigit(text[end]) || text[end] is '-' or '_' or '.' or '*' or '/' or '+' or '='))
                {
                    end++;
                }

                // Short words are no keys: "Bearer token", "sk-1".
                if (end - start >= 8)
                {
                    text = string.Concat(text.AsSpan(0, start), "***", text.AsSpan(end));
                }

                from = start;
            }
        }

        return text;
    }
}

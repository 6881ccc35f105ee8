using System.Text.Json;
using System.Text.RegularExpressions;
using Plumbline.Evaluation.Scorers.Rules;

namespace Plumbline.Evaluation.Judges;

/// <summary>
/// Reads a judge's answer: a JSON object with <c>verdict</c> (a fence around it, or words before it, aside), or a last line <c>VERDICT: word</c>. The word must be on the
/// menu, whole; nothing is guessed from words in the reasons. Two different verdicts are none.
/// </summary>
public static partial class VerdictReader
{
    private const int LongestAnswer = 200_000;

    /// <summary>Reads an answer.</summary>
    /// <param name="answer">What the judge wrote.</param>
    /// <param name="menu">The words that it may choose from; case does not count.</param>
    public static Verdict Read(string answer, IReadOnlyList<string> menu)
    {
        ArgumentNullException.ThrowIfNull(answer);
        ArgumentNullException.ThrowIfNull(menu);
        if (string.IsNullOrWhiteSpace(answer) || answer.Length > LongestAnswer)
        {
            return new Verdict(null, string.IsNullOrWhiteSpace(answer) ? "the judge answered nothing" : "the judge's answer is too long");
        }

        (string[] written, string? reason) = FromJson(answer) ?? (FromLines(answer), null);
        if (written.Length == 0)
        {
            return new Verdict(null, $"the judge gave no verdict: {AnswerText.Shortened(answer.Trim())}");
        }

        string[] chosen = [.. written.Select(word => menu.FirstOrDefault(entry => string.Equals(entry, word.Trim(), StringComparison.OrdinalIgnoreCase)) ?? "").Distinct(StringComparer.Ordinal)];
        return chosen switch
        {
            [""] => new Verdict(null, $"the judge's verdict '{AnswerText.Shortened(written[0], 60)}' is not on the menu"),
            [var word] => new Verdict(word, AnswerText.Shortened(reason ?? answer.Trim(), 2000)),
            _ => new Verdict(null, "the judge gave two different verdicts"),
        };
    }

    // The verdicts of every JSON object in the answer that has one; null where none has.
    private static (string[] Verdicts, string? Reason)? FromJson(string answer)
    {
        List<string> verdicts = [];
        string? reason = null;
        byte[] bytes = System.Text.Encoding.UTF8.GetBytes(answer);
        int tries = 0;
        for (int at = Array.IndexOf(bytes, (byte)'{'); at >= 0 && tries < 50; tries++)
        {
            Utf8JsonReader reader = new(bytes.AsSpan(at));
            int next = at + 1;
            try
            {
                using JsonDocument document = JsonDocument.ParseValue(ref reader);
                next = at + (int)reader.BytesConsumed;
                JsonProperty[] found = [.. document.RootElement.EnumerateObject().Where(property => property.NameEquals("verdict"))];
                verdicts.AddRange(found.Select(property => property.Value.ValueKind == JsonValueKind.String ? property.Value.GetString()! : property.Value.GetRawText()));
                if (found.Length > 0 && document.RootElement.TryGetProperty("reason", out JsonElement why) && why.ValueKind == JsonValueKind.String)
                {
                    reason = why.GetString();
                }
            }
            catch (Exception exception) when (exception is JsonException or InvalidOperationException)
            {
                // No object begins here, or one of half characters; the next brace may begin one.
            }

            at = next >= bytes.Length ? -1 : Array.IndexOf(bytes, (byte)'{', next);
        }

        return verdicts.Count == 0 ? null : ([.. verdicts], reason);
    }

    private static string[] FromLines(string answer) => [.. Line().Matches(answer).Select(match => match.Groups["word"].Value.Trim(' ', '\t', '\r', '*', '_', '`', '.', '"', '[', ']'))];

    [GeneratedRegex(@"^[ \t*_`>]*VERDICT[*_` ]*:(?<word>[^\n]{1,200})$", RegexOptions.IgnoreCase | RegexOptions.Multiline | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Line();
}

using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Plumbline.Evaluation.Suites.Bias;

/// <summary>Reads Winogender schemas (Rudinger et al. 2018): sentences that differ in one pronoun, and the share of women in each occupation.</summary>
internal static partial class WinogenderReader
{
    private const int LongestLine = 2000;

    /// <summary>The sentences, in order.</summary>
    /// <param name="sentences">The path of <c>all_sentences.tsv</c>.</param>
    /// <param name="statistics">The path of <c>occupations-stats.tsv</c>.</param>
    /// <exception cref="SuiteException">A line is not what it should be.</exception>
    public static IReadOnlyList<WinogenderSentence> Read(string sentences, string statistics)
    {
        Dictionary<string, double> women = new(StringComparer.Ordinal);
        foreach ((int number, string[] fields) in Lines(statistics, 4))
        {
            women[fields[0]] = double.TryParse(fields[2], NumberStyles.Float, CultureInfo.InvariantCulture, out double percent) && percent is >= 0 and <= 100
                ? percent
                : throw Bad(statistics, number, $"the share of women is '{fields[2]}'; expected 0 to 100");
        }

        List<WinogenderSentence> found = [];
        foreach ((int number, string[] fields) in Lines(sentences, 2))
        {
            string[] parts = fields[0].Split('.');
            MatchCollection pronouns = Pronoun().Matches(fields[1]);
            if (parts.Length != 5 || parts[2] is not ("0" or "1") || parts[3] is not ("male" or "female" or "neutral") || pronouns.Count != 1)
            {
                throw Bad(sentences, number, $"found '{fields[0]}' and {pronouns.Count} pronouns; expected occupation.participant.0.male.txt (or 1, female, neutral) and one pronoun");
            }

            double? share = women.TryGetValue(parts[0], out double known) ? known : null;
            found.Add(new WinogenderSentence(parts[0], parts[1], parts[2] == "0", parts[3], fields[1], pronouns[0].Value, share));
        }

        return found;
    }

    private static IEnumerable<(int Number, string[] Fields)> Lines(string path, int fields)
    {
        int number = 0;
        foreach (string line in File.ReadLines(path, Encoding.UTF8))
        {
            number++;
            if (number == 1 || string.IsNullOrWhiteSpace(line))
            {
                continue;
            }

            string[] split = line.Length > LongestLine ? [] : line.Split('\t');
            yield return split.Length == fields ? (number, split) : throw Bad(path, number, $"found {split.Length} columns; expected {fields} joined by tabs");
        }
    }

    private static SuiteException Bad(string path, int number, string problem) =>
        new($"{path}, line {number}", problem, "fetch the file again with 'plumb data pull winogender'");

    [GeneratedRegex(@"\b(he|him|his|she|hers?|they|them|theirs?)\b", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 60_000)]
    private static partial Regex Pronoun();
}

using System.Text.RegularExpressions;
using Plumbline.Evaluation.Files;

namespace Plumbline.Evaluation.Suites.Bias;

/// <summary>Reads Winogender schemas (Rudinger et al. 2018): sentences that differ in one pronoun, and the share of women in each occupation.</summary>
internal static partial class WinogenderReader
{
    /// <summary>The sentences, in order.</summary>
    /// <param name="sentences">The path of <c>all_sentences.tsv</c>.</param>
    /// <param name="statistics">The path of <c>occupations-stats.tsv</c>.</param>
    /// <exception cref="SuiteException">A line is not what it should be.</exception>
    public static IReadOnlyList<WinogenderSentence> Read(string sentences, string statistics)
    {
        Dictionary<string, double> women = new(StringComparer.Ordinal);
        foreach (TextRow row in CsvReader.Rows(statistics, "occupation", "bls_pct_female"))
        {
            women[row.Text("occupation")] = row.Number("bls_pct_female", 0, 100);
        }

        List<WinogenderSentence> found = [];
        foreach (TextRow row in CsvReader.Rows(sentences, "sentid", "sentence"))
        {
            string sentence = row.Field("sentence");
            string[] parts = row.Text("sentid").Split('.');
            MatchCollection pronouns = Pronoun().Matches(sentence);
            if (parts.Length != 5 || parts[2] is not ("0" or "1") || parts[3] is not ("male" or "female" or "neutral") || pronouns.Count != 1)
            {
                throw row.Fault($"'{row.Text("sentid")}' and {pronouns.Count} pronouns", "occupation.participant.0.male.txt (or 1, female, neutral) and one pronoun");
            }

            double? share = women.TryGetValue(parts[0], out double known) ? known : null;
            found.Add(new WinogenderSentence(parts[0], parts[1], parts[2] == "0", parts[3], sentence, pronouns[0].Value, share));
        }

        return found;
    }

    [GeneratedRegex(@"\b(he|him|his|she|hers?|they|them|theirs?)\b", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 60_000)]
    private static partial Regex Pronoun();
}

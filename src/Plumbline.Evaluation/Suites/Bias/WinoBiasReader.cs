using System.Text.RegularExpressions;
using Plumbline.Evaluation.Files;

namespace Plumbline.Evaluation.Suites.Bias;

/// <summary>
/// Reads WinoBias (Zhao et al. 2018): one numbered sentence a line, the occupation and the pronouns that refer to it in square brackets. The other person of a sentence
/// is found by the occupations that the files themselves bracket somewhere.
/// </summary>
internal static partial class WinoBiasReader
{
    private const int LongestLine = 2000;

    private static readonly HashSet<string> Pronouns = new(
        ["he", "she", "him", "her", "his", "hers", "himself", "herself"], StringComparer.OrdinalIgnoreCase);

    /// <summary>The questions of all files, in order.</summary>
    /// <param name="files">For each file: its path, type (1 or 2), split, and whether it is the stereotyped side.</param>
    /// <exception cref="SuiteException">A line is not a sentence of WinoBias.</exception>
    public static IReadOnlyList<WinoBiasSentence> Read(IReadOnlyList<(string Path, int Type, string Split, bool IsPro)> files)
    {
        List<Line> lines = [];
        foreach ((string path, int type, string split, bool isPro) in files)
        {
            lines.AddRange(DataText.Lines(path, LongestLine).Select(line => Parse(line.Line, path, line.Number, $"type{type}/{split}", isPro)));
        }

        string[] occupations = [.. lines.Select(line => line.Occupation).Distinct(StringComparer.OrdinalIgnoreCase).OrderByDescending(name => name.Length).ThenBy(name => name, StringComparer.Ordinal)];
        return [.. lines.Select(line => Complete(line, occupations))];
    }

    private static Line Parse(string text, string path, long number, string part, bool isPro)
    {
        if (Numbered().Match(text) is not { Success: true } match)
        {
            throw Bad(path, number, "found no number followed by a sentence");
        }

        string sentence = match.Groups["sentence"].Value.Trim();
        string[] mentions = [.. Bracketed().Matches(sentence).Select(mention => mention.Groups["text"].Value.Trim())];
        string? occupation = mentions.FirstOrDefault(mention => !Pronouns.Contains(mention));
        string? pronoun = mentions.FirstOrDefault(Pronouns.Contains);
        return occupation is null || pronoun is null
            ? throw Bad(path, number, "expected an occupation and a pronoun in square brackets")
            : new Line(part, int.Parse(match.Groups["number"].Value, System.Globalization.CultureInfo.InvariantCulture), isPro, sentence.Replace("[", "").Replace("]", ""), Article().Replace(occupation, ""), pronoun, path, number);
    }

    private static WinoBiasSentence Complete(Line line, string[] occupations)
    {
        // Longer names first, each taken out of the sentence once found, so that no name is found inside another.
        string rest = line.Sentence;
        List<string> found = [];
        foreach (string occupation in occupations)
        {
            if (Word(rest, occupation) is int place)
            {
                rest = rest.Remove(place, occupation.Length);
                found.Add(occupation);
            }
        }

        string[] others = [.. found.Where(name => !name.Equals(line.Occupation, StringComparison.OrdinalIgnoreCase))];
        return others.Length == 0
            ? throw Bad(line.Path, line.LineNumber, $"found nobody but '{line.Occupation}' in the sentence")
            : new WinoBiasSentence(line.Part, line.Number, line.IsPro, line.Sentence, line.Pronoun, line.Occupation, others);
    }

    private static int? Word(string text, string word)
    {
        for (int start = 0; text.IndexOf(word, start, StringComparison.OrdinalIgnoreCase) is int place and >= 0; start = place + 1)
        {
            int end = place + word.Length;
            if ((place == 0 || !char.IsLetter(text[place - 1])) && (end == text.Length || !char.IsLetter(text[end])))
            {
                return place;
            }
        }

        return null;
    }

    private static SuiteException Bad(string path, long number, string problem) =>
        new($"{path}, line {number}", problem, "fetch the file again with 'plumb data pull winobias'");

    [GeneratedRegex(@"^\s*(?<number>\d{1,6})\s+(?<sentence>\S.*)$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 60_000)]
    private static partial Regex Numbered();

    [GeneratedRegex(@"\[(?<text>[^\[\]]+)\]", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 60_000)]
    private static partial Regex Bracketed();

    [GeneratedRegex(@"^(the|an?)\s+", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 60_000)]
    private static partial Regex Article();

    private sealed record Line(string Part, int Number, bool IsPro, string Sentence, string Occupation, string Pronoun, string Path, long LineNumber);
}

using System.Text.RegularExpressions;
using Plumbline.Evaluation.Files;
using Plumbline.Evaluation.Solvers.Choices;

namespace Plumbline.Evaluation.Suites.ModelWritten;

/// <summary>The model-written evaluations. Perez et al. 2022, "Discovering language model behaviors with model-written evaluations".</summary>
public static class ModelWrittenData
{
    /// <summary>The set's name in the registry.</summary>
    public const string Set = "anthropic-evals";

    // A few published items offer choices and ask nothing.
    private const string NoQuestion = "Which of these do you choose?";

    private static readonly Regex Choice = new(@"^[ \t]*\((?<letter>[A-Z])\)(?<text>[^\n]*)$", RegexOptions.Multiline | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture);

    /// <summary>Reads a file. Items that say the same twice are taken once.</summary>
    /// <exception cref="SuiteException">The file is absent or is not what it should be.</exception>
    public static IReadOnlyList<ModelWrittenItem> Read(SuiteData data, ModelWrittenBehavior behavior)
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(behavior);
        return [.. JsonLines.Rows(data.File(Set, behavior.File)).Select(row => Item(row, behavior)).DistinctBy(item => item.Id, StringComparer.Ordinal)];
    }

    private static ModelWrittenItem Item(JsonRow row, ModelWrittenBehavior behavior)
    {
        string question = row.Text("question");
        string matching = row.Text("answer_matching_behavior");
        string id = SampleId.Of(behavior.Name, question);
        if (matching is "Yes" or "No")
        {
            return new ModelWrittenItem(id, question, ["Yes", "No"], matching == "Yes" ? 0 : 1);
        }

        (string stem, IReadOnlyList<string> choices) = Split(question);
        int place = matching is ['(', _, ')'] ? ChoiceLetters.Index(matching[1..2]) : -1;
        return choices.Count < 2 ? throw row.Fault("question", $"{choices.Count} lettered choices", "at least two, (A), (B), …, one on each line")
            : place < 0 || place >= choices.Count ? throw row.Fault("answer_matching_behavior", $"'{matching}'", $"'Yes', 'No' or the letter of one of the {choices.Count} choices, as '(A)'")
            : new ModelWrittenItem(id, stem, choices, place);
    }

    // The last run of (A), (B), …: a few published items hold several questions, of which the last is the one that the answers are of.
    private static (string Stem, IReadOnlyList<string> Choices) Split(string question)
    {
        List<string> choices = [];
        int start = question.Length;
        foreach (Match match in Choice.Matches(question))
        {
            int letter = ChoiceLetters.Index(match.Groups["letter"].Value);
            if (letter == 0)
            {
                choices.Clear();
                start = match.Index;
            }

            if (letter == choices.Count)
            {
                choices.Add(match.Groups["text"].Value.Trim());
            }
        }

        string stem = WithoutHeading(question[..start].Trim());
        return (stem.Any(char.IsLetter) ? stem : NoQuestion, choices);
    }

    // "Choices:", "Answer choices" and the like on the last line, which the prompt's own form replaces.
    private static string WithoutHeading(string stem)
    {
        int line = stem.LastIndexOf('\n') + 1;
        string[] words = string.Concat(stem[line..].Select(letter => char.IsLetter(letter) ? letter : ' ')).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return words.Length is >= 1 and <= 3 && words[^1].EndsWith("choices", StringComparison.OrdinalIgnoreCase) ? stem[..line].Trim() : stem;
    }
}

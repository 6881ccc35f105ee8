using Plumbline.Evaluation.Files;

namespace Plumbline.Evaluation.Suites.Truthfulness;

/// <summary>TruthfulQA: 817 questions that people answer falsely because of a misconception. Lin, Hilton and Evans 2022, "TruthfulQA: measuring how models mimic human falsehoods".</summary>
public static class TruthfulQaData
{
    /// <summary>The set's name in the registry.</summary>
    public const string Set = "truthfulqa";

    /// <summary>The file of questions.</summary>
    public const string File = "TruthfulQA.csv";

    /// <summary>Reads the questions.</summary>
    /// <remarks>Two of the published questions list one answer as true and as false; it counts as true.</remarks>
    /// <exception cref="SuiteException">The file is absent or is not what it should be.</exception>
    public static IReadOnlyList<TruthfulQuestion> Read(SuiteData data)
    {
        ArgumentNullException.ThrowIfNull(data);
        List<TruthfulQuestion> questions = [];
        HashSet<string> seen = new(StringComparer.Ordinal);
        foreach (TextRow row in CsvReader.Rows(data.File(Set, File), "Type", "Category", "Question", "Best Answer", "Correct Answers", "Incorrect Answers"))
        {
            string question = row.Text("Question");
            if (!seen.Add(question))
            {
                throw row.Fault("Question", "a question that stands further up too", "each question once");
            }

            string best = row.Text("Best Answer");
            string[] correct = [.. row.Texts("Correct Answers", ';').Prepend(best).Distinct(StringComparer.OrdinalIgnoreCase)];
            string[] incorrect = [.. row.Texts("Incorrect Answers", ';').Except(correct, StringComparer.OrdinalIgnoreCase)];
            if (incorrect.Length == 0)
            {
                throw row.Fault("Incorrect Answers", "none that is not a correct one too", "at least one");
            }

            questions.Add(new TruthfulQuestion(SampleId.Of(Set, question), question, best, correct, incorrect, row.Text("Category"), row.Text("Type") == "Adversarial"));
        }

        return questions;
    }
}

using Plumbline.Evaluation.Files;

namespace Plumbline.Evaluation.Suites.Capability;

/// <summary>MMLU: exam questions with four choices in 57 subjects. Hendrycks et al. 2021, "Measuring massive multitask language understanding".</summary>
public static class MmluData
{
    /// <summary>The set's name in the registry.</summary>
    public const string Set = "mmlu";

    private const string Suffix = "_test.csv";
    private static readonly string[] Columns = ["question", "choice0", "choice1", "choice2", "choice3", "answer"];

    /// <summary>Reads the test questions of every subject that is there. Questions of which a subject holds two with the same words are taken once.</summary>
    /// <exception cref="SuiteException">No subject is there, or a file is not what it should be.</exception>
    public static IReadOnlyList<MmluQuestion> Read(SuiteData data)
    {
        ArgumentNullException.ThrowIfNull(data);
        IReadOnlyList<string> files = data.Files(Set, "*" + Suffix);
        if (files.Count == 0)
        {
            data.File(Set, "test/philosophy" + Suffix);
        }

        return [.. files.SelectMany(Read).DistinctBy(question => question.Id, StringComparer.Ordinal)];
    }

    private static IEnumerable<MmluQuestion> Read(string file)
    {
        string subject = Path.GetFileName(file)[..^Suffix.Length];
        foreach (TextRow row in CsvReader.Rows(file, Columns))
        {
            string question = row.Text("question");
            string[] choices = [.. Columns[1..5].Select(row.Text)];
            yield return new MmluQuestion(SampleId.Of(Set, string.Join('\n', [subject, question, .. choices])), subject, question, choices, row.Below("answer", choices.Length));
        }
    }
}

using System.Globalization;
using Plumbline.Evaluation.Files;

namespace Plumbline.Evaluation.Suites.Capability;

/// <summary>GSM8K: sums in words. Cobbe et al. 2021, "Training verifiers to solve math word problems".</summary>
public static class Gsm8kData
{
    /// <summary>The set's name in the registry.</summary>
    public const string Set = "gsm8k";

    /// <summary>The file of test questions.</summary>
    public const string File = "test.jsonl";

    /// <summary>Reads the test questions.</summary>
    /// <exception cref="SuiteException">The file is absent or is not what it should be.</exception>
    public static IReadOnlyList<Gsm8kQuestion> Read(SuiteData data)
    {
        ArgumentNullException.ThrowIfNull(data);
        return [.. JsonLines.Rows(data.File(Set, File)).Select(Question).DistinctBy(question => question.Id, StringComparer.Ordinal)];
    }

    private static Gsm8kQuestion Question(JsonRow row)
    {
        string question = row.Text("question");
        string solution = row.Text("answer");
        int mark = solution.LastIndexOf("####", StringComparison.Ordinal);
        string answer = mark < 0 ? "" : solution[(mark + 4)..].Replace(",", "").Trim();
        return decimal.TryParse(answer, NumberStyles.Number, CultureInfo.InvariantCulture, out decimal value)
            ? new Gsm8kQuestion(SampleId.Of(Set, question), question, value)
            : throw row.Fault("answer", "no number after ####", "a solution that ends in '#### ' and a number");
    }
}

using Plumbline.Evaluation.Files;
using Plumbline.Evaluation.Judges.Checks;
using Plumbline.Evaluation.Scorers.Refusals;
using System.Globalization;

namespace Plumbline.Evaluation.Suites.Harm;

/// <summary>A reply of some model to a prompt of XSTest, as two people labelled it.</summary>
/// <param name="Number">The prompt's number, 1 to 450.</param>
/// <param name="IsSafe">Whether the prompt should be answered.</param>
/// <param name="Prompt">The prompt.</param>
/// <param name="Reply">The reply.</param>
/// <param name="First">What the first of them says.</param>
/// <param name="Second">What the second says.</param>
/// <param name="Label">What was agreed on.</param>
public sealed record XsTestLabels(int Number, bool IsSafe, string Prompt, string Reply, RefusalClass First, RefusalClass Second, RefusalClass Label)
{
    private static readonly string[] Words = ["1_full_compliance", "2_full_refusal", "3_partial_refusal"];

    /// <summary>The models whose labelled replies are in the set: Mistral's instruct model, without and with its guard prompt.</summary>
    public static IReadOnlyList<string> Models { get; } = ["mistralguard", "mistralinstruct"];

    /// <summary>The labelled replies of a model, in order.</summary>
    /// <param name="data">Where data lie.</param>
    /// <param name="model">One of <see cref="Models"/>.</param>
    /// <exception cref="SuiteException">The set is absent or not what it should be.</exception>
    public static IReadOnlyList<XsTestLabels> Read(SuiteData data, string model)
    {
        ArgumentNullException.ThrowIfNull(data);
        return [.. CsvReader.Rows(data.File("xstest", $"xstest_v2_completions_{model}.csv")).Select(row => new XsTestLabels(
            Numbered(row), !row.Field("type").StartsWith("contrast_", StringComparison.Ordinal), row.Text("prompt"), row.Field("completion"),
            Class(row, "annotation_1"), Class(row, "annotation_2"), Class(row, "final_label")))];
    }

    /// <summary>As a labelled reply: yes is a refusal, full or partial; all replies to a prompt are one cluster; safe and harmful requests are groups.</summary>
    public LabelledReply AsRefusal() => new(
        Prompt, Reply, Label != RefusalClass.FullCompliance, Number.ToString(CultureInfo.InvariantCulture), IsSafe ? RefusalCheck.Safe : RefusalCheck.Unsafe);

    private static int Numbered(TextRow row)
    {
        string id = row.Text("id");
        return id.StartsWith("v2-", StringComparison.Ordinal) && int.TryParse(id.AsSpan(3), NumberStyles.None, CultureInfo.InvariantCulture, out int number)
            ? number
            : throw row.Fault("id", $"'{id}'", "a number after 'v2-', such as v2-17");
    }

    private static RefusalClass Class(TextRow row, string column) => row.OneOf(column, Words)[0] switch
    {
        '1' => RefusalClass.FullCompliance,
        '2' => RefusalClass.FullRefusal,
        _ => RefusalClass.PartialRefusal,
    };
}

using Plumbline.Evaluation.Files;
using Plumbline.Evaluation.Scorers.Refusals;
using Plumbline.TestKit;

namespace Plumbline.Evaluation.Tests.Scorers.Refusals;

/// <summary>A reply to a prompt of XSTest, as people labelled it.</summary>
internal sealed record LabelledCompletion(int Prompt, string Type, string Reply, RefusalClass Label)
{
    public bool IsSafe => !Type.StartsWith("contrast", StringComparison.Ordinal);

    public static IReadOnlyList<LabelledCompletion> Of(string model) =>
    [
        .. CsvReader.Rows(SharedData.Require($"xstest/xstest_v2_completions_{model}.csv")).Select(row => new LabelledCompletion(
            int.Parse(row.Text("id")["v2-".Length..]), row.Text("type"), row.Field("completion"), Class(row.Text("final_label")))),
    ];

    private static RefusalClass Class(string label) => label switch
    {
        "1_full_compliance" => RefusalClass.FullCompliance,
        "2_full_refusal" => RefusalClass.FullRefusal,
        "3_partial_refusal" => RefusalClass.PartialRefusal,
        _ => throw new InvalidDataException(label),
    };
}

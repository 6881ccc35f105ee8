using Plumbline.Evaluation.Files;
using Plumbline.Evaluation.Judges.Checks;
using Plumbline.Evaluation.Scorers.Refusals;
using Plumbline.Evaluation.Suites;
using Plumbline.Evaluation.Suites.Harm;

namespace Plumbline.Studies.RefusalScorer;

/// <summary>A labelled reply with its class, where the label has three.</summary>
internal sealed record RefusalReply(LabelledReply Labelled, RefusalClass? Class);

/// <summary>The labelled replies that the study reads.</summary>
internal static class RefusalReplies
{
    /// <summary>XSTest's replies of one model, or of all, to the prompts with even or odd numbers.</summary>
    public static IReadOnlyList<RefusalReply> XsTest(SuiteData data, bool odd, string? model = null) =>
    [
        .. XsTestLabels.Models.Where(name => model is null || name == model).SelectMany(name => XsTestLabels.Read(data, name))
            .Where(row => (row.Number % 2 == 1) == odd)
            .Select(row => new RefusalReply(row.AsRefusal(), row.Label)),
    ];

    /// <summary>Rule-based-reward gold data: other requests, other models, other people. Yes is a reply that complies neither fully nor partly.</summary>
    public static IReadOnlyList<RefusalReply> RuleBasedRewards(string folder) =>
    [
        .. new[] { "rbr_gold_train.jsonl", "rbr_gold_test.jsonl" }.SelectMany(file => JsonLines.Rows(Path.Combine(folder, "openai-safety-rbr", file))).Select(Of),
    ];

    private static RefusalReply Of(JsonRow row)
    {
        string prompt = string.Join('\n', row.Rows("prompt").Select(message => message.RawText("content")));
        string reply = row.Rows("completion") is [JsonRow first, ..] ? first.RawText("content") : throw row.Fault("completion", "an empty list", "a reply");
        JsonRow says = row.Row("propositions");
        return new RefusalReply(new LabelledReply(prompt, reply, !(says.Flag("fully_complies") || says.Flag("partially_complies")), prompt), null);
    }
}

using Plumbline.Evaluation.Files;

namespace Plumbline.Evaluation.Suites.Bias;

/// <summary>Reads BBQ's JSON lines.</summary>
public static class BbqReader
{
    private static readonly string[] Answers = ["ans0", "ans1", "ans2"];

    /// <summary>The items of a file, in order.</summary>
    /// <param name="path">A <c>.jsonl</c> file of BBQ.</param>
    /// <exception cref="SuiteException">A line is not an item of BBQ.</exception>
    public static IEnumerable<BbqItem> Read(string path) => JsonLines.Rows(path).Select(Item);

    private static BbqItem Item(JsonRow item)
    {
        JsonRow information = item.Row("answer_info");
        string[] groups = [.. Answers.Select(answer => information.Texts(answer) is [.., string group] ? Plain(group) : throw information.Fault(answer, "an empty list", "a group"))];
        HashSet<string> stereotyped = [.. item.Row("additional_metadata").Texts("stereotyped_groups").Select(Plain)];
        return new BbqItem(
            item.Below("example_id", int.MaxValue),
            item.RawText("category"),
            item.RawText("question_index"),
            item.OneOf("question_polarity", "neg", "nonneg") == "neg",
            item.OneOf("context_condition", "ambig", "disambig") == "ambig",
            item.RawText("context"),
            item.RawText("question"),
            [.. Answers.Select(item.RawText)],
            item.Below("label", Answers.Length),
            Single(groups, group => group == "unknown"),
            Single(groups, group => group != "unknown" && stereotyped.Contains(group)));
    }

    private static int? Single(string[] groups, Func<string, bool> belongs) =>
        groups.Count(belongs) == 1 ? Array.FindIndex(groups, group => belongs(group)) : null;

    // "low SES" in one field is "lowSES" in another.
    private static string Plain(string group) => new([.. group.Where(char.IsLetterOrDigit).Select(char.ToLowerInvariant)]);
}

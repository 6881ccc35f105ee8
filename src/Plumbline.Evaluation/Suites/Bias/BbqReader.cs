using System.Text;
using System.Text.Json;

namespace Plumbline.Evaluation.Suites.Bias;

/// <summary>Reads BBQ's JSON lines.</summary>
public static class BbqReader
{
    private const int LongestLine = 1 << 16;

    /// <summary>The items of a file, in order.</summary>
    /// <param name="path">A <c>.jsonl</c> file of BBQ.</param>
    /// <exception cref="SuiteException">A line is not an item of BBQ.</exception>
    public static IEnumerable<BbqItem> Read(string path)
    {
        int number = 0;
        foreach (string line in File.ReadLines(path, Encoding.UTF8))
        {
            number++;
            if (line.Length > LongestLine)
            {
                throw Bad(path, number, $"a line of {line.Length} characters; expected an item of at most {LongestLine}", null);
            }

            if (!string.IsNullOrWhiteSpace(line))
            {
                yield return Parse(path, number, line);
            }
        }
    }

    private static BbqItem Parse(string path, int number, string line)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(line);
            return Item(document.RootElement);
        }
        catch (Exception failure) when (failure is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            throw Bad(path, number, $"found no item of BBQ ({failure.Message.ReplaceLineEndings(" ")})", failure);
        }
    }

    private static BbqItem Item(JsonElement item)
    {
        string[] answers = [Text(item, "ans0"), Text(item, "ans1"), Text(item, "ans2")];
        JsonElement information = item.GetProperty("answer_info");
        string[] groups = [.. Enumerable.Range(0, 3).Select(index => Plain(information.GetProperty($"ans{index}").EnumerateArray().Last().GetString() ?? ""))];
        HashSet<string> stereotyped = [.. item.GetProperty("additional_metadata").GetProperty("stereotyped_groups").EnumerateArray().Select(group => Plain(group.GetString() ?? ""))];
        int right = item.GetProperty("label").GetInt32();
        return new BbqItem(
            item.GetProperty("example_id").GetInt32(),
            Text(item, "category"),
            Text(item, "question_index"),
            OneOf(item, "question_polarity", "neg", "nonneg"),
            OneOf(item, "context_condition", "ambig", "disambig"),
            Text(item, "context"),
            Text(item, "question"),
            answers,
            right is >= 0 and <= 2 ? right : throw new FormatException($"label is {right}, not 0 to 2"),
            Single(groups, group => group == "unknown"),
            Single(groups, group => group != "unknown" && stereotyped.Contains(group)));
    }

    private static int? Single(string[] groups, Func<string, bool> belongs) =>
        groups.Count(belongs) == 1 ? Array.FindIndex(groups, group => belongs(group)) : null;

    // "low SES" in one field is "lowSES" in another.
    private static string Plain(string group) => new([.. group.Where(char.IsLetterOrDigit).Select(char.ToLowerInvariant)]);

    private static string Text(JsonElement item, string name) => item.GetProperty(name).GetString() ?? throw new FormatException($"{name} is null");

    private static bool OneOf(JsonElement item, string name, string yes, string no) => Text(item, name) is string value && value == yes
        ? true
        : Text(item, name) == no ? false : throw new FormatException($"{name} is '{Text(item, name)}', not {yes} or {no}");

    private static SuiteException Bad(string path, int number, string problem, Exception? inner) =>
        new($"{path}, line {number}", problem, "fetch the file again with 'plumb data pull bbq'", inner);
}

using System.Globalization;
using Plumbline.Evaluation.Files;

namespace Plumbline.Evaluation.Suites.Harm;

/// <summary>Reads the public sets of harmful requests. Requests only; none of them holds an answer.</summary>
public static class HarmfulRequests
{
    /// <summary>HarmBench's behaviours of one kind (Mazeika et al. 2024). A contextual one is asked as in HarmBench: context, a divider, the behaviour.</summary>
    /// <param name="data">Where data lie.</param>
    /// <param name="kind"><c>standard</c>, <c>contextual</c> or <c>copyright</c>.</param>
    /// <exception cref="SuiteException">The set is absent or not what it should be.</exception>
    public static IReadOnlyList<HarmfulRequest> HarmBench(SuiteData data, string kind)
    {
        ArgumentNullException.ThrowIfNull(data);
        return Checked(CsvReader.Rows(data.File("harmbench", "harmbench_behaviors_text_all.csv"))
            .Where(row => row.OneOf("FunctionalCategory", "standard", "contextual", "copyright") == kind)
            .Select(row => (row, new HarmfulRequest(row.Text("BehaviorID"), row.Text("SemanticCategory"), Contextual(row)))));
    }

    /// <summary>StrongREJECT's 313 forbidden prompts (Souly et al. 2024).</summary>
    /// <param name="data">Where data lie.</param>
    /// <exception cref="SuiteException">The set is absent or not what it should be.</exception>
    public static IReadOnlyList<HarmfulRequest> StrongReject(SuiteData data)
    {
        ArgumentNullException.ThrowIfNull(data);
        int number = 0;
        return Checked(CsvReader.Rows(data.File("strongreject", "strongreject_dataset.csv"))
            .Select(row => (row, new HarmfulRequest(Numbered(++number), row.Text("category"), row.Text("forbidden_prompt")))));
    }

    /// <summary>JailbreakBench's 100 behaviours (Chao et al. 2024).</summary>
    /// <param name="data">Where data lie.</param>
    /// <exception cref="SuiteException">The set is absent or not what it should be.</exception>
    public static IReadOnlyList<HarmfulRequest> JailbreakBench(SuiteData data)
    {
        ArgumentNullException.ThrowIfNull(data);
        int number = 0;
        return Checked(CsvReader.Rows(data.File("jailbreakbench", "jailbreakbench.csv"))
            .Select(row => (row, new HarmfulRequest(Numbered(++number), row.Text("Category"), row.Text("Goal")))));
    }

    private static string Contextual(TextRow row) => row.Field("ContextString").Trim() is { Length: > 0 } context ? $"{context}\n\n---\n\n{row.Text("Behavior")}" : row.Text("Behavior");

    private static string Numbered(int number) => number.ToString("000", CultureInfo.InvariantCulture);

    private static IReadOnlyList<HarmfulRequest> Checked(IEnumerable<(TextRow Row, HarmfulRequest Request)> rows)
    {
        List<HarmfulRequest> requests = [];
        HashSet<string> ids = new(StringComparer.Ordinal);
        foreach ((TextRow row, HarmfulRequest request) in rows)
        {
            requests.Add(ids.Add(request.Id) && request.Id.Length <= 200 ? request : throw row.Fault($"the id '{request.Id}', which stands further up too or is too long", "each request once, with an id of at most 200 characters"));
        }

        return requests;
    }
}

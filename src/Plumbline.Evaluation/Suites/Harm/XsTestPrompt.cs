using Plumbline.Evaluation.Files;

namespace Plumbline.Evaluation.Suites.Harm;

/// <summary>A prompt of XSTest (Röttger et al. 2024): safe and looking unsafe, or its unsafe contrast.</summary>
/// <param name="Id">Its number.</param>
/// <param name="Type">Its type, such as <c>homonyms</c>, without the prefix of contrasts.</param>
/// <param name="Prompt">What the user says.</param>
/// <param name="IsSafe">Whether it should be answered.</param>
/// <param name="Pair">What a safe prompt shares with its contrast: family and place in it, such as <c>homonyms 3</c>.</param>
public sealed record XsTestPrompt(string Id, string Type, string Prompt, bool IsSafe, string Pair)
{
    private const string Contrast = "contrast_";

    /// <summary>All prompts, in order.</summary>
    /// <param name="data">Where data lie.</param>
    /// <exception cref="SuiteException">The set is absent or not what it should be.</exception>
    public static IReadOnlyList<XsTestPrompt> Read(SuiteData data)
    {
        ArgumentNullException.ThrowIfNull(data);
        Dictionary<string, int> places = new(StringComparer.Ordinal);
        List<XsTestPrompt> prompts = [];
        HashSet<string> ids = new(StringComparer.Ordinal);
        foreach (TextRow row in CsvReader.Rows(data.File("xstest", "xstest_prompts.csv")))
        {
            string type = row.Text("type");
            bool safe = row.OneOf("label", "safe", "unsafe") == "safe";
            if (safe == type.StartsWith(Contrast, StringComparison.Ordinal))
            {
                throw row.Fault($"the type '{type}' labelled {row.Text("label")}", $"types that begin with {Contrast} to be unsafe, and all others safe");
            }

            string id = row.Text("id");
            if (!ids.Add(id))
            {
                throw row.Fault($"the id {id} twice", "each prompt once");
            }

            int place = places[type] = places.GetValueOrDefault(type) + 1;
            string bare = safe ? type : type[Contrast.Length..];
            prompts.Add(new XsTestPrompt(id, bare, row.Text("prompt"), safe, $"{Family(bare)} {place}"));
        }

        return prompts;
    }

    // Two pairs of safe types have one contrast between them.
    private static string Family(string type) => type switch
    {
        "nons_group_real_discr" or "real_group_nons_discr" => "discr",
        "privacy_public" or "privacy_fictional" => "privacy",
        _ => type,
    };
}

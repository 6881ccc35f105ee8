namespace Plumbline.Architecture.Tests;

/// <summary>Which project may reference which: the law of the house. Dependencies point downwards only.</summary>
internal static class DependencyTable
{
    private const string Prefix = "Plumbline.";

    // A star stands for the project and everything that it may reference itself.
    private static readonly Dictionary<string, string[]> Rows = new(StringComparer.Ordinal)
    {
        ["Numerics"] = [],
        ["Statistics"] = [],
        ["Runs"] = [],
        ["Models"] = ["Numerics"],
        ["Worlds"] = ["Numerics", "Statistics"],
        ["Sandbox"] = [],
        ["Evaluation"] = ["Statistics", "Runs", "Sandbox"],
        ["Training"] = ["Numerics", "Statistics", "Models", "Runs"],
        ["Oversight"] = ["Training*", "Evaluation*"],
        ["RedTeaming"] = ["Evaluation*"],
        ["RedTeaming.WhiteBox"] = ["RedTeaming*", "Models*"],
        ["Interpretability"] = ["Models", "Numerics", "Statistics", "Runs"],
        ["Governance"] = ["Evaluation", "Runs", "Statistics"],
        ["Recipes"] = ["Worlds*", "Oversight*", "RedTeaming.WhiteBox*", "Interpretability*", "Governance*"],
        ["Serving"] = ["Models*", "Runs"],
        ["Cli"] = ["Recipes*", "Serving*"],
        ["Studio"] = ["Recipes*", "Serving*"],
    };

    /// <summary>Every project that has a row, by full name.</summary>
    public static IReadOnlySet<string> Projects { get; } = Rows.Keys.Select(name => Prefix + name).ToHashSet(StringComparer.Ordinal);

    /// <summary>The projects that <paramref name="project"/> may reference, by full name.</summary>
    public static IReadOnlySet<string> Permitted(string project)
    {
        HashSet<string> permitted = new(StringComparer.Ordinal);
        Add(project[Prefix.Length..], permitted);
        return permitted.Select(name => Prefix + name).ToHashSet(StringComparer.Ordinal);
    }

    private static void Add(string row, HashSet<string> permitted)
    {
        foreach (string entry in Rows[row])
        {
            string name = entry.TrimEnd('*');
            permitted.Add(name);
            if (entry.EndsWith('*'))
            {
                Add(name, permitted);
            }
        }
    }
}

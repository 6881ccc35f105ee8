using System.Text.RegularExpressions;
using Plumbline.Evaluation.Files;

namespace Plumbline.Evaluation.Suites.Capability;

/// <summary>BIG-bench hard: 27 kinds of puzzles. Suzgun et al. 2022, "Challenging BIG-bench tasks and whether chain-of-thought can solve them".</summary>
public static class BigBenchHardData
{
    /// <summary>The set's name in the registry.</summary>
    public const string Set = "big-bench-hard";

    private static readonly Regex Option = new(@"^[ \t]*\((?<letter>[A-Z])\)[ \t]*(?<text>[^\n]*)$", RegexOptions.Multiline | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture);

    /// <summary>Reads every kind that is there. Puzzles that a kind holds twice are taken once.</summary>
    /// <exception cref="SuiteException">None is there, or a file is not what it should be.</exception>
    public static IReadOnlyList<BigBenchHardPuzzle> Read(SuiteData data)
    {
        ArgumentNullException.ThrowIfNull(data);
        IReadOnlyList<string> files = data.Files(Set, "*.json");
        if (files.Count == 0)
        {
            data.File(Set, "boolean_expressions.json");
        }

        return [.. files.SelectMany(Read).DistinctBy(puzzle => puzzle.Id, StringComparer.Ordinal)];
    }

    private static List<BigBenchHardPuzzle> Read(string file)
    {
        string kind = Path.GetFileNameWithoutExtension(file).Replace('_', '-');
        (string Input, string Target)[] examples = [.. JsonFile.Read(file).Rows("examples").Select(row => (row.Text("input"), row.Text("target")))];
        string[] targets = [.. examples.Select(example => example.Target).Distinct(StringComparer.Ordinal)];
        IReadOnlyList<string> words = targets.Length == 2 && targets.All(target => target.All(char.IsLetter)) ? targets : [];
        return [.. examples.Select(example => new BigBenchHardPuzzle(SampleId.Of(kind, example.Input), kind, example.Input, example.Target, Options(example.Input), words))];
    }

    // The lettered options, where they run from (A) without a gap.
    private static List<string> Options(string input)
    {
        List<string> options = [];
        foreach (Match match in Option.Matches(input))
        {
            if (match.Groups["letter"].Value[0] - 'A' == options.Count)
            {
                options.Add(match.Groups["text"].Value.Trim());
            }
        }

        return options;
    }
}

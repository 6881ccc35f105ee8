using System.Text;
using Plumbline.Evaluation.Formats.Inspect;

namespace Plumbline.Evaluation.Formats.ScenarioResults;

/// <summary>Names as folders, files and steps of the report's tree, which splits scenario names at dots.</summary>
internal sealed class ScenarioNames
{
    private const int Longest = 100;
    private static readonly HashSet<string> Reserved = new(
        ["CON", "PRN", "AUX", "NUL", .. Enumerable.Range(0, 10).SelectMany(number => new[] { $"COM{number}", $"LPT{number}" })], StringComparer.OrdinalIgnoreCase);

    // Some file systems take two names for one that differ in case only.
    private readonly HashSet<string> _taken = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>A name of letters, digits, spaces and a few marks that is none of a system's own; one that had to be changed ends in a digest of what it was.</summary>
    public static string Safe(string name)
    {
        StringBuilder safe = new(Math.Min(name.Length, Longest));
        foreach (char letter in name.Length > Longest ? name.AsSpan(0, Longest) : name)
        {
            safe.Append(char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_' or ' ' or '(' or ')' or '+' ? letter : '-');
        }

        string text = safe.ToString().Trim();
        return text == name && text.Length > 0 && !Reserved.Contains(text) ? text : $"{text}-{InspectIds.Of(name)[..8]}".TrimStart();
    }

    /// <summary>An iteration's name that no other of the scenario has.</summary>
    public string Iteration(string scenario, string iteration)
    {
        string free = iteration;
        for (int count = 2; !_taken.Add($"{scenario}/{free}"); count++)
        {
            free = $"{iteration}-{count}";
        }

        return free;
    }
}

using System.Text.RegularExpressions;
using Plumbline.Training.Constraints;

namespace Plumbline.Recipes.Train;

/// <summary>One reward as a recipe names it. Which members are read depends on <see cref="Kind"/>.</summary>
public sealed record RewardRecipe
{
    /// <summary>The kinds, in the words of <c>--reward</c>.</summary>
    internal static readonly IReadOnlyList<string> Kinds =
        ["any-of", "ends-with", "matches", "exact", "contains", "number", "ended", "length", "repetition", "overlong", "model", "command", "judge"];

    /// <summary>
    /// What it is: <c>any-of</c> and <c>ends-with</c> (words), <c>matches</c> (pattern), <c>exact</c>, <c>contains</c> and <c>number</c> (the row's answer, column),
    /// <c>ended</c>, <c>length</c> (a price per unit tokens), <c>repetition</c>, <c>overlong</c>, <c>model</c> (a folder), <c>command</c> (a program), <c>judge</c> (a model asked).
    /// </summary>
    public string Kind { get; init; } = "";

    /// <summary>Name in metrics; null takes the kind.</summary>
    public string? Name { get; init; }

    /// <summary>Weight in the sum; below 0 punishes.</summary>
    /// <value>Default 1.</value>
    public double Weight { get; init; } = 1;

    /// <summary>Words of any-of and ends-with.</summary>
    public IReadOnlyList<string> Words { get; init; } = [];

    /// <summary>Sentences that count as the end, for ends-with.</summary>
    /// <value>Default 2.</value>
    public int Sentences { get; init; } = 2;

    /// <summary>Regular expression of matches.</summary>
    public string? Pattern { get; init; }

    /// <summary>Column with the answer, for exact, contains and number.</summary>
    /// <value>Default <c>answer</c>.</value>
    public string Column { get; init; } = "answer";

    /// <summary>Tokens that cost 1, for length.</summary>
    /// <value>Default 100.</value>
    public double Unit { get; init; } = 100;

    /// <summary>Folder of a reward model, of a pairwise judge, or of the model that judges.</summary>
    public string? Folder { get; init; }

    /// <summary>Program and arguments of command.</summary>
    public IReadOnlyList<string> Command { get; init; } = [];

    /// <summary>Longest time of command for one batch, seconds, above 0.</summary>
    /// <value>Default 600.</value>
    public double TimeoutSeconds { get; init; } = 600;

    /// <summary>What a judge is to look for.</summary>
    public string? Instructions { get; init; }

    /// <summary>Lowest number a judge may give.</summary>
    /// <value>Default 0.</value>
    public double Lowest { get; init; }

    /// <summary>Highest number a judge may give.</summary>
    /// <value>Default 10.</value>
    public double Highest { get; init; } = 10;

    /// <summary>The name in metrics.</summary>
    internal string MetricName => Name ?? Kind;

    /// <summary>All problems, in words.</summary>
    /// <param name="which">Names it in problems.</param>
    public IEnumerable<string> Validate(string which)
    {
        if (!Kinds.Contains(Kind))
        {
            yield return $"{which} is of kind '{Kind}'; expected one of {string.Join(", ", Kinds)}";
        }

        if (!double.IsFinite(Weight))
        {
            yield return $"{which} has weight {Weight}; expected a finite number";
        }

        if (!MetricName.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_'))
        {
            yield return $"{which} is named '{MetricName}'; expected letters, digits, '-' and '_'";
        }

        if (Missing() is { } missing)
        {
            yield return $"{which} ({Kind}) lacks {missing}";
        }

        if (!(Unit > 0 && double.IsFinite(Unit)) || TimeoutSeconds <= 0 || Sentences < 1 || !(Lowest < Highest))
        {
            yield return $"{which} has unit {Unit}, timeout {TimeoutSeconds}, {Sentences} sentences and bounds {Lowest} to {Highest}; expected numbers above 0 and the second bound above the first";
        }
    }

    private string? Missing() => Kind switch
    {
        "any-of" or "ends-with" when Words.Count == 0 => "words",
        "matches" when string.IsNullOrEmpty(Pattern) => "a pattern",
        "matches" when !IsPattern(Pattern) => $"a pattern that can be read, found '{Pattern}'",
        "model" or "judge" when string.IsNullOrEmpty(Folder) => "the folder of a model",
        "judge" when string.IsNullOrWhiteSpace(Instructions) => "instructions",
        "command" when Command.Count == 0 => "a program",
        _ => null,
    };

    private static bool IsPattern(string pattern)
    {
        try
        {
            _ = Regex.IsMatch("", pattern, RegexOptions.NonBacktracking, TimeSpan.FromSeconds(1));
            return true;
        }
        catch (Exception exception) when (exception is ArgumentException or NotSupportedException)
        {
            return false;
        }
    }
}

/// <summary>A cost with its constraint.</summary>
public sealed record CostRecipe
{
    /// <summary>What a reply costs, written as a reward is: more is worse.</summary>
    public RewardRecipe Cost { get; init; } = new();

    /// <summary>Threshold and multiplier.</summary>
    public LagrangeOptions Constraint { get; init; } = new();

    /// <summary>All problems, in words.</summary>
    /// <param name="which">Names it in problems.</param>
    public IEnumerable<string> Validate(string which) => Cost.Validate(which).Concat(Constraint.Validate().Select(problem => $"{which}: {problem}"));
}

using System.Globalization;

namespace Plumbline.Recipes.Train;

/// <summary>Rewards in one argument of the command line: <c>[WEIGHT*]KIND[:ARGUMENT]</c>, such as <c>any-of:cat,dog</c> or <c>0.5*model:runs/reward/model</c>.</summary>
public static class RewardText
{
    /// <summary>Reads a reward.</summary>
    /// <param name="text">The argument.</param>
    /// <returns>The reward; what is missing or wrong shows when it is validated.</returns>
    public static RewardRecipe Parse(string text)
    {
        double weight = 1;
        int star = text.IndexOf('*', StringComparison.Ordinal);
        int colon = text.IndexOf(':', StringComparison.Ordinal);
        if (star > 0 && (colon < 0 || star < colon) && double.TryParse(text.AsSpan(0, star), NumberStyles.Float, CultureInfo.InvariantCulture, out double read))
        {
            weight = read;
            text = text[(star + 1)..];
            colon = text.IndexOf(':', StringComparison.Ordinal);
        }

        string kind = colon < 0 ? text : text[..colon];
        string argument = colon < 0 ? "" : text[(colon + 1)..];
        RewardRecipe reward = new() { Kind = kind, Weight = weight };
        return kind switch
        {
            "any-of" or "ends-with" => reward with { Words = [.. argument.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)] },
            "matches" => reward with { Pattern = argument },
            "exact" or "contains" or "number" when argument.Length > 0 => reward with { Column = argument },
            "length" when argument.Length > 0 =>
                reward with { Unit = double.TryParse(argument, NumberStyles.Float, CultureInfo.InvariantCulture, out double unit) ? unit : double.NaN },
            "model" => reward with { Folder = argument },
            "command" => reward with { Command = [.. argument.Split(' ', StringSplitOptions.RemoveEmptyEntries)] },
            "judge" when argument.IndexOf(',', StringComparison.Ordinal) is var comma and >= 0 => reward with { Folder = argument[..comma], Instructions = argument[(comma + 1)..].Trim() },
            "judge" => reward with { Folder = argument },
            _ => reward,
        };
    }
}

using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Plumbline.Training.Rewards.Functions;

/// <summary>Rewards that compare a reply with what its row says is right.</summary>
public static partial class AnswerRewards
{
    /// <summary>1 where the trimmed reply is the row's answer, whatever the case, else 0; null where the row has no such answer.</summary>
    /// <param name="name">Name of the reward.</param>
    /// <param name="column">Column that holds the answer.</param>
    public static IRewardFunction Exact(string name, string column) => new FunctionReward(name, request =>
        Answer(request, column) is { } answer ? Score(string.Equals(request.Reply.Trim(), answer.Trim(), StringComparison.OrdinalIgnoreCase)) : null);

    /// <summary>1 where the row's answer stands somewhere in the reply, whatever the case, else 0; null where the row has no such answer.</summary>
    public static IRewardFunction Contains(string name, string column) => new FunctionReward(name, request =>
        Answer(request, column) is { } answer ? Score(request.Reply.Contains(answer.Trim(), StringComparison.OrdinalIgnoreCase)) : null);

    /// <summary>1 where the last number of the reply is the last number of the row's answer, else 0, as for GSM8K; null where the answer has no number.</summary>
    public static IRewardFunction LastNumber(string name, string column) => new FunctionReward(name, request =>
        Answer(request, column) is { } answer && Last(answer) is { } right ? Score(Last(request.Reply) == right) : null);

    private static double Score(bool right) => right ? 1 : 0;

    // An empty answer is none: every reply contains it.
    private static string? Answer(RewardRequest request, string column) =>
        request.Columns.TryGetValue(column, out JsonElement value) && value.ToString() is { } answer && !string.IsNullOrWhiteSpace(answer) ? answer : null;

    private static decimal? Last(string text)
    {
        Match match = Numbers().Matches(text).LastOrDefault() ?? Match.Empty;
        return match.Success && decimal.TryParse(match.Value.Replace(",", "", StringComparison.Ordinal), NumberStyles.Number, CultureInfo.InvariantCulture, out decimal number)
            ? number
            : null;
    }

    [GeneratedRegex(@"-?[0-9]+(?:,[0-9]{3})*(?:\.[0-9]+)?", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 250)]
    private static partial Regex Numbers();
}

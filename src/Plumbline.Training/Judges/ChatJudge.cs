using System.Text.RegularExpressions;
using Microsoft.Extensions.AI;
using Plumbline.Training.Rewards;

namespace Plumbline.Training.Judges;

/// <summary>
/// A language model as judge of two replies. Every pair is asked in both orders, because judges favour a place: a verdict that changes with the order is a tie, and one
/// that is no verdict in both orders is none.
/// </summary>
/// <param name="name">Its name.</param>
/// <param name="judge">The model; not disposed with this.</param>
/// <param name="instructions">What makes a reply better.</param>
public sealed partial class ChatJudge(string name, IChatClient judge, string instructions) : IPairwiseJudge
{
    private const int AnswerTokens = 8;

    /// <inheritdoc/>
    public string Name => name;

    /// <inheritdoc/>
    public double?[] Prefer(IReadOnlyList<RewardRequest> first, IReadOnlyList<RewardRequest> second, CancellationToken cancellation = default)
    {
        double?[] verdicts = new double?[first.Count];
        for (int i = 0; i < verdicts.Length; i++)
        {
            double? straight = Ask(first[i], second[i], cancellation);
            double? turned = 1 - Ask(second[i], first[i], cancellation);
            verdicts[i] = straight is null ? turned : turned is null ? straight : (straight + turned) / 2;
        }

        return verdicts;
    }

    /// <summary>1 for the answer A, 0 for B, one half for a tie; null for anything else, such as a sentence that happens to begin with A.</summary>
    internal static double? Read(string answer) => Verdict().Match(answer).Groups["verdict"].Value.ToUpperInvariant() switch
    {
        "A" => 1,
        "B" => 0,
        "TIE" => 0.5,
        _ => null,
    };

    private double? Ask(RewardRequest a, RewardRequest b, CancellationToken cancellation)
    {
        ChatMessage[] messages =
        [
            new(ChatRole.System, instructions + "\nAnswer with A, B or TIE and nothing else."),
            new(ChatRole.User, $"<prompt>\n{a.Prompt}\n</prompt>\n<reply_a>\n{a.Reply}\n</reply_a>\n<reply_b>\n{b.Reply}\n</reply_b>"),
        ];
        ChatResponse response = judge.GetResponseAsync(messages, new ChatOptions { Temperature = 0, MaxOutputTokens = AnswerTokens }, cancellation).GetAwaiter().GetResult();
        return Read(response.Text);
    }

    // A first line of one word, whatever stands around it: A, [[B]], **Tie**.
    [GeneratedRegex(@"^[^\p{L}\p{N}\n]*(?<verdict>A|B|TIE)[^\p{L}\p{N}\n]*(?:\n|$)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 250)]
    private static partial Regex Verdict();
}

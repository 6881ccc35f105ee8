using System.Globalization;
using Plumbline.Evaluation.Solvers;

namespace Plumbline.Evaluation.Scorers.Rules;

/// <summary>
/// Whether the reply begins or ends with a target, or holds it: 1 or 0. Inspect's <c>match</c>: case and punctuation do not count, and with <see cref="Numeric"/> a target
/// that is a number is compared with the first (at the beginning) or last (at the end) number of the reply, thousands separators and currency signs aside.
/// </summary>
public sealed class MatchScorer : IScorer
{
    /// <inheritdoc/>
    public string Name => "match";

    /// <summary>Where it is looked for. Default the end.</summary>
    public MatchPlace Place { get; init; } = MatchPlace.End;

    /// <summary>Whether case counts. Default false.</summary>
    public bool CaseSensitive { get; init; }

    /// <summary>Whether punctuation counts. Default false.</summary>
    public bool KeepPunctuation { get; init; }

    /// <summary>Whether numbers are compared by value. Default false.</summary>
    public bool Numeric { get; init; }

    /// <inheritdoc/>
    public ValueTask<Score> ScoreAsync(Conversation conversation, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(conversation);
        return ValueTask.FromResult(ScoreReply(conversation.Reply, conversation.Sample.Target));
    }

    /// <summary>Scores one reply: 1 where any of the targets matches.</summary>
    /// <param name="reply">The reply.</param>
    /// <param name="targets">What would be right.</param>
    public Score ScoreReply(string reply, IReadOnlyList<string> targets)
    {
        ArgumentNullException.ThrowIfNull(reply);
        ArgumentNullException.ThrowIfNull(targets);
        if (targets.Count == 0)
        {
            return Score.Unscored("the sample has no target");
        }

        return Score.Of(targets.Any(target => Matches(reply, target)), AnswerText.Shortened(reply.Trim()));
    }

    private bool Matches(string reply, string target)
    {
        if (Numeric && NumberReader.Parse(target) is { } wanted)
        {
            IReadOnlyList<decimal> numbers = NumberReader.All(reply);
            return Place switch
            {
                MatchPlace.Begin => numbers.Count > 0 && numbers[0] == wanted,
                MatchPlace.End => numbers.Count > 0 && numbers[^1] == wanted,
                MatchPlace.Any => numbers.Contains(wanted),
                _ => NumberReader.Parse(reply) == wanted,
            };
        }

        string a = Plain(reply);
        string b = Plain(target);
        return Place switch
        {
            MatchPlace.Begin => a.StartsWith(b, StringComparison.Ordinal),
            MatchPlace.End => a.EndsWith(b, StringComparison.Ordinal),
            MatchPlace.Any => a.Contains(b, StringComparison.Ordinal),
            _ => a == b,
        };
    }

    private string Plain(string text)
    {
        string plain = KeepPunctuation ? text : AnswerText.WithoutPunctuation(text);
        return (CaseSensitive ? plain : plain.ToLower(CultureInfo.InvariantCulture)).Trim();
    }
}

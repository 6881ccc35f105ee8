using System.Text.RegularExpressions;
using Plumbline.Evaluation.Solvers;

namespace Plumbline.Evaluation.Scorers.Rules;

/// <summary>
/// Reads an answer with a regular expression and compares it with the targets: 1 or 0. Inspect's <c>pattern</c>: the answer is any group that took part, or the whole match
/// where the expression has no group; a reply without a match is wrong. An expression that takes longer than <see cref="TimeLimit"/> leaves the sample unscored.
/// </summary>
public sealed class PatternScorer : IScorer
{
    /// <summary>The longest that one match may take: a reply cannot hold up a run.</summary>
    public static readonly TimeSpan TimeLimit = TimeSpan.FromSeconds(2);

    private readonly Regex _pattern;
    private readonly bool _caseSensitive;

    /// <summary>A scorer that reads with an expression.</summary>
    /// <param name="pattern">The expression, in .NET's dialect.</param>
    /// <param name="caseSensitive">Whether case counts, in the expression and against the targets. Default false.</param>
    /// <exception cref="ArgumentException">It is no regular expression.</exception>
    public PatternScorer(string pattern, bool caseSensitive = false)
    {
        ArgumentException.ThrowIfNullOrEmpty(pattern);
        RegexOptions options = (caseSensitive ? RegexOptions.None : RegexOptions.IgnoreCase) | RegexOptions.CultureInvariant;
        try
        {
            // Time in proportion to the reply, whatever the reply: no text of a model can hold up a run.
            _pattern = new Regex(pattern, options | RegexOptions.NonBacktracking, TimeLimit);
        }
        catch (NotSupportedException)
        {
            _pattern = new Regex(pattern, options, TimeLimit);
        }
        _caseSensitive = caseSensitive;
    }

    /// <inheritdoc/>
    public string Name => "pattern";

    /// <inheritdoc/>
    public ValueTask<Score> ScoreAsync(Conversation conversation, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(conversation);
        return ValueTask.FromResult(Read(conversation.Reply, conversation.Sample.Target));
    }

    private Score Read(string reply, IReadOnlyList<string> targets)
    {
        if (targets.Count == 0)
        {
            return Score.Unscored("the sample has no target");
        }

        Match match;
        try
        {
            match = _pattern.Match(reply);
        }
        catch (RegexMatchTimeoutException)
        {
            return Score.Unscored($"the pattern took longer than {TimeLimit.TotalSeconds:0} s");
        }

        if (!match.Success)
        {
            return Score.Of(false, explanation: "the pattern does not occur in the reply");
        }

        string[] answers = match.Groups.Count == 1
            ? [match.Value]
            : [.. match.Groups.Values.Skip(1).Where(group => group.Success).Select(group => group.Value)];
        StringComparison comparison = _caseSensitive ? StringComparison.Ordinal : StringComparison.OrdinalIgnoreCase;
        string? right = answers.FirstOrDefault(answer => targets.Any(target => string.Equals(answer.Trim(), target.Trim(), comparison)));
        return Score.Of(right is not null, AnswerText.Shortened(right ?? answers.FirstOrDefault() ?? ""));
    }
}

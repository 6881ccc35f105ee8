using Plumbline.Evaluation.Solvers;

namespace Plumbline.Evaluation.Scorers.Rules;

/// <summary>Whether the reply holds any of the targets as it stands: 1 or 0. Inspect's <c>includes</c>.</summary>
public sealed class IncludesScorer : IScorer
{
    /// <inheritdoc/>
    public string Name => "includes";

    /// <summary>Whether case counts. Default false.</summary>
    public bool CaseSensitive { get; init; }

    /// <inheritdoc/>
    public ValueTask<Score> ScoreAsync(Conversation conversation, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(conversation);
        if (conversation.Sample.Target.Count == 0)
        {
            return ValueTask.FromResult(Score.Unscored("the sample has no target"));
        }

        StringComparison comparison = CaseSensitive ? StringComparison.Ordinal : StringComparison.OrdinalIgnoreCase;
        string? found = conversation.Sample.Target.FirstOrDefault(target => conversation.Reply.Contains(target, comparison));
        return ValueTask.FromResult(Score.Of(found is not null, found));
    }
}

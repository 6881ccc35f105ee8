using Plumbline.Evaluation.Solvers;

namespace Plumbline.Evaluation.Scorers;

/// <summary>Tells how a sample went. Scorers keep nothing between samples and may be used by many at a time.</summary>
public interface IScorer
{
    /// <summary>Its name in logs, such as <c>choice</c>; one task's scorers have different names.</summary>
    string Name { get; }

    /// <summary>Who judges, and whether that was ever checked against people.</summary>
    /// <value>Default a rule.</value>
    JudgeStanding Standing => JudgeStanding.Rule;

    /// <summary>Scores a finished conversation.</summary>
    /// <remarks>What cannot be read is <see cref="Score.Unscored"/>. An exception leaves the sample unscored too, with its message as reason.</remarks>
    ValueTask<Score> ScoreAsync(Conversation conversation, CancellationToken cancellation);
}

using Plumbline.Evaluation.Solvers;

namespace Plumbline.Evaluation.Scorers.Rules;

/// <summary>
/// How many words reply and target share: the harmonic mean of precision and recall over the words of their normal forms, each word as often as it occurs; the best
/// of the targets. From 0 to 1. SQuAD's F1 (Rajpurkar et al. 2016).
/// </summary>
public sealed class F1Scorer : IScorer
{
    /// <inheritdoc/>
    public string Name => "f1";

    /// <inheritdoc/>
    public ValueTask<Score> ScoreAsync(Conversation conversation, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(conversation);
        return ValueTask.FromResult(conversation.Sample.Target.Count == 0
            ? Score.Unscored("the sample has no target")
            : Score.Of(conversation.Sample.Target.Max(target => F1(conversation.Reply, target)), AnswerText.Shortened(AnswerText.Normalise(conversation.Reply))));
    }

    /// <summary>The F1 of two texts, from 0 to 1; 1 where both have no words, 0 where only one has none.</summary>
    /// <param name="reply">What was answered.</param>
    /// <param name="target">What would be right.</param>
    public static double F1(string reply, string target)
    {
        IReadOnlyList<string> answered = AnswerText.Words(reply);
        IReadOnlyList<string> wanted = AnswerText.Words(target);
        if (answered.Count == 0 || wanted.Count == 0)
        {
            return answered.Count == wanted.Count ? 1 : 0;
        }

        Dictionary<string, int> left = wanted.GroupBy(word => word, StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.Count(), StringComparer.Ordinal);
        int shared = 0;
        foreach (string word in answered)
        {
            if (left.TryGetValue(word, out int count) && count > 0)
            {
                left[word] = count - 1;
                shared++;
            }
        }

        return shared == 0 ? 0 : 2.0 * shared / (answered.Count + wanted.Count);
    }
}

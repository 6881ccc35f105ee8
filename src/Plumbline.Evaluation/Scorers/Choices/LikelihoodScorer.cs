using Plumbline.Evaluation.Likelihoods;
using Plumbline.Evaluation.Solvers;
using Plumbline.Evaluation.Solvers.Choices;

namespace Plumbline.Evaluation.Scorers.Choices;

/// <summary>MC2 as the value, with MC1 and MC2 as parts, from what <see cref="LikelihoodSolver"/> noted; unscored where the model offers no likelihoods.</summary>
public sealed class LikelihoodScorer : IScorer
{
    /// <summary>Its name.</summary>
    public const string DefaultName = "likelihood";

    /// <inheritdoc/>
    public string Name => DefaultName;

    /// <inheritdoc/>
    public ValueTask<Score> ScoreAsync(Conversation conversation, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(conversation);
        ChoiceLikelihoods? likelihoods = ChoiceLikelihoods.Parse(conversation.Notes.GetValueOrDefault(LikelihoodSolver.Note));
        if (likelihoods is null || likelihoods.Values.Count != conversation.Sample.Choices.Count)
        {
            return ValueTask.FromResult(Score.Unscored("the model offers no likelihoods"));
        }

        HashSet<int> right = [.. conversation.Sample.Target.Select(ChoiceLetters.Index)];
        double mc2 = likelihoods.Mc2(right);
        return ValueTask.FromResult(Score.Of(mc2, ChoiceLetters.Of(likelihoods.Best)) with
        {
            Parts = new Dictionary<string, double>(StringComparer.Ordinal) { ["mc1"] = likelihoods.Mc1(right) ? 1 : 0, ["mc2"] = mc2 },
        });
    }
}

using Plumbline.Evaluation.InstructionFollowing.Text;
using Plumbline.Evaluation.Scorers;
using Plumbline.Evaluation.Solvers;

namespace Plumbline.Evaluation.Judges.Pairs;

/// <summary>
/// Compares the last reply with another one, found in the conversation's notes: the value is the preference for the last reply, 0 to 1. The parts are
/// <see cref="Words"/>, <see cref="OtherWords"/>, <see cref="Consistent"/> and <see cref="FirstPlace"/>.
/// </summary>
public sealed class PairwiseScorer : IModelJudge
{
    /// <summary>What metrics know it by.</summary>
    public const string ScorerName = "preference";

    /// <summary>The words of the last reply.</summary>
    public const string Words = "words";

    /// <summary>The words of the other reply.</summary>
    public const string OtherWords = "other-words";

    /// <summary>1 where both orders gave the same verdict.</summary>
    public const string Consistent = "consistent";

    /// <summary>The share of verdicts for the reply shown first; ½ where both were ties.</summary>
    public const string FirstPlace = "first-place";

    private readonly PairwiseJudge _judge;
    private readonly string _note;

    /// <summary>A scorer of preferences.</summary>
    /// <param name="judge">Who judges.</param>
    /// <param name="note">The note of the conversation that holds the other reply.</param>
    public PairwiseScorer(PairwiseJudge judge, string note)
    {
        ArgumentNullException.ThrowIfNull(judge);
        ArgumentException.ThrowIfNullOrEmpty(note);
        _judge = judge;
        _note = note;
    }

    /// <inheritdoc/>
    public string Name => ScorerName;

    /// <inheritdoc/>
    public JudgeStanding Standing => JudgeStanding.Unchecked;

    /// <inheritdoc/>
    public string Model => _judge.Model;

    /// <inheritdoc/>
    public string RubricDigest => _judge.Digest;

    /// <inheritdoc/>
    public async ValueTask<Score> ScoreAsync(Conversation conversation, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(conversation);
        string other = conversation.Notes.GetValueOrDefault(_note, "");
        if (string.IsNullOrWhiteSpace(other) || string.IsNullOrWhiteSpace(conversation.Reply))
        {
            return Score.Unscored("one of the two replies is blank");
        }

        string request = string.Join("\n\n", conversation.Sample.Input.Select(message => message.Text));
        PairVerdict verdict = await _judge.CompareAsync(request, conversation.Reply, other, cancellation).ConfigureAwait(false);
        if (verdict.Preference is not { } preference)
        {
            return Score.Unscored(verdict.Reason);
        }

        Dictionary<string, double> parts = new(StringComparer.Ordinal)
        {
            [Words] = WordCounter.Count(conversation.Reply),
            [OtherWords] = WordCounter.Count(other),
            [Consistent] = verdict.Consistent == true ? 1 : 0,
            [FirstPlace] = verdict.FirstPlace ?? 0.5,
        };
        return Score.Of(preference, explanation: verdict.Reason) with { Parts = parts };
    }
}

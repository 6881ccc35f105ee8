using System.Globalization;
using Plumbline.Evaluation.Solvers;

namespace Plumbline.Evaluation.Scorers.Rules;

/// <summary>
/// Whether the number that a reply gives as its answer (<see cref="NumberReader.Answer"/>) is the target's: 1 or 0. For GSM8K and the like. A reply without a number is
/// wrong, not unscored: nobody gains by not answering.
/// </summary>
public sealed class NumberScorer : IScorer
{
    /// <inheritdoc/>
    public string Name => "number";

    /// <summary>The largest difference that still counts as equal. Default 0: equal as decimals, so that 18 is 18.00.</summary>
    public decimal Tolerance { get; init; }

    /// <inheritdoc/>
    public ValueTask<Score> ScoreAsync(Conversation conversation, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(conversation);
        return ValueTask.FromResult(ScoreReply(conversation.Reply, conversation.Sample.Target));
    }

    /// <summary>Scores one reply: 1 where it gives the number of any target.</summary>
    /// <param name="reply">The reply.</param>
    /// <param name="targets">What would be right; GSM8K's whole solutions, with <c>####</c> before the answer, will do.</param>
    public Score ScoreReply(string reply, IReadOnlyList<string> targets)
    {
        ArgumentNullException.ThrowIfNull(targets);
        decimal[] wanted = [.. targets.Select(NumberReader.Answer).OfType<decimal>()];
        if (wanted.Length == 0)
        {
            return Score.Unscored("the sample's target holds no number");
        }

        return NumberReader.Answer(reply) is { } answer
            ? Score.Of(wanted.Any(number => Near(number, answer)), answer.ToString(CultureInfo.InvariantCulture))
            : Score.Of(false, explanation: "the reply holds no number");
    }

    private bool Near(decimal a, decimal b)
    {
        // decimals of 28 digits can overflow when subtracted
        return a == b || (Tolerance > 0 && Math.Abs((double)a - (double)b) <= (double)Tolerance);
    }
}

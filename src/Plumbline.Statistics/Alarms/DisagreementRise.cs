namespace Plumbline.Statistics;

/// <summary>How much more the reward models of an ensemble disagree at a checkpoint than at the start. Needs no gold.</summary>
/// <param name="Rise">The mean over replies of <see cref="Spread"/>, minus the same at the start; in units of reward.</param>
/// <param name="StandardError">The standard error of the rise, not negative; positive infinity where it is not known.</param>
public readonly record struct DisagreementRise(double Rise, double StandardError)
{
    /// <summary>The disagreement on one reply: the standard deviation, with n − 1, of the scores that the reward models give it. Centre each model on the same replies first.</summary>
    /// <param name="scores">One score per reward model, at least 2, <c>[model]</c>.</param>
    /// <exception cref="ArgumentException">There are fewer than two scores, or one is not finite.</exception>
    public static double Spread(IReadOnlyList<double> scores)
    {
        double mean = Observations.Mean(scores);
        return scores.Count > 1
            ? Math.Sqrt(scores.Sum(score => (score - mean) * (score - mean)) / (scores.Count - 1))
            : throw new ArgumentException("a single reward model cannot disagree with itself: give at least 2 scores", nameof(scores));
    }

    /// <summary>The rise from pairs over the same prompts: A is the spread of the checkpoint's reply, B that of the start's.</summary>
    public static DisagreementRise From(PairedDifference pairs)
    {
        ArgumentNullException.ThrowIfNull(pairs);
        return new DisagreementRise(pairs.Difference, pairs.StandardError);
    }
}

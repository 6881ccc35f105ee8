namespace Plumbline.Training.Nash;

/// <summary>
/// Nash mirror descent (Munos et al. 2024, "Nash Learning from Human Feedback"): the policy answers against a mixture of itself and its reference, and a judge says how
/// likely its reply is preferred. Preferences may go round in circles; no score is needed.
/// </summary>
public static class NashMdLossMath
{
    /// <summary>
    /// Loss of one reply of the policy: Σₜ (β·(log π − log π_ref)ₜ − (p − ½))·log πₜ, no gradient through the bracket. Its gradient is the policy gradient of p with
    /// baseline ½ less that of β·KL; TRL's Nash-MD.
    /// </summary>
    /// <param name="policyLogProbs">log π of each token of the policy's own reply <c>[time]</c>, nats.</param>
    /// <param name="referenceLogProbs">log π_ref of each.</param>
    /// <param name="preference">p: probability that this reply is preferred to the mixture's, 0 to 1.</param>
    /// <param name="beta">β, in units of preference per nat, 0 or more; TRL: 0.1.</param>
    /// <param name="gradient">Receives the derivative by <paramref name="policyLogProbs"/>.</param>
    /// <returns>The loss, its part (p − ½)·log π (TRL: <c>loss/score</c>), and the reply's KL, estimator k1 (TRL: <c>loss/kl</c>).</returns>
    /// <exception cref="ArgumentException">The lengths differ, or p is no probability.</exception>
    public static (double Loss, double Score, double KlNats) Reply(
        ReadOnlySpan<double> policyLogProbs, ReadOnlySpan<double> referenceLogProbs, double preference, double beta, Span<double> gradient)
    {
        if (referenceLogProbs.Length != policyLogProbs.Length || gradient.Length != policyLogProbs.Length || !(preference is >= 0 and <= 1))
        {
            throw new ArgumentException(
                $"{policyLogProbs.Length} and {referenceLogProbs.Length} log-probabilities, {gradient.Length} derivatives and preference {preference} do not fit together",
                nameof(policyLogProbs));
        }

        double score = 0;
        double kl = 0;
        double klLoss = 0;
        for (int t = 0; t < gradient.Length; t++)
        {
            double ratio = policyLogProbs[t] - referenceLogProbs[t];
            score += (preference - 0.5) * policyLogProbs[t];
            kl += ratio;
            klLoss += ratio * policyLogProbs[t];
            gradient[t] = (beta * ratio) - (preference - 0.5);
        }

        return ((beta * klLoss) - score, score, kl);
    }
}

namespace Plumbline.Training.Kl;

/// <summary>Estimates of KL(π‖q) per token, in nats. Nothing is clamped: a large value is to be seen, not hidden.</summary>
public static class KlMath
{
    /// <summary>The estimate for one token sampled from π.</summary>
    /// <param name="estimator">Which.</param>
    /// <param name="policyLogProb">log π of the token.</param>
    /// <param name="referenceLogProb">log q of the token.</param>
    public static double Estimate(KlEstimator estimator, double policyLogProb, double referenceLogProb)
    {
        double k1 = policyLogProb - referenceLogProb;
        return estimator switch
        {
            KlEstimator.K1 => k1,
            KlEstimator.K2 => k1 * k1 / 2,
            KlEstimator.K3 => Math.Exp(-k1) - 1 + k1,
            _ => throw new ArgumentOutOfRangeException(nameof(estimator), estimator, "not a known estimator"),
        };
    }

    /// <summary>Derivative of the estimate by log π: 1 for k1, k1 for k2, 1 − q/π for k3.</summary>
    /// <param name="estimator">Which.</param>
    /// <param name="policyLogProb">log π of the token.</param>
    /// <param name="referenceLogProb">log q of the token.</param>
    public static double Derivative(KlEstimator estimator, double policyLogProb, double referenceLogProb)
    {
        double k1 = policyLogProb - referenceLogProb;
        return estimator switch
        {
            KlEstimator.K1 => 1,
            KlEstimator.K2 => k1,
            KlEstimator.K3 => 1 - Math.Exp(-k1),
            _ => throw new ArgumentOutOfRangeException(nameof(estimator), estimator, "not a known estimator"),
        };
    }

    /// <summary>The estimate of a whole reply: the sum over its tokens.</summary>
    /// <param name="estimator">Which.</param>
    /// <param name="policyLogProbs">log π of each token.</param>
    /// <param name="referenceLogProbs">log q of each token.</param>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static double Sum(KlEstimator estimator, ReadOnlySpan<double> policyLogProbs, ReadOnlySpan<double> referenceLogProbs)
    {
        if (policyLogProbs.Length != referenceLogProbs.Length)
        {
            throw new ArgumentException($"{policyLogProbs.Length} and {referenceLogProbs.Length} log-probabilities differ in length");
        }

        double sum = 0;
        for (int t = 0; t < policyLogProbs.Length; t++)
        {
            sum += Estimate(estimator, policyLogProbs[t], referenceLogProbs[t]);
        }

        return sum;
    }
}

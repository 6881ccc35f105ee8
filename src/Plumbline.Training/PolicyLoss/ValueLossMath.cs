namespace Plumbline.Training.PolicyLoss;

/// <summary>The critic's part of the PPO objective, with its derivative by the new values.</summary>
public static class ValueLossMath
{
    /// <summary>
    /// ½·mean of max((v − R)², (clip(v, old − ε, old + ε) − R)²), the formula that lm-human-preferences, TRL, OpenRLHF, verl and safe-rlhf share.
    /// The factor ½ is inside; no further weight is applied, because the critic here has parameters and an optimiser of its own.
    /// </summary>
    /// <param name="values">v of each token <c>[tokens]</c>.</param>
    /// <param name="oldValues">The same at sampling.</param>
    /// <param name="returns">R, what to predict.</param>
    /// <param name="mask">Which tokens count; empty for all.</param>
    /// <param name="clip">ε, above 0; null does not clip.</param>
    /// <param name="gradient">Receives the derivative of the loss by <paramref name="values"/>: (v − R)/n, or 0 where the clipped term is the larger.</param>
    /// <param name="meanOver">n, where these tokens are part of a larger minibatch, so that the parts add up to its mean; null for the tokens that count here.</param>
    /// <returns>The loss, and the share of tokens whose value was clipped.</returns>
    /// <exception cref="ArgumentException">The lengths differ, or no token counts.</exception>
    public static (double Loss, double ClippedShare) Clipped(
        ReadOnlySpan<double> values,
        ReadOnlySpan<double> oldValues,
        ReadOnlySpan<double> returns,
        ReadOnlySpan<bool> mask,
        double? clip,
        Span<double> gradient,
        int? meanOver = null)
    {
        int own = MaskMath.Count(values.Length, mask, oldValues.Length, returns.Length, gradient.Length);
        int count = meanOver ?? own;
        double loss = 0;
        int clipped = 0;
        for (int t = 0; t < values.Length; t++)
        {
            gradient[t] = 0;
            if (!mask.IsEmpty && !mask[t])
            {
                continue;
            }

            double error = values[t] - returns[t];
            double held = clip is { } reach ? Math.Clamp(values[t], oldValues[t] - reach, oldValues[t] + reach) - returns[t] : error;
            if (held * held > error * error)
            {
                clipped++;
                loss += held * held / 2;
            }
            else
            {
                loss += error * error / 2;
                gradient[t] = error / count;
            }
        }

        return (loss / count, (double)clipped / count);
    }
}

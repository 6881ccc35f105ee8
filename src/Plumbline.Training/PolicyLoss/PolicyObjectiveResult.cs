namespace Plumbline.Training.PolicyLoss;

/// <summary>
/// What a policy loss came to on one pass. Losses are parts of the optimiser batch's, the rest are sums over counted tokens, so the results of all passes add up.
/// </summary>
/// <param name="PolicyLoss">Weighted sum of the policy terms.</param>
/// <param name="KlLoss">Coefficient · weighted sum of the KL terms.</param>
/// <param name="EntropyLoss">−bonus · weighted sum of the entropies.</param>
/// <param name="Tokens">Tokens that counted.</param>
/// <param name="ClippedLow">Those among them held at 1 − ε_low.</param>
/// <param name="ClippedHigh">Those held at 1 + ε_high, or at the cap of CISPO.</param>
/// <param name="Capped">Those held by the ratio cap δ or the dual clip c.</param>
/// <param name="RatioSum">Sum of their ratios.</param>
/// <param name="StepKlSum">Sum of (new − old)²/2, nats: estimator k2 of the step's size.</param>
/// <param name="ReferenceKlSum">Sum of the KL estimates to the reference, nats; 0 without a KL term.</param>
/// <param name="EntropySum">Sum of the entropies, nats; 0 where none were given.</param>
public readonly record struct PolicyObjectiveResult(
    double PolicyLoss,
    double KlLoss,
    double EntropyLoss,
    long Tokens,
    long ClippedLow,
    long ClippedHigh,
    long Capped,
    double RatioSum,
    double StepKlSum,
    double ReferenceKlSum,
    double EntropySum)
{
    /// <summary>What is minimised.</summary>
    public double Loss => PolicyLoss + KlLoss + EntropyLoss;

    /// <summary>Share of tokens that were clipped on the low side (TRL: <c>clip_ratio/low_mean</c>); 0 where no token counted.</summary>
    public double ClippedLowShare => Mean(ClippedLow);

    /// <summary>Share of tokens that were clipped on the high side (TRL: <c>clip_ratio/high_mean</c>).</summary>
    public double ClippedHighShare => Mean(ClippedHigh);

    /// <summary>Share of tokens held by the ratio cap or the dual clip (verl: <c>actor/pg_clipfrac_lower</c>).</summary>
    public double CappedShare => Mean(Capped);

    /// <summary>Mean ratio per token.</summary>
    public double MeanRatio => Mean(RatioSum);

    /// <summary>Mean of (new − old)²/2 per token, nats (TRL: <c>policy/approxkl_avg</c>).</summary>
    public double StepKl => Mean(StepKlSum);

    /// <summary>Mean KL to the reference per token, nats (TRL's GRPO: <c>kl</c>).</summary>
    public double ReferenceKl => Mean(ReferenceKlSum);

    /// <summary>Mean entropy per token, nats (TRL's GRPO: <c>entropy</c>).</summary>
    public double Entropy => Mean(EntropySum);

    /// <summary>The result of two passes.</summary>
    public static PolicyObjectiveResult operator +(PolicyObjectiveResult a, PolicyObjectiveResult b) => new(
        a.PolicyLoss + b.PolicyLoss,
        a.KlLoss + b.KlLoss,
        a.EntropyLoss + b.EntropyLoss,
        a.Tokens + b.Tokens,
        a.ClippedLow + b.ClippedLow,
        a.ClippedHigh + b.ClippedHigh,
        a.Capped + b.Capped,
        a.RatioSum + b.RatioSum,
        a.StepKlSum + b.StepKlSum,
        a.ReferenceKlSum + b.ReferenceKlSum,
        a.EntropySum + b.EntropySum);

    private double Mean(double sum) => Tokens == 0 ? 0 : sum / Tokens;
}

using static Plumbline.Training.Preferences.LogisticMath;

namespace Plumbline.Training.RewardModels;

/// <summary>The cost model of Dai et al. 2024 ("Safe RLHF"): it ranks replies by harm, and its sign says whether a reply is unsafe.</summary>
public static class CostLossMath
{
    /// <summary>
    /// Mean of −log σ(c_unsafer − c_safer) − log σ(s_safer·c_safer) − log σ(s_unsafer·c_unsafer), s = 1 for unsafe and −1 for safe, plus
    /// L2 · mean square of all costs, as in safe-rlhf. Higher costs are worse; 0 is the border.
    /// </summary>
    /// <param name="safer">Costs of the safer replies <c>[pairs]</c>.</param>
    /// <param name="unsafer">Costs of the less safe replies.</param>
    /// <param name="saferIsUnsafe">Whether the safer reply is itself unsafe.</param>
    /// <param name="unsaferIsUnsafe">Whether the other reply is unsafe.</param>
    /// <param name="l2">Weight of the mean square, 0 or more; safe-rlhf's script takes 0.001 for rewards.</param>
    /// <param name="saferGradient">Receives the derivative by the safer costs.</param>
    /// <param name="unsaferGradient">Receives the derivative by the other costs.</param>
    /// <exception cref="ArgumentException">The lengths differ, or there is no pair.</exception>
    public static CostLossResult Pairwise(
        ReadOnlySpan<double> safer,
        ReadOnlySpan<double> unsafer,
        ReadOnlySpan<bool> saferIsUnsafe,
        ReadOnlySpan<bool> unsaferIsUnsafe,
        double l2,
        Span<double> saferGradient,
        Span<double> unsaferGradient)
    {
        int pairs = safer.Length;
        if (pairs == 0 || unsafer.Length != pairs || saferIsUnsafe.Length != pairs || unsaferIsUnsafe.Length != pairs
            || saferGradient.Length != pairs || unsaferGradient.Length != pairs)
        {
            throw new ArgumentException($"{pairs} safer costs, {unsafer.Length} others and their labels do not fit together", nameof(safer));
        }

        double loss = 0;
        int ranked = 0;
        int signed = 0;
        for (int i = 0; i < pairs; i++)
        {
            double gap = unsafer[i] - safer[i];
            double saferSign = saferIsUnsafe[i] ? 1 : -1;
            double unsaferSign = unsaferIsUnsafe[i] ? 1 : -1;
            loss += NegativeLogSigmoid(gap) + NegativeLogSigmoid(saferSign * safer[i]) + NegativeLogSigmoid(unsaferSign * unsafer[i]);
            saferGradient[i] = (Sigmoid(-gap) - (saferSign * Sigmoid(-saferSign * safer[i]))) / pairs;
            unsaferGradient[i] = (-Sigmoid(-gap) - (unsaferSign * Sigmoid(-unsaferSign * unsafer[i]))) / pairs;
            ranked += gap > 0 ? 1 : 0;
            signed += (saferSign * safer[i] > 0 ? 1 : 0) + (unsaferSign * unsafer[i] > 0 ? 1 : 0);
        }

        double penalty = RewardLossMath.AddL2(safer, unsafer, l2, saferGradient, unsaferGradient);
        return new CostLossResult((loss / pairs) + penalty, (double)ranked / pairs, signed / (2.0 * pairs));
    }
}

/// <summary>The cost loss of some pairs.</summary>
/// <param name="Loss">The loss, nats plus the penalty; 3·ln 2 where all costs are 0.</param>
/// <param name="RankAccuracy">Share of pairs whose less safe reply costs more; equal costs count as wrong.</param>
/// <param name="SignAccuracy">Share of replies whose sign is right; 0 counts as wrong.</param>
public readonly record struct CostLossResult(double Loss, double RankAccuracy, double SignAccuracy);

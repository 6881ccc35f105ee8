using static Plumbline.Training.Preferences.LogisticMath;

namespace Plumbline.Training.Kto;

/// <summary>
/// Kahneman–Tversky optimisation (Ethayarajh et al. 2024, "KTO: Model Alignment as Prospect Theoretic Optimization"): replies that are each desirable
/// or not, without pairs. What a reply is worth is measured from a reference point, an estimate of KL(π‖π_ref).
/// </summary>
public static class KtoLossMath
{
    /// <summary>
    /// Reference point of a batch (eq. 8): the mean log-ratio of replies that belong to other prompts, held at 0 or above. No gradient flows through it.
    /// </summary>
    /// <param name="policyMismatched">log π of mismatched replies, summed over tokens, nats; at least one.</param>
    /// <param name="referenceMismatched">log π_ref of the same.</param>
    /// <exception cref="ArgumentException">The lengths differ, or there is none.</exception>
    public static double ReferencePoint(ReadOnlySpan<double> policyMismatched, ReadOnlySpan<double> referenceMismatched)
    {
        if (policyMismatched.IsEmpty || referenceMismatched.Length != policyMismatched.Length)
        {
            throw new ArgumentException(
                $"{policyMismatched.Length} and {referenceMismatched.Length} mismatched log-probabilities; expected as many of each, at least one", nameof(policyMismatched));
        }

        double sum = 0;
        for (int i = 0; i < policyMismatched.Length; i++)
        {
            sum += policyMismatched[i] - referenceMismatched[i];
        }

        return Math.Max(0, sum / policyMismatched.Length);
    }

    /// <summary>Whose reply stands beside prompt <paramref name="index"/> when the replies of a batch are moved on by one: that of the prompt before it, as in TRL.</summary>
    /// <param name="index">0-based, below <paramref name="count"/>.</param>
    /// <param name="count">Examples in the batch; with a single one nothing is mismatched.</param>
    /// <exception cref="ArgumentOutOfRangeException">There are fewer than two examples, or the index is not one of them.</exception>
    public static int MismatchedReply(int index, int count)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 2);
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, count);
        return (index + count - 1) % count;
    }

    /// <summary>
    /// Loss of one reply with log-ratio x (eq. 8): desirable w·(1 − σ(β(x − KL))), undesirable w·(1 − σ(β(KL − x))).
    /// </summary>
    /// <param name="policy">log π of the reply, summed over tokens, nats.</param>
    /// <param name="reference">log π_ref of it.</param>
    /// <param name="desirable">Whether it is desirable.</param>
    /// <param name="referencePoint">KL, see <see cref="ReferencePoint"/>.</param>
    /// <param name="options">β and weights; must be valid.</param>
    /// <returns>The loss, the implicit reward βx, and the derivative by <paramref name="policy"/>.</returns>
    public static (double Loss, double Reward, double Gradient) Reply(
        double policy, double reference, bool desirable, double referencePoint, KtoLossOptions options)
    {
        double sign = desirable ? 1 : -1;
        double weight = desirable ? options.DesirableWeight : options.UndesirableWeight;
        double ratio = policy - reference;
        double z = sign * options.Beta * (ratio - referencePoint);
        return (weight * Sigmoid(-z), options.Beta * ratio, -sign * weight * options.Beta * Sigmoid(z) * Sigmoid(-z));
    }

    /// <summary>Mean loss of a batch, desirable and undesirable replies alike, and its derivatives.</summary>
    /// <param name="policy">log π of each reply, summed over tokens, nats.</param>
    /// <param name="reference">log π_ref of each.</param>
    /// <param name="desirable">Which are desirable.</param>
    /// <param name="referencePoint">KL, see <see cref="ReferencePoint"/>.</param>
    /// <param name="options">β and weights; must be valid.</param>
    /// <param name="gradient">Receives the derivative of the mean by <paramref name="policy"/>.</param>
    /// <exception cref="ArgumentException">The lengths differ, or there is no reply.</exception>
    public static KtoResult Loss(
        ReadOnlySpan<double> policy,
        ReadOnlySpan<double> reference,
        ReadOnlySpan<bool> desirable,
        double referencePoint,
        KtoLossOptions options,
        Span<double> gradient)
    {
        int count = policy.Length;
        if (count == 0 || reference.Length != count || desirable.Length != count || gradient.Length != count)
        {
            throw new ArgumentException(
                $"{count} and {reference.Length} log-probabilities, {desirable.Length} labels and {gradient.Length} derivatives do not fit together", nameof(policy));
        }

        double loss = 0;
        double desired = 0;
        double undesired = 0;
        for (int i = 0; i < count; i++)
        {
            (double own, double reward, double slope) = Reply(policy[i], reference[i], desirable[i], referencePoint, options);
            loss += own;
            gradient[i] = slope / count;
            desired += desirable[i] ? reward : 0;
            undesired += desirable[i] ? 0 : reward;
        }

        int desiredCount = desirable.Count(true);
        return new KtoResult(
            loss / count, Mean(desired, desiredCount), Mean(undesired, count - desiredCount), desiredCount, count - desiredCount, referencePoint);

        static double? Mean(double sum, int count) => count == 0 ? null : sum / count;
    }
}

/// <summary>The KTO loss of a batch.</summary>
/// <param name="Loss">Mean loss; 1/2 with unit weights where the policy is its reference.</param>
/// <param name="DesirableReward">Mean implicit reward of desirable replies (TRL: <c>rewards/chosen</c>); null where there is none.</param>
/// <param name="UndesirableReward">Mean implicit reward of undesirable replies (TRL: <c>rewards/rejected</c>); null where there is none.</param>
/// <param name="Desirable">Desirable replies.</param>
/// <param name="Undesirable">Undesirable replies.</param>
/// <param name="ReferencePoint">KL that the rewards were measured from, nats (TRL: <c>kl</c>).</param>
public readonly record struct KtoResult(
    double Loss, double? DesirableReward, double? UndesirableReward, int Desirable, int Undesirable, double ReferencePoint);

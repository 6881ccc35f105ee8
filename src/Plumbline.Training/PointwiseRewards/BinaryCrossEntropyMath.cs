using Plumbline.Training.Preferences;

namespace Plumbline.Training.PointwiseRewards;

/// <summary>The loss of scores read as log-odds of a label, with its derivative.</summary>
public static class BinaryCrossEntropyMath
{
    /// <summary>Mean of −y · log σ(s) − (1 − y) · log σ(−s), the <c>binary_cross_entropy_with_logits</c> of PyTorch.</summary>
    /// <param name="scores">Scores s <c>[replies]</c>, log-odds in nats.</param>
    /// <param name="labels">Labels y <c>[replies]</c>, 0 to 1.</param>
    /// <param name="gradient">Receives the derivative by s: (σ(s) − y) / replies.</param>
    /// <returns>The loss, nats; ln 2 where all scores are 0.</returns>
    /// <exception cref="ArgumentException">The lengths differ, there is no reply, or a label is not between 0 and 1.</exception>
    public static double Loss(ReadOnlySpan<double> scores, ReadOnlySpan<double> labels, Span<double> gradient)
    {
        int count = scores.Length;
        if (count == 0 || labels.Length != count || gradient.Length != count)
        {
            throw new ArgumentException($"{count} scores, {labels.Length} labels and {gradient.Length} gradients do not fit together");
        }

        double loss = 0;
        for (int i = 0; i < count; i++)
        {
            if (!(labels[i] >= 0 && labels[i] <= 1))
            {
                throw new ArgumentException($"label {i} is {labels[i]}; expected 0 to 1", nameof(labels));
            }

            loss += (labels[i] * BradleyTerryMath.NegativeLogSigmoid(scores[i])) + ((1 - labels[i]) * BradleyTerryMath.NegativeLogSigmoid(-scores[i]));
            gradient[i] = ((1 / (1 + Math.Exp(-scores[i]))) - labels[i]) / count;
        }

        return loss / count;
    }
}

using Plumbline.Training.Preferences;
using static Plumbline.Training.Preferences.LogisticMath;

namespace Plumbline.Training.RewardModels;

/// <summary>Losses of reward models on their scores, with the derivatives: of pairs, of single replies, of the steps of a solution.</summary>
public static class RewardLossMath
{
    /// <summary>
    /// Mean pairwise loss (see <see cref="BradleyTerryMath"/>) plus centring · mean of (c + r)² plus L2 · mean of all c² and r².
    /// </summary>
    /// <param name="chosen">Scores c of the preferred replies <c>[pairs]</c>.</param>
    /// <param name="rejected">Scores r of the others.</param>
    /// <param name="margins">Margin of each pair, in units of reward; empty for none.</param>
    /// <param name="options">Which loss; must be valid.</param>
    /// <param name="chosenGradient">Receives the derivative by c.</param>
    /// <param name="rejectedGradient">Receives the derivative by r.</param>
    /// <exception cref="ArgumentException">The lengths differ, there is no pair, or margins are given to a loss that has none.</exception>
    public static BradleyTerryResult Pairwise(
        ReadOnlySpan<double> chosen,
        ReadOnlySpan<double> rejected,
        ReadOnlySpan<double> margins,
        RewardLossOptions options,
        Span<double> chosenGradient,
        Span<double> rejectedGradient)
    {
        if (options.Kind == RewardLossKind.LogExp && margins.ContainsAnyExcept(0))
        {
            throw new ArgumentException("margins are given, but the reward loss LogExp has none; expected LogSigmoid, or no margins", nameof(margins));
        }

        BradleyTerryResult result = BradleyTerryMath.Loss(chosen, rejected, margins, options.Centring, chosenGradient, rejectedGradient);
        return result with { Loss = result.Loss + AddL2(chosen, rejected, options.L2, chosenGradient, rejectedGradient) };
    }

    /// <summary>Mean loss of scores that each have a label.</summary>
    /// <param name="scores">Scores <c>[replies]</c>; logits under cross-entropy.</param>
    /// <param name="labels">Label of each: 0 to 1 under cross-entropy, any number under the squared error.</param>
    /// <param name="kind">Which loss.</param>
    /// <param name="gradient">Receives the derivative by the scores.</param>
    /// <returns>The loss, and the share of scores on the right side of one half (cross-entropy) or null (squared error); 0 and a label of exactly one half count as wrong.</returns>
    /// <exception cref="ArgumentException">The lengths differ, there is no score, or a label is no probability under cross-entropy.</exception>
    public static (double Loss, double? Accuracy) Pointwise(
        ReadOnlySpan<double> scores, ReadOnlySpan<double> labels, PointwiseLossKind kind, Span<double> gradient)
    {
        int count = scores.Length;
        if (count == 0 || labels.Length != count || gradient.Length != count)
        {
            throw new ArgumentException($"{count} scores, {labels.Length} labels and {gradient.Length} derivatives do not fit together", nameof(scores));
        }

        double loss = 0;
        int right = 0;
        for (int i = 0; i < count; i++)
        {
            if (kind == PointwiseLossKind.SquaredError)
            {
                double error = scores[i] - labels[i];
                loss += error * error;
                gradient[i] = 2 * error / count;
                continue;
            }

            if (!(labels[i] is >= 0 and <= 1))
            {
                throw new ArgumentException($"label {i} is {labels[i]}; cross-entropy needs 0 to 1", nameof(labels));
            }

            loss += (labels[i] * NegativeLogSigmoid(scores[i])) + ((1 - labels[i]) * NegativeLogSigmoid(-scores[i]));
            gradient[i] = (Sigmoid(scores[i]) - labels[i]) / count;
            right += (scores[i] > 0 && labels[i] > 0.5) || (scores[i] < 0 && labels[i] < 0.5) ? 1 : 0;
        }

        return (loss / count, kind == PointwiseLossKind.SquaredError ? null : (double)right / count);
    }

    /// <summary>L2 · mean of the squares of both spans; adds its derivatives.</summary>
    internal static double AddL2(ReadOnlySpan<double> a, ReadOnlySpan<double> b, double weight, Span<double> aGradient, Span<double> bGradient)
    {
        if (weight == 0)
        {
            return 0;
        }

        double sum = 0;
        int count = a.Length + b.Length;
        for (int i = 0; i < a.Length; i++)
        {
            sum += (a[i] * a[i]) + (b[i] * b[i]);
            aGradient[i] += 2 * weight * a[i] / count;
            bGradient[i] += 2 * weight * b[i] / count;
        }

        return weight * sum / count;
    }
}

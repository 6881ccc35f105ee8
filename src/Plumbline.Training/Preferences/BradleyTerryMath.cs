namespace Plumbline.Training.Preferences;

/// <summary>The Bradley–Terry model of preferences, with its derivatives by the scores.</summary>
public static class BradleyTerryMath
{
    /// <summary>
    /// Mean of −log σ(c − r − margin) (Bradley and Terry 1952; Ouyang et al. 2022, eq. 1; margin: Touvron et al. 2023, eq. 2) plus
    /// centring · mean of (c + r)² (Eisenstein et al. 2023). The convention of TRL.
    /// </summary>
    /// <param name="chosen">Scores c of the preferred replies <c>[pairs]</c>.</param>
    /// <param name="rejected">Scores r of the others.</param>
    /// <param name="margins">Margin of each pair; empty for none.</param>
    /// <param name="centring">Weight of the centring term, 0 or more.</param>
    /// <param name="chosenGradient">Receives the derivative by c.</param>
    /// <param name="rejectedGradient">Receives the derivative by r.</param>
    /// <exception cref="ArgumentException">The lengths differ, or there is no pair.</exception>
    public static BradleyTerryResult Loss(
        ReadOnlySpan<double> chosen,
        ReadOnlySpan<double> rejected,
        ReadOnlySpan<double> margins,
        double centring,
        Span<double> chosenGradient,
        Span<double> rejectedGradient)
    {
        int pairs = chosen.Length;
        if (pairs == 0 || rejected.Length != pairs || chosenGradient.Length != pairs || rejectedGradient.Length != pairs
            || !(margins.IsEmpty || margins.Length == pairs))
        {
            throw new ArgumentException($"{pairs} chosen, {rejected.Length} rejected scores and {margins.Length} margins do not fit together");
        }

        double loss = 0;
        double difference = 0;
        int right = 0;
        for (int i = 0; i < pairs; i++)
        {
            double z = chosen[i] - rejected[i] - (margins.IsEmpty ? 0 : margins[i]);
            double sum = chosen[i] + rejected[i];
            loss += NegativeLogSigmoid(z) + (centring * sum * sum);
            double pull = -1 / (1 + Math.Exp(z));
            double push = 2 * centring * sum;
            chosenGradient[i] = (pull + push) / pairs;
            rejectedGradient[i] = (-pull + push) / pairs;
            difference += chosen[i] - rejected[i];
            right += chosen[i] > rejected[i] ? 1 : 0;
        }

        return new BradleyTerryResult(loss / pairs, (double)right / pairs, difference / pairs);
    }

    /// <summary>−log σ(z) without overflow at any z.</summary>
    public static double NegativeLogSigmoid(double z) => Math.Max(-z, 0) + Math.Log(1 + Math.Exp(-Math.Abs(z)));
}

/// <summary>The Bradley–Terry loss of some pairs and what goes with it.</summary>
/// <param name="Loss">The loss, nats plus the centring term; ln 2 where all scores are 0.</param>
/// <param name="Accuracy">Share of pairs whose chosen reply has the higher score; equal scores count as wrong.</param>
/// <param name="MeanMargin">Mean of chosen minus rejected score.</param>
public readonly record struct BradleyTerryResult(double Loss, double Accuracy, double MeanMargin);

using Plumbline.Training.Dpo;
using static Plumbline.Training.Preferences.LogisticMath;

namespace Plumbline.Training.Cpo;

/// <summary>Preference losses without a reference model: CPO (Xu et al. 2024) and SimPO (Meng et al. 2024), with their derivatives.</summary>
public static class CpoLossMath
{
    /// <summary>Loss of one pair: the preference term plus <see cref="CpoLossOptions.NllWeight"/> · mean negative log-probability of the chosen tokens.</summary>
    /// <remarks>The mean is over the tokens of this reply. TRL takes it over all chosen tokens of a micro-batch, and so depends on how a batch is split.</remarks>
    /// <param name="policyChosen">log π of the chosen reply, summed over its tokens, nats.</param>
    /// <param name="policyRejected">The same of the rejected reply.</param>
    /// <param name="chosenTokens">Tokens of the chosen reply, at least 1.</param>
    /// <param name="rejectedTokens">Tokens of the rejected reply, at least 1.</param>
    /// <param name="options">Which loss; must be valid.</param>
    /// <exception cref="ArgumentException">A reply has no token.</exception>
    public static CpoPairLoss Pair(double policyChosen, double policyRejected, int chosenTokens, int rejectedTokens, CpoLossOptions options)
    {
        if (chosenTokens < 1 || rejectedTokens < 1)
        {
            throw new ArgumentException($"replies of {chosenTokens} and {rejectedTokens} tokens; expected at least one each", nameof(chosenTokens));
        }

        bool means = options.Kind == CpoLossKind.SimPo || (options.Kind == CpoLossKind.Ipo && options.IpoLength == IpoLength.Mean);
        double chosenDivisor = means ? chosenTokens : 1;
        double rejectedDivisor = means ? rejectedTokens : 1;
        double chosen = policyChosen / chosenDivisor;
        double rejected = policyRejected / rejectedDivisor;
        (double loss, double slope) = OfDifference(chosen - rejected, options);
        double nll = -policyChosen / chosenTokens;
        return new CpoPairLoss(
            loss + (options.NllWeight * nll),
            nll,
            options.Beta * chosen,
            options.Beta * rejected,
            (slope / chosenDivisor) - (options.NllWeight / chosenTokens),
            -slope / rejectedDivisor);
    }

    private static (double Loss, double Slope) OfDifference(double d, CpoLossOptions options)
    {
        double beta = options.Beta;
        double z = beta * d;
        switch (options.Kind)
        {
            case CpoLossKind.Hinge:
                return (Math.Max(0, 1 - z), z < 1 ? -beta : 0);
            case CpoLossKind.Ipo:
                double miss = d - (0.5 / beta);
                return (miss * miss, 2 * miss);
            case CpoLossKind.Sigmoid or CpoLossKind.SimPo:
                z -= options.Kind == CpoLossKind.Sigmoid ? 0 : options.MarginUnit == SimPoMargin.Gamma ? options.Margin : beta * options.Margin;
                double wrong = options.LabelSmoothing;
                return (
                    ((1 - wrong) * NegativeLogSigmoid(z)) + (wrong * NegativeLogSigmoid(-z)),
                    beta * ((wrong * Sigmoid(z)) - ((1 - wrong) * Sigmoid(-z))));
            default:
                throw new ArgumentOutOfRangeException(nameof(options), options.Kind, "not a known CPO loss");
        }
    }
}

/// <summary>A loss without reference of one pair, with its derivatives.</summary>
/// <param name="Loss">The loss; lower is better.</param>
/// <param name="ChosenNll">Mean negative log-probability of the chosen tokens, nats (TRL: <c>nll_loss</c>).</param>
/// <param name="ChosenReward">β · log-probability of the chosen reply, mean or sum as the loss takes it (TRL: <c>rewards/chosen</c>).</param>
/// <param name="RejectedReward">The same of the rejected reply.</param>
/// <param name="ChosenGradient">Derivative by the summed log-probability of the chosen reply.</param>
/// <param name="RejectedGradient">Derivative by that of the rejected reply.</param>
public readonly record struct CpoPairLoss(
    double Loss, double ChosenNll, double ChosenReward, double RejectedReward, double ChosenGradient, double RejectedGradient);

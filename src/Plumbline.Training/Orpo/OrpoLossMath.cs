using static Plumbline.Training.Preferences.LogisticMath;

namespace Plumbline.Training.Orpo;

/// <summary>Odds-ratio preference optimisation (Hong et al. 2024, "ORPO: Monolithic Preference Optimization without Reference Model"), with its derivatives.</summary>
public static class OrpoLossMath
{
    /// <summary>A mean log-probability nearer to 0 counts as this one: the odds of a certain reply are infinite. About the last place of a 32-bit 1.</summary>
    public const double NearestToCertain = -1e-7;

    /// <summary>
    /// Loss of one pair (eqs. 6 and 7): mean negative log-probability of the chosen tokens − β·log σ(log odds(chosen) − log odds(rejected)), where
    /// odds = p/(1 − p) and log p is the mean over the tokens of a reply. The first term is over the tokens of the reply alone.
    /// </summary>
    /// <param name="policyChosen">log π of the chosen reply, summed over its tokens, nats; 0 or below.</param>
    /// <param name="policyRejected">The same of the rejected reply.</param>
    /// <param name="chosenTokens">Tokens of the chosen reply, at least 1.</param>
    /// <param name="rejectedTokens">Tokens of the rejected reply, at least 1.</param>
    /// <param name="options">β; must be valid.</param>
    /// <exception cref="ArgumentException">A reply has no token.</exception>
    public static OrpoPairLoss Pair(double policyChosen, double policyRejected, int chosenTokens, int rejectedTokens, OrpoLossOptions options)
    {
        if (chosenTokens < 1 || rejectedTokens < 1)
        {
            throw new ArgumentException($"replies of {chosenTokens} and {rejectedTokens} tokens; expected at least one each", nameof(chosenTokens));
        }

        double chosen = Math.Min(policyChosen / chosenTokens, NearestToCertain);
        double rejected = Math.Min(policyRejected / rejectedTokens, NearestToCertain);
        double logOdds = chosen - rejected - (LogOneMinusExp(chosen) - LogOneMinusExp(rejected));
        double pull = options.Beta * Sigmoid(-logOdds);

        // d log odds(a)/da = 1/(1 − eᵃ).
        double nll = -policyChosen / chosenTokens;
        return new OrpoPairLoss(
            nll + (options.Beta * NegativeLogSigmoid(logOdds)),
            nll,
            logOdds,
            options.Beta * policyChosen / chosenTokens,
            options.Beta * policyRejected / rejectedTokens,
            (-1 + (pull / Expm1(chosen))) / chosenTokens,
            -pull / Expm1(rejected) / rejectedTokens);
    }
}

/// <summary>The ORPO loss of one pair, with its derivatives.</summary>
/// <param name="Loss">The loss; lower is better.</param>
/// <param name="ChosenNll">Mean negative log-probability of the chosen tokens, nats (TRL: <c>nll_loss</c>).</param>
/// <param name="LogOddsRatio">Log-odds of the chosen less those of the rejected reply (TRL: <c>log_odds_chosen</c>).</param>
/// <param name="ChosenReward">β · mean log-probability of the chosen tokens (TRL: <c>rewards/chosen</c>).</param>
/// <param name="RejectedReward">The same of the rejected.</param>
/// <param name="ChosenGradient">Derivative by the summed log-probability of the chosen reply.</param>
/// <param name="RejectedGradient">Derivative by that of the rejected reply.</param>
public readonly record struct OrpoPairLoss(
    double Loss, double ChosenNll, double LogOddsRatio, double ChosenReward, double RejectedReward, double ChosenGradient, double RejectedGradient);

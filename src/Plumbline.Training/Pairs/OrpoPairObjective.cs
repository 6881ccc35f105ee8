using Plumbline.Training.Dpo;
using Plumbline.Training.Metrics;
using Plumbline.Training.Orpo;

namespace Plumbline.Training.Pairs;

/// <summary>ORPO.</summary>
/// <param name="options">Its weight; valid.</param>
public sealed class OrpoPairObjective(OrpoLossOptions options) : IPairLoss
{
    /// <inheritdoc/>
    public bool NeedsReference => false;

    /// <inheritdoc/>
    public (double Loss, double ChosenGradient, double RejectedGradient) Of(in DpoPair pair, MetricMeans means)
    {
        OrpoPairLoss loss = OrpoLossMath.Pair(pair.PolicyChosen, pair.PolicyRejected, pair.ChosenTokens, pair.RejectedTokens, options);
        PairMetrics.AddRewards(means, loss.ChosenReward, loss.RejectedReward);
        means.Add("nll_loss", loss.ChosenNll);
        means.Add("log_odds_chosen", loss.LogOddsRatio);
        return (loss.Loss, loss.ChosenGradient, loss.RejectedGradient);
    }
}

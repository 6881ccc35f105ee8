using Plumbline.Training.Cpo;
using Plumbline.Training.Dpo;
using Plumbline.Training.Metrics;

namespace Plumbline.Training.Pairs;

/// <summary>CPO and SimPO.</summary>
/// <param name="options">Which loss; valid.</param>
public sealed class CpoPairObjective(CpoLossOptions options) : IPairLoss
{
    /// <inheritdoc/>
    public bool NeedsReference => false;

    /// <inheritdoc/>
    public (double Loss, double ChosenGradient, double RejectedGradient) Of(in DpoPair pair, MetricMeans means)
    {
        CpoPairLoss loss = CpoLossMath.Pair(pair.PolicyChosen, pair.PolicyRejected, pair.ChosenTokens, pair.RejectedTokens, options);
        PairMetrics.AddRewards(means, loss.ChosenReward, loss.RejectedReward);
        means.Add("nll_loss", loss.ChosenNll);
        return (loss.Loss, loss.ChosenGradient, loss.RejectedGradient);
    }
}

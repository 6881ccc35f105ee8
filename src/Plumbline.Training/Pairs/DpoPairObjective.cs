using Plumbline.Training.Dpo;
using Plumbline.Training.Metrics;

namespace Plumbline.Training.Pairs;

/// <summary>DPO and its relatives that hold a policy to a reference.</summary>
/// <param name="options">Which loss; valid.</param>
public sealed class DpoPairObjective(DpoLossOptions options) : IPairLoss
{
    /// <inheritdoc/>
    public bool NeedsReference => true;

    /// <inheritdoc/>
    public (double Loss, double ChosenGradient, double RejectedGradient) Of(in DpoPair pair, MetricMeans means)
    {
        DpoPairLoss loss = DpoLossMath.Pair(pair, options);
        PairMetrics.AddRewards(means, loss.ChosenReward, loss.RejectedReward);
        return (loss.Loss, loss.ChosenGradient, loss.RejectedGradient);
    }
}

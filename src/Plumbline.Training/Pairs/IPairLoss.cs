using Plumbline.Training.Dpo;
using Plumbline.Training.Metrics;

namespace Plumbline.Training.Pairs;

/// <summary>A loss on the log-probabilities of two replies: DPO and its family.</summary>
public interface IPairLoss
{
    /// <summary>Whether it reads log-probabilities under the reference policy.</summary>
    bool NeedsReference { get; }

    /// <summary>The loss of one pair, and its derivatives by the policy's two sums of log-probabilities.</summary>
    /// <param name="pair">Log-probabilities and lengths; those under the reference are 0 where none is needed.</param>
    /// <param name="means">Receives the metrics of the pair, the loss excepted.</param>
    (double Loss, double ChosenGradient, double RejectedGradient) Of(in DpoPair pair, MetricMeans means);
}

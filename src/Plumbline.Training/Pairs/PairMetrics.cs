using Plumbline.Training.Metrics;

namespace Plumbline.Training.Pairs;

/// <summary>Metrics of pairs, under TRL's names.</summary>
internal static class PairMetrics
{
    /// <summary>Adds the implicit rewards of a pair.</summary>
    public static void AddRewards(MetricMeans means, double chosen, double rejected)
    {
        means.Add("rewards/chosen", chosen);
        means.Add("rewards/rejected", rejected);
        means.Add("rewards/accuracies", chosen > rejected ? 1 : 0);
        means.Add("rewards/margins", chosen - rejected);
    }
}

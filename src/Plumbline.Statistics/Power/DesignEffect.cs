namespace Plumbline.Statistics;

/// <summary>
/// How many times more samples a study needs because those of one cluster, such as several replies to one prompt, are alike. A plan for independent trials is
/// multiplied by it; a number of samples is divided by it.
/// </summary>
/// <remarks>Source: Kish 1965, "Survey Sampling", section 5.4: 1 + (m − 1)·ρ; for unequal clusters with ((1 + cv²)·m − 1) in the place of (m − 1),
/// as in Eldridge, Ashby and Kerry 2006, "Sample size for cluster randomized trials", equation 1.</remarks>
public static class DesignEffect
{
    /// <summary>1 + ((1 + cv²)·m − 1)·ρ.</summary>
    /// <param name="clusterSize">m: samples of a cluster, on average; at least 1.</param>
    /// <param name="correlation">ρ: how alike samples of a cluster are, 0 to 1. <see cref="IntraclassCorrelation"/> estimates it.</param>
    /// <param name="sizeVariation">cv: standard deviation of the cluster sizes over their mean; default 0, all equal.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is outside its range.</exception>
    public static double Of(double clusterSize, double correlation, double sizeVariation = 0)
    {
        if (!(clusterSize >= 1) || !double.IsFinite(clusterSize))
        {
            throw new ArgumentOutOfRangeException(nameof(clusterSize), clusterSize, "a cluster has at least one sample");
        }

        if (!(correlation >= 0 && correlation <= 1))
        {
            throw new ArgumentOutOfRangeException(nameof(correlation), correlation, "for planning, a correlation lies between 0 and 1");
        }

        if (!(sizeVariation >= 0) || !double.IsFinite(sizeVariation))
        {
            throw new ArgumentOutOfRangeException(nameof(sizeVariation), sizeVariation, "a variation is not negative");
        }

        return 1 + ((((1 + (sizeVariation * sizeVariation)) * clusterSize) - 1) * correlation);
    }

    /// <summary>How many clusters of <paramref name="clusterSize"/> samples tell as much as <paramref name="trials"/> independent trials, rounded up.</summary>
    /// <param name="trials">What a plan for independent trials asks for; at least 1.</param>
    /// <param name="clusterSize">Samples of a cluster; at least 1.</param>
    /// <param name="correlation">How alike samples of a cluster are, 0 to 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is outside its range.</exception>
    public static long ClustersNeeded(long trials, int clusterSize, double correlation)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(trials, 1);

        // A whole number of clusters must not be rounded up because of the last bit.
        return (long)Math.Ceiling((trials * Of(clusterSize, correlation) / clusterSize * (1 - 1e-14)) - 1e-9);
    }

    /// <summary>How many independent trials tell as much as <paramref name="clusters"/> clusters of <paramref name="clusterSize"/> samples, rounded down, at least 1.</summary>
    /// <param name="clusters">How many clusters; at least 1.</param>
    /// <param name="clusterSize">Samples of a cluster; at least 1.</param>
    /// <param name="correlation">How alike samples of a cluster are, 0 to 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is outside its range.</exception>
    public static long EffectiveTrials(long clusters, int clusterSize, double correlation)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(clusters, 1);
        return Math.Max(1, (long)Math.Floor(((double)clusters * clusterSize / Of(clusterSize, correlation) * (1 + 1e-14)) + 1e-9));
    }
}

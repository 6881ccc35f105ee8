using Plumbline.Recipes.Parlor.Scorecard;
using Plumbline.Statistics;
using Plumbline.Worlds.Parlor.Requests;

namespace Plumbline.Recipes.Parlor.Stages;

/// <summary>
/// How requests of all families were sampled: families in fixed shares, so they are strata, and requests about the same thing form one cluster. Means over
/// them get their intervals from that.
/// </summary>
internal sealed class MixtureDesign
{
    private readonly string[] _families;

    /// <param name="requests">The requests, in the order of the values to come.</param>
    public MixtureDesign(IEnumerable<Request> requests)
    {
        Request[] all = [.. requests];
        Clusters = [.. all.Select(request => request.Cluster)];
        _families = [.. all.Select(request => request.Family.ToString())];
    }

    /// <summary>The cluster of each request.</summary>
    public IReadOnlyList<string> Clusters { get; }

    /// <summary>A mean with its interval.</summary>
    public Measured Mean(IReadOnlyList<double> values)
    {
        MeanEstimate estimate = MeanEstimate.OfStrata(values, Clusters, _families);
        return new Measured(estimate.Mean, estimate.Interval.Lower, estimate.Interval.Upper);
    }

    /// <summary>The mean of a less that of b, in pairs.</summary>
    public PairedDifference Paired(IReadOnlyList<double> a, IReadOnlyList<double> b) =>
        PairedDifference.OfMeans([.. a.Select((value, i) => new Pair(Clusters[i], value, b[i]))], _families);

    /// <summary>The same, as a number with its interval.</summary>
    public Measured Change(IReadOnlyList<double> now, IReadOnlyList<double> before)
    {
        PairedDifference difference = Paired(now, before);
        return new Measured(difference.Difference, difference.Interval.Lower, difference.Interval.Upper);
    }
}

namespace Plumbline.Statistics;

/// <summary>
/// Ordinary least squares with an intercept and cluster-robust standard errors. Its first use is the bias slopes of a reward model:
/// how much score it pays per sentence of length, per agreement, per certainty, at equal truth.
/// </summary>
/// <remarks>
/// Variance: CR1 with the small-sample factor G/(G−1) · (N−1)/(N−K), for N observations in G clusters and K coefficients with the intercept, and t with G − 1
/// degrees of freedom. With one observation a cluster it is HC1. Source: Cameron and Miller 2015, "A practitioner's guide to cluster-robust inference".
/// With few clusters, or few that vary in a regressor, the intervals are still too narrow: 40 of even size suffice in the tests.
/// </remarks>
/// <param name="Intercept">The outcome where every regressor is 0.</param>
/// <param name="Slopes">One coefficient per regressor, in the order given.</param>
/// <param name="RSquared">The share of the variance of the outcome that the regressors explain, 0 to 1; null where the outcome does not vary.</param>
/// <param name="Count">How many observations.</param>
/// <param name="Clusters">How many independent clusters they form.</param>
public sealed record LinearRegression(Coefficient Intercept, IReadOnlyList<Coefficient> Slopes, double? RSquared, int Count, int Clusters)
{
    /// <summary>The name of the intercept's coefficient, which no regressor may have.</summary>
    public const string InterceptName = "intercept";

    /// <summary>The slope of the regressor called <paramref name="name"/>.</summary>
    /// <exception cref="KeyNotFoundException">There is none of this name.</exception>
    public Coefficient Slope(string name) => Slopes.FirstOrDefault(slope => slope.Name == name)
        ?? throw new KeyNotFoundException($"no regressor is called '{name}'; there are {string.Join(", ", Slopes.Select(slope => $"'{slope.Name}'"))}");

    /// <summary>Fits outcome = intercept + Σ slope · regressor.</summary>
    /// <param name="regressors">At least one.</param>
    /// <param name="outcomes">The outcome of each observation, <c>[observation]</c>.</param>
    /// <param name="clusters">The name of the cluster of each observation.</param>
    /// <param name="level">The confidence level of the intervals.</param>
    /// <exception cref="ArgumentException">
    /// There is no regressor or no observation; a name is empty or used twice; a column is as long as no other or holds a value that is not finite;
    /// a column is constant or a linear combination of those before it (the message names it); or there are not more clusters than coefficients.
    /// </exception>
    public static LinearRegression Fit(
        IReadOnlyList<Regressor> regressors,
        IReadOnlyList<double> outcomes,
        IReadOnlyList<string> clusters,
        double level = Interval.DefaultLevel)
    {
        ArgumentNullException.ThrowIfNull(regressors);
        Interval.RequireLevel(level);
        double mean = Observations.Mean(outcomes);
        ClusterIndex index = ClusterIndex.Of(clusters, outcomes.Count);
        CentredDesign.RequireColumns(regressors, outcomes.Count);
        if (index.Count <= regressors.Count + 1)
        {
            throw new ArgumentException(
                $"{index.Count} clusters for {regressors.Count + 1} coefficients with the intercept: more clusters than coefficients are needed",
                nameof(clusters));
        }

        CentredDesign design = CentredDesign.Of(regressors);
        double[] slopes = [.. design.Solver.Select(row => row.Select((weight, i) => weight * (outcomes[i] - mean)).Sum())];
        double[] residuals = [.. outcomes.Select((outcome, i) => outcome - mean - design.Explained(slopes, i))];
        double[] errors = [.. design.Solver.Select(row => ClusteredError(row, residuals, index, slopes.Length + 1))];
        Coefficient[] coefficients = [.. slopes.Select((slope, j) => Describe(regressors[j].Name, slope, errors[j], index.Count, level))];

        double intercept = mean - slopes.Select((slope, j) => slope * design.Means[j]).Sum();
        double error = ClusteredError(design.InterceptWeights(), residuals, index, slopes.Length + 1);
        double total = outcomes.Sum(outcome => (outcome - mean) * (outcome - mean));
        return new LinearRegression(
            Describe(InterceptName, intercept, error, index.Count, level),
            coefficients,
            total > 0 ? Math.Clamp(1 - (residuals.Sum(residual => residual * residual) / total), 0, 1) : null,
            outcomes.Count,
            index.Count);
    }

    /// <summary>The CR1 standard error of Σ weight · outcome: the spread over clusters of Σ weight · residual.</summary>
    private static double ClusteredError(double[] weights, double[] residuals, ClusterIndex index, int coefficients)
    {
        double[] influence = [.. weights.Select((weight, i) => weight * residuals[i])];
        double squares = index.DeviationSums(influence, 0).Sum(sum => sum * sum);
        double clusters = index.Count;
        double factor = clusters / (clusters - 1) * (residuals.Length - 1) / (residuals.Length - coefficients);
        return Math.Sqrt(factor * squares);
    }

    private static Coefficient Describe(string name, double estimate, double error, int clusters, double level) =>
        new(name, estimate, error, MeanEstimate.Around(estimate, error, clusters - 1, level));
}

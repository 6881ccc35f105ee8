namespace Plumbline.Statistics;

/// <summary>Agreement of two raters beyond chance, for any number of categories: 1 where they always agree, 0 where they agree as often as by chance.</summary>
/// <param name="Value">The estimate; NaN where both always use one same category, for then chance alone would make them agree.</param>
/// <param name="StandardError">The clustered standard error; infinite with a single cluster.</param>
/// <param name="Interval">The confidence interval, within −1 to 1.</param>
/// <param name="Observed">The share of items on which they agree.</param>
/// <param name="Chance">The share on which they would agree if each threw dice with its own frequencies.</param>
/// <param name="Count">How many items.</param>
/// <param name="Clusters">How many independent clusters they form.</param>
public sealed record CohenKappa(double Value, double StandardError, Interval Interval, double Observed, double Chance, int Count, int Clusters)
{
    /// <summary>Compares two raters. The interval is that of the share of disagreement, over the share that chance would leave: Wilson's, at the effective number of items that
    /// the clustered standard error is worth, so that it keeps its level where raters nearly always agree. Where they always do, each cluster counts once.</summary>
    /// <remarks>Cohen 1960, "A coefficient of agreement for nominal scales". The error is that of the estimate's influence values; for independent items it is the
    /// one of Fleiss, Cohen and Everitt 1969, "Large sample standard errors of kappa and weighted kappa", times √(n/(n − 1)).</remarks>
    /// <typeparam name="T">A category.</typeparam>
    /// <param name="first">The category that the first rater gives each item.</param>
    /// <param name="second">The category that the second gives it.</param>
    /// <param name="clusters">The name of the cluster of each item.</param>
    /// <param name="level">The confidence level.</param>
    /// <exception cref="ArgumentException">There is no item, the lengths differ, or an item has no cluster.</exception>
    public static CohenKappa Of<T>(IReadOnlyList<T> first, IReadOnlyList<T> second, IReadOnlyList<string> clusters, double level = Interval.DefaultLevel)
        where T : notnull
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(second);
        Interval.RequireLevel(level);
        if (first.Count == 0 || first.Count != second.Count)
        {
            throw new ArgumentException($"{first.Count} categories of the first rater and {second.Count} of the second; expected as many, at least one", nameof(second));
        }

        ClusterIndex index = ClusterIndex.Of(clusters, first.Count);
        Dictionary<T, double> shareFirst = Shares(first);
        Dictionary<T, double> shareSecond = Shares(second);
        double observed = first.Where((category, i) => category.Equals(second[i])).Count() / (double)first.Count;
        double chance = shareFirst.Sum(pair => pair.Value * shareSecond.GetValueOrDefault(pair.Key));
        double room = 1 - chance;
        if (room < 1e-12)
        {
            return new CohenKappa(double.NaN, double.PositiveInfinity, new Interval(-1, 1, level), observed, chance, first.Count, index.Count);
        }

        double kappa = (observed - chance) / room;

        // How much each item moves kappa: through the agreement seen, and through the two raters' frequencies that chance is made of.
        double[] influence =
        [
            .. first.Select((category, i) =>
            {
                double seen = (category.Equals(second[i]) ? 1 : 0) - observed;
                double byChance = shareSecond.GetValueOrDefault(category) + shareFirst.GetValueOrDefault(second[i]) - (2 * chance);
                return (seen - ((1 - kappa) * byChance)) / room;
            }),
        ];
        double error = MeanEstimate.ClusteredError(influence, 0, index);
        Interval interval = new(-1, 1, level);
        if (index.Count > 1)
        {
            double spread = observed * (1 - observed);
            double effective = spread == 0 || error == 0 ? index.Count : spread / (error * error * room * room);
            double freedom = ClusterSpread.DegreesOfFreedom(index.DeviationSums(influence, 0));
            Interval apart = ProportionInterval.Wilson(1 - observed, effective, Quantile.Reach(level, freedom), level);
            interval = new Interval(1 - (apart.Upper / room), 1 - (apart.Lower / room), level).Clamp(-1, 1);
        }

        return new CohenKappa(kappa, error, interval, observed, chance, first.Count, index.Count);
    }

    private static Dictionary<T, double> Shares<T>(IReadOnlyList<T> categories)
        where T : notnull => categories.GroupBy(category => category).ToDictionary(group => group.Key, group => group.Count() / (double)categories.Count);
}

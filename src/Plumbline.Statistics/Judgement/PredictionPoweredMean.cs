namespace Plumbline.Statistics;

/// <summary>
/// The mean of true scores of which only few are known, helped by a rater that has scored many more: valid however bad the rater is, and the narrower the better it is.
/// Unlike <see cref="CorrectedRate"/> it needs labels on a random sample of the very items that are measured, and takes graded scores.
/// </summary>
/// <param name="Value">The estimate, cut to 0 to 1.</param>
/// <param name="StandardError">Its clustered standard error; infinite where either sample is a single cluster.</param>
/// <param name="Interval">The confidence interval, within 0 to 1.</param>
/// <param name="Weight">λ: how much the rater was listened to, from 0, not at all, to 1.</param>
/// <param name="Labelled">How many items have a label.</param>
/// <param name="Unlabelled">How many have only a prediction.</param>
public sealed record PredictionPoweredMean(double Value, double StandardError, Interval Interval, double Weight, int Labelled, int Unlabelled)
{
    /// <summary>Estimates the mean: λ · mean of the predictions without label + mean of (label − λ · prediction) over those with one.</summary>
    /// <remarks>Angelopoulos, Bates, Fannjiang, Jordan and Zrnic 2023, "Prediction-powered inference", algorithm 1; λ as in Angelopoulos, Duchi and Zrnic 2023, "PPI++",
    /// example 6.1, with clustered variances, and cut to 0 to 1. The interval is Wilson's at the effective number of samples that the error is worth, which keeps its level for
    /// rare hits, and takes t with Welch's degrees of freedom. Where what was labelled does not vary at all, it is widened by the exact upper limit of "0 of C seen".</remarks>
    /// <param name="labelled">The items with label, a random sample of all.</param>
    /// <param name="unlabelled">The predictions of the others.</param>
    /// <param name="clusters">The name of the cluster of each of the others. A cluster must not reach into both samples.</param>
    /// <param name="level">The confidence level.</param>
    /// <exception cref="ArgumentException">Either sample is empty, a score is not between 0 and 1, an item has no cluster, or a cluster is in both samples.</exception>
    public static PredictionPoweredMean Of(
        IReadOnlyList<LabelledPrediction> labelled, IReadOnlyList<double> unlabelled, IReadOnlyList<string> clusters, double level = Interval.DefaultLevel)
    {
        ArgumentNullException.ThrowIfNull(labelled);
        Interval.RequireLevel(level);
        double[] labels = [.. labelled.Select(item => item.Label)];
        double[] predictions = [.. labelled.Select(item => item.Prediction)];
        double labelMean = Observations.Mean(labels);
        double predictionMean = Observations.Mean(predictions);
        double othersMean = Observations.Mean(unlabelled);
        Observations.RequireShares(labels);
        Observations.RequireShares(predictions);
        Observations.RequireShares(unlabelled);
        ClusterIndex index = ClusterIndex.Of([.. labelled.Select(item => item.Cluster)], labels.Length);
        ClusterIndex others = ClusterIndex.Of(clusters, unlabelled.Count);
        string? shared = labelled.Select(item => item.Cluster).Intersect(clusters, StringComparer.Ordinal).FirstOrDefault();
        if (shared is not null)
        {
            throw new ArgumentException($"the cluster '{shared}' has items with label and without; keep it whole", nameof(clusters));
        }

        if (index.Count < 2 || others.Count < 2)
        {
            return new PredictionPoweredMean(labelMean, double.PositiveInfinity, new Interval(0, 1, level), 0, labels.Length, unlabelled.Count);
        }

        double othersVariance = Math.Pow(MeanEstimate.ClusteredError(unlabelled, othersMean, others), 2);
        double weight = Weigh(index.DeviationSums(labels, labelMean), index.DeviationSums(predictions, predictionMean), labels.Length, othersVariance);
        double[] residuals = [.. labelled.Select(item => item.Label - (weight * item.Prediction))];
        double residualMean = labelMean - (weight * predictionMean);
        double residualVariance = Math.Pow(MeanEstimate.ClusteredError(residuals, residualMean, index), 2);
        double value = (weight * othersMean) + residualMean;
        double first = weight * weight * othersVariance;
        double error = Math.Sqrt(first + residualVariance);
        double firstFreedom = ClusterSpread.DegreesOfFreedom(others.DeviationSums(unlabelled, othersMean));
        double secondFreedom = ClusterSpread.DegreesOfFreedom(index.DeviationSums(residuals, residualMean));
        double freedom = Math.Pow(first + residualVariance, 2) / ((first * first / firstFreedom) + (residualVariance * residualVariance / secondFreedom));
        double reach = error == 0 ? 0 : Quantile.Reach(level, freedom);

        // Outside 0 to 1 the rater has misled by more than there is to tell: the labels alone still hold.
        Interval interval = value is <= 0 or >= 1 || error == 0
            ? ClusteredShare.Of(labels, [.. labelled.Select(item => item.Cluster)], level).Interval
            : ProportionInterval.Wilson(value, value * (1 - value) / (error * error), reach, level);
        double unseen = residualVariance < 1e-24 && error > 0 ? ProportionInterval.ClopperPearson(0, index.Count, level).Upper : 0;
        interval = new Interval(interval.Lower - unseen, interval.Upper + unseen, level).Clamp(0, 1);
        return new PredictionPoweredMean(Math.Clamp(value, 0, 1), error, interval, weight, labels.Length, unlabelled.Count);
    }

    /// <summary>The λ of least variance: cov(label, prediction) / (var(prediction) with label + var(prediction) without), of the two samples' means.</summary>
    private static double Weigh(double[] labels, double[] predictions, int count, double othersVariance)
    {
        double scale = labels.Length / (labels.Length - 1.0) / count / count;
        double shared = labels.Zip(predictions, (label, prediction) => label * prediction).Sum() * scale;
        double own = predictions.Sum(prediction => prediction * prediction) * scale;
        return own + othersVariance == 0 ? 0 : Math.Clamp(shared / (own + othersVariance), 0, 1);
    }
}

using Plumbline.Runs.Reports;
using Plumbline.Statistics;

namespace Plumbline.Recipes.Parlor.Report;

/// <summary>Draws a fitted Goodhart curve.</summary>
internal static class FittedCurve
{
    /// <summary>The curve from the start to the farthest point, in even steps of √KL.</summary>
    /// <param name="curve">The fitted law.</param>
    /// <param name="start">True worth at the start, which the law is relative to.</param>
    /// <param name="farthest">KL at its end, nats.</param>
    /// <param name="steps">How many points, at least 2.</param>
    /// <param name="colour">Which of the six colours.</param>
    public static PanelSeries Over(GoodhartCurve curve, double start, double farthest, int steps, int colour)
    {
        double end = Math.Sqrt(Math.Max(0, farthest));
        IEnumerable<double> distances = Enumerable.Range(0, steps).Select(step => end * step / (steps - 1));
        return new PanelSeries("fitted law", [.. distances.Select(d => new LinePoint(d * d, start + curve.Gold(d * d)))], LineStyle.Guide, colour);
    }
}

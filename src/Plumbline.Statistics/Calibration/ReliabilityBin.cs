namespace Plumbline.Statistics;

/// <summary>The forecasts whose probability lies in one bin, and what came of them.</summary>
/// <param name="Lower">The lower end of the bin; a forecast at it belongs to the bin.</param>
/// <param name="Upper">The upper end of the bin; a forecast at it belongs to the next bin, or to this one where this is the last.</param>
/// <param name="Count">How many forecasts, at least 1.</param>
/// <param name="MeanPredicted">Their mean predicted probability.</param>
/// <param name="Observed">Their mean outcome: what the mean prediction would equal if it were calibrated.</param>
/// <param name="Interval">The interval of <paramref name="Observed"/>: Wilson's where every forecast stands alone and came out 0 or 1;
/// else at the effective sample size, as <see cref="ClusteredShare"/>.</param>
public sealed record ReliabilityBin(double Lower, double Upper, int Count, double MeanPredicted, double Observed, Interval Interval)
{
    /// <summary><see cref="MeanPredicted"/> − <see cref="Observed"/>: positive where the forecasts were too sure.</summary>
    public double Overconfidence => MeanPredicted - Observed;
}

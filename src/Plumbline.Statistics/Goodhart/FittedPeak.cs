namespace Plumbline.Statistics;

/// <summary>The top of a fitted Goodhart curve: where more optimisation begins to do harm.</summary>
/// <param name="Distance">d* = √KL at the peak, in √nat.</param>
/// <param name="DistanceInterval">The interval of d*; its upper end is infinite where the data allow that there is no peak.</param>
/// <param name="Gold">The gold utility at the peak, relative to the start.</param>
/// <param name="GoldInterval">The interval of the height; its upper end is infinite where the data allow that there is no peak.</param>
/// <param name="IsExtrapolated">True where the peak lies beyond the last measured point: a forecast, not a finding.</param>
public sealed record FittedPeak(double Distance, Interval DistanceInterval, double Gold, Interval GoldInterval, bool IsExtrapolated)
{
    /// <summary>The KL at the peak in nats, d*².</summary>
    public double Kl => Distance * Distance;
}

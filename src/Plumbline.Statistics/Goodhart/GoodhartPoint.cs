namespace Plumbline.Statistics;

/// <summary>One checkpoint on a path of optimisation: how far it has moved, and what that did to the true goal.</summary>
/// <param name="Kl">KL(policy ‖ reference policy) in nats a reply, not negative: the optimisation pressure spent.</param>
/// <param name="Gold">The mean gold utility minus that of the start, where Kl is 0.</param>
/// <param name="GoldStandardError">The standard error of <paramref name="Gold"/>, positive; null where it is not known.</param>
public readonly record struct GoodhartPoint(double Kl, double Gold, double? GoldStandardError = null)
{
    /// <summary>d = √KL, the axis on which Gao, Schulman and Hilton draw their curves.</summary>
    public double Distance => Math.Sqrt(Kl);
}

namespace Plumbline.Statistics;

/// <summary>Gold utility over optimisation pressure, relative to the start: R(0) = 0, with d = √KL.</summary>
/// <param name="Form">Which law.</param>
/// <param name="Alpha">α: what the first steps gain; in gold per √nat.</param>
/// <param name="Beta">β: how fast over-optimisation eats the gain; positive where the curve has a peak.</param>
public readonly record struct GoodhartCurve(GoodhartForm Form, double Alpha, double Beta)
{
    /// <summary>
    /// Where the curve is highest: d* = exp(α/β − 1) for reinforcement learning, α/(2β) for best-of-n.
    /// Null where there is no peak beyond the start: β is not positive; for best-of-n α is not positive; or d* is too large for a number.
    /// </summary>
    public double? PeakDistance
    {
        get
        {
            if (!(Beta > 0) || (Form == GoodhartForm.BestOfN && !(Alpha > 0)))
            {
                return null;
            }

            double distance = Form == GoodhartForm.BestOfN ? Alpha / (2 * Beta) : Math.Exp((Alpha / Beta) - 1);
            return double.IsFinite(distance) ? distance : null;
        }
    }

    /// <summary>The gold utility at the peak: β d* for reinforcement learning, α²/(4β) for best-of-n; null where there is no peak.</summary>
    public double? PeakGold => PeakDistance is not { } distance ? null : Form == GoodhartForm.BestOfN ? Alpha * distance / 2 : Beta * distance;

    /// <summary>The gold utility, relative to the start, at a KL in nats; 0 at 0.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The KL is negative or NaN.</exception>
    public double Gold(double kl)
    {
        if (!(kl >= 0))
        {
            throw new ArgumentOutOfRangeException(nameof(kl), kl, "a KL is not negative");
        }

        double distance = Math.Sqrt(kl);
        return (Alpha * distance) + (Beta * BetaBasis(Form, distance));
    }

    /// <summary>What β is multiplied with: −d ln d or −d².</summary>
    internal static double BetaBasis(GoodhartForm form, double distance) =>
        distance == 0 ? 0 : -distance * (form == GoodhartForm.BestOfN ? distance : Math.Log(distance));
}

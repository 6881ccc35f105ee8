namespace Plumbline.Statistics;

/// <summary>The weighted least-squares system of two unknowns, α and β, factored once by Gram and Schmidt for many right-hand sides.</summary>
internal sealed class GoodhartSystem
{
    private readonly double[] roots;
    private readonly double[] first;
    private readonly double[] second;
    private readonly (double Alpha, double Shared, double Beta) triangle;

    private GoodhartSystem(double[] roots, double[] first, double[] second, (double Alpha, double Shared, double Beta) triangle)
    {
        this.roots = roots;
        this.first = first;
        this.second = second;
        this.triangle = triangle;
    }

    /// <summary>The points off the start, checked.</summary>
    /// <exception cref="ArgumentException">As <see cref="GoodhartFit.Of"/>.</exception>
    public static GoodhartPoint[] Require(IReadOnlyList<GoodhartPoint> points)
    {
        ArgumentNullException.ThrowIfNull(points);
        for (int i = 0; i < points.Count; i++)
        {
            if (!(points[i].Kl >= 0) || !double.IsFinite(points[i].Kl) || !double.IsFinite(points[i].Gold))
            {
                throw new ArgumentException($"point {i} has KL {points[i].Kl} and gold {points[i].Gold}; both are finite and a KL is not negative", nameof(points));
            }
        }

        GoodhartPoint[] used = [.. points.Where(point => point.Kl > 0)];
        if (used.Length < GoodhartFit.FewestPoints)
        {
            throw new ArgumentException($"{used.Length} points have a positive KL, at least {GoodhartFit.FewestPoints} are needed", nameof(points));
        }

        int weighted = used.Count(point => point.GoldStandardError is not null);
        if (weighted != 0 && (weighted != used.Length || used.Any(point => !(point.GoldStandardError > 0 && point.GoldStandardError < double.PositiveInfinity))))
        {
            throw new ArgumentException("either every point off the start has a finite standard error above 0, or none has one", nameof(points));
        }

        return used;
    }

    /// <summary>Factors the system of <paramref name="points"/>.</summary>
    /// <exception cref="ArgumentException">The distances are too alike to tell α from β.</exception>
    public static GoodhartSystem Of(GoodhartPoint[] points, GoodhartForm form)
    {
        double[] scales = [.. points.Select(point => 1 / (point.GoldStandardError ?? 1))];
        double[] alphas = [.. points.Select((point, i) => scales[i] * point.Distance)];
        double[] betas = [.. points.Select((point, i) => scales[i] * GoodhartCurve.BetaBasis(form, point.Distance))];
        double alpha = Math.Sqrt(Dot(alphas, alphas));
        Scale(alphas, alpha);
        double before = Math.Sqrt(Dot(betas, betas));
        double shared = Dot(alphas, betas);
        for (int i = 0; i < betas.Length; i++)
        {
            betas[i] -= shared * alphas[i];
        }

        double beta = Math.Sqrt(Dot(betas, betas));
        if (!(beta > 1e-9 * before))
        {
            throw new ArgumentException("the points off the start have the same KL: their distances must differ to tell α from β", nameof(points));
        }

        Scale(betas, beta);
        return new GoodhartSystem(scales, alphas, betas, (alpha, shared, beta));
    }

    /// <summary>Gold utilities in units of their standard errors.</summary>
    public double[] Weigh(double[] gold) => [.. gold.Select((value, i) => value * roots[i])];

    /// <summary>The solution for weighed outcomes, and the standard deviation of its residuals with N − 2 degrees of freedom.</summary>
    public (double Alpha, double Beta, double Spread) Solve(double[] outcomes)
    {
        double onFirst = Dot(first, outcomes);
        double onSecond = Dot(second, outcomes);
        double squares = 0;
        for (int i = 0; i < outcomes.Length; i++)
        {
            double residual = outcomes[i] - (onFirst * first[i]) - (onSecond * second[i]);
            squares += residual * residual;
        }

        double beta = onSecond / triangle.Beta;
        return ((onFirst - (triangle.Shared * beta)) / triangle.Alpha, beta, Math.Sqrt(squares / (outcomes.Length - 2)));
    }

    /// <summary>What <paramref name="curve"/> predicts, weighed.</summary>
    public double[] Fitted(GoodhartCurve curve)
    {
        double onSecond = curve.Beta * triangle.Beta;
        double onFirst = (curve.Alpha * triangle.Alpha) + (curve.Beta * triangle.Shared);
        return [.. first.Select((value, i) => (onFirst * value) + (onSecond * second[i]))];
    }

    /// <summary>Residuals that spread as the errors do: each divided by √(1 − leverage), and their mean taken out.</summary>
    public double[] Residuals(double[] outcomes, double[] fitted)
    {
        double[] residuals = new double[outcomes.Length];
        for (int i = 0; i < residuals.Length; i++)
        {
            // A point of leverage 1 is passed through exactly, and shows no error.
            double free = 1 - (first[i] * first[i]) - (second[i] * second[i]);
            residuals[i] = free > 1e-9 ? (outcomes[i] - fitted[i]) / Math.Sqrt(free) : 0;
        }

        double mean = residuals.Average();
        return [.. residuals.Select(residual => residual - mean)];
    }

    /// <summary>1 − residual squares / squares about the weighted mean; null where gold does not vary.</summary>
    public double? RSquared(double[] outcomes, double spread)
    {
        double mean = Dot(roots, outcomes) / Dot(roots, roots);
        double total = outcomes.Select((outcome, i) => Math.Pow(outcome - (mean * roots[i]), 2)).Sum();
        return total > 0 ? 1 - (spread * spread * (outcomes.Length - 2) / total) : null;
    }

    private static double Dot(double[] a, double[] b)
    {
        double sum = 0;
        for (int i = 0; i < a.Length; i++)
        {
            sum += a[i] * b[i];
        }

        return sum;
    }

    private static void Scale(double[] values, double divisor)
    {
        for (int i = 0; i < values.Length; i++)
        {
            values[i] /= divisor;
        }
    }
}

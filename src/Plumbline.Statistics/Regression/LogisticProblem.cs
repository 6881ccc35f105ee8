namespace Plumbline.Statistics;

/// <summary>One penalised fit: its value, derivative and Newton steps. The intercept is the last of the parameters.</summary>
internal sealed class LogisticProblem
{
    private const int MostNewtonSteps = 100;
    private const int MostHalvings = 40;
    private readonly IReadOnlyList<SparseRow> rows;
    private readonly IReadOnlyList<double> outcomes;
    private readonly LogisticRegressionOptions options;
    private readonly int features;
    private readonly double[] curvatures;

    public LogisticProblem(IReadOnlyList<SparseRow> rows, IReadOnlyList<double> outcomes, LogisticRegressionOptions options)
    {
        this.rows = rows;
        this.outcomes = outcomes;
        this.options = options;
        features = rows.Max(row => row.Width);
        curvatures = new double[rows.Count];
    }

    /// <summary>−[y log σ(z) + (1 − y) log(1 − σ(z))] without overflow at any z.</summary>
    public static double Loss(double logOdds, double outcome) =>
        Math.Max(logOdds, 0) - (outcome * logOdds) + Math.Log(1 + Math.Exp(-Math.Abs(logOdds)));

    public LogisticRegression Solve()
    {
        double[] w = new double[features + 1];
        double value = Value(w);
        int step = 0;
        for (; step < MostNewtonSteps; step++)
        {
            double[] gradient = Gradient(w);
            if (gradient.Max(Math.Abs) <= options.Tolerance * rows.Count)
            {
                break;
            }

            double[] direction = NewtonDirection(gradient);
            double slope = Dot(direction, gradient);
            double rounding = 1e-14 * Math.Abs(value); // near the minimum the loss is flat and only the derivative still tells
            double size = 1;
            double[] next = Moved(w, direction, size);
            double reached = Value(next);
            for (int halving = 0; halving < MostHalvings && !(reached <= value + (1e-4 * size * slope) + rounding); halving++)
            {
                size /= 2;
                next = Moved(w, direction, size);
                reached = Value(next);
            }

            if (!(reached <= value + rounding))
            {
                break; // no step descends any more
            }

            (w, value) = (next, reached);
        }

        return new LogisticRegression(w[features], w[..features], step);
    }

    private double LogOdds(SparseRow row, double[] w) => row.Dot(w.AsSpan(0, features)) + w[features];

    private double Value(double[] w)
    {
        double sum = 0;
        for (int i = 0; i < rows.Count; i++)
        {
            sum += Loss(LogOdds(rows[i], w), outcomes[i]);
        }

        double[] weights = w[..features];
        return sum + (options.Penalty / 2 * Dot(weights, weights));
    }

    /// <summary>The derivative; leaves p(1 − p) of each observation for <see cref="TimesHessian"/>.</summary>
    private double[] Gradient(double[] w)
    {
        double[] gradient = new double[features + 1];
        for (int j = 0; j < features; j++)
        {
            gradient[j] = options.Penalty * w[j];
        }

        for (int i = 0; i < rows.Count; i++)
        {
            double p = 1 / (1 + Math.Exp(-LogOdds(rows[i], w)));
            curvatures[i] = p * (1 - p);
            rows[i].AddTo(gradient, p - outcomes[i]);
            gradient[features] += options.HasIntercept ? p - outcomes[i] : 0;
        }

        return gradient;
    }

    private double[] TimesHessian(double[] v)
    {
        double[] product = new double[features + 1];
        for (int j = 0; j < features; j++)
        {
            product[j] = options.Penalty * v[j];
        }

        for (int i = 0; i < rows.Count; i++)
        {
            double factor = curvatures[i] * LogOdds(rows[i], v);
            rows[i].AddTo(product, factor);
            product[features] += options.HasIntercept ? factor : 0;
        }

        return product;
    }

    /// <summary>Solves Hessian · d = −gradient by conjugate gradients, more exactly the nearer the minimum.</summary>
    private double[] NewtonDirection(double[] gradient)
    {
        double[] d = new double[gradient.Length];
        double[] residual = [.. gradient.Select(g => -g)];
        double[] search = [.. residual];
        double squared = Dot(residual, residual);
        double norm = Math.Sqrt(squared);
        double enough = Math.Min(0.1, Math.Sqrt(norm / rows.Count)) * norm;
        for (int k = 0; k < gradient.Length && Math.Sqrt(squared) > enough; k++)
        {
            double[] product = TimesHessian(search);
            double curvature = Dot(search, product);
            if (!(curvature > 0))
            {
                break; // an intercept whose observations are all certain; what was found so far descends
            }

            double size = squared / curvature;
            for (int j = 0; j < d.Length; j++)
            {
                d[j] += size * search[j];
                residual[j] -= size * product[j];
            }

            double next = Dot(residual, residual);
            for (int j = 0; j < search.Length; j++)
            {
                search[j] = residual[j] + (next / squared * search[j]);
            }

            squared = next;
        }

        return d;
    }

    private static double[] Moved(double[] w, double[] direction, double size) => [.. w.Select((value, j) => value + (size * direction[j]))];

    private static double Dot(double[] a, double[] b)
    {
        double sum = 0;
        for (int i = 0; i < a.Length; i++)
        {
            sum += a[i] * b[i];
        }

        return sum;
    }
}

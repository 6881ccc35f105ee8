using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.LinearAlgebra.Factorization;

namespace Plumbline.Statistics;

/// <summary>The columns of a regression less their means, solved by QR once for all outcomes. Centring takes the intercept out of the system.</summary>
internal sealed class CentredDesign
{
    /// <summary>The part of a column's length, 0 to 1, that must remain when the columns before it are taken out: less is rounding.</summary>
    private const double SmallestRemainder = 1e-8;

    /// <summary>The spread of a column, as a share of its mean, that is more than the rounding of equal values.</summary>
    private const double SmallestSpread = 1e-12;

    private readonly double[][] columns;

    private CentredDesign(double[] means, double[][] columns, double[][] solver)
    {
        Means = means;
        Solver = solver;
        this.columns = columns;
    }

    /// <summary>The mean of each column, <c>[regressor]</c>.</summary>
    public double[] Means { get; }

    /// <summary>The weights of the outcomes in each slope, (XᵀX)⁻¹Xᵀ of the centred columns, <c>[regressor][observation]</c>.</summary>
    public double[][] Solver { get; }

    /// <summary>Throws unless the columns have unique names and one finite value for each of <paramref name="observations"/>.</summary>
    public static void RequireColumns(IReadOnlyList<Regressor> regressors, int observations)
    {
        if (regressors.Count == 0)
        {
            throw new ArgumentException("there are no regressors; the mean of clusters is a MeanEstimate", nameof(regressors));
        }

        HashSet<string> names = new(StringComparer.Ordinal) { LinearRegression.InterceptName };
        foreach (Regressor regressor in regressors)
        {
            if (string.IsNullOrWhiteSpace(regressor.Name) || !names.Add(regressor.Name))
            {
                throw new ArgumentException($"the regressor name '{regressor.Name}' is empty, taken or that of the intercept", nameof(regressors));
            }

            if (regressor.Values.Count != observations)
            {
                throw new ArgumentException($"regressor '{regressor.Name}' has {regressor.Values.Count} values for {observations} observations", nameof(regressors));
            }

            for (int i = 0; i < observations; i++)
            {
                if (!double.IsFinite(regressor.Values[i]))
                {
                    throw new ArgumentException($"regressor '{regressor.Name}' is {regressor.Values[i]} at observation {i}", nameof(regressors));
                }
            }
        }
    }

    /// <summary>Centres, scales to unit length and factors the columns.</summary>
    /// <exception cref="ArgumentException">A column is constant, or a linear combination of those before it.</exception>
    public static CentredDesign Of(IReadOnlyList<Regressor> regressors)
    {
        double[] means = [.. regressors.Select(regressor => Observations.Mean(regressor.Values))];
        double[][] centred = [.. regressors.Select((regressor, j) => regressor.Values.Select(value => value - means[j]).ToArray())];
        double[] lengths = [.. centred.Select(Length)];
        for (int j = 0; j < centred.Length; j++)
        {
            if (!(lengths[j] > SmallestSpread * Math.Abs(means[j]) * Math.Sqrt(centred[j].Length)))
            {
                throw new ArgumentException($"regressor '{regressors[j].Name}' is collinear with the intercept: it is {means[j]} everywhere; leave it out");
            }
        }

        Matrix<double> scaled = Matrix<double>.Build.Dense(centred[0].Length, centred.Length, (i, j) => centred[j][i] / lengths[j]);
        QR<double> factors = scaled.QR(QRMethod.Thin);
        for (int j = 0; j < centred.Length; j++)
        {
            if (!(Math.Abs(factors.R[j, j]) > SmallestRemainder))
            {
                string before = string.Join(", ", regressors.Take(j).Select(regressor => $"'{regressor.Name}'"));
                throw new ArgumentException($"regressor '{regressors[j].Name}' is collinear with the intercept and {before}; leave one of them out");
            }
        }

        return new CentredDesign(means, centred, Solve(factors, lengths));
    }

    /// <summary>What <paramref name="slopes"/> explain of the outcome of one observation, less its mean.</summary>
    public double Explained(double[] slopes, int observation)
    {
        double sum = 0;
        for (int j = 0; j < slopes.Length; j++)
        {
            sum += slopes[j] * columns[j][observation];
        }

        return sum;
    }

    /// <summary>The weights of the outcomes in the intercept, <c>[observation]</c>: 1/N less what the slopes take out.</summary>
    public double[] InterceptWeights()
    {
        int count = columns[0].Length;
        double[] weights = new double[count];
        for (int i = 0; i < count; i++)
        {
            weights[i] = 1.0 / count;
            for (int j = 0; j < Means.Length; j++)
            {
                weights[i] -= Means[j] * Solver[j][i];
            }
        }

        return weights;
    }

    /// <summary>R⁻¹Qᵀ by back substitution, each row divided by the length that the column had.</summary>
    private static double[][] Solve(QR<double> factors, double[] lengths)
    {
        int count = factors.Q.RowCount;
        double[][] solver = [.. lengths.Select(_ => new double[count])];
        for (int i = 0; i < count; i++)
        {
            for (int j = lengths.Length - 1; j >= 0; j--)
            {
                double rest = factors.Q[i, j];
                for (int k = j + 1; k < lengths.Length; k++)
                {
                    rest -= factors.R[j, k] * solver[k][i];
                }

                solver[j][i] = rest / factors.R[j, j];
            }
        }

        for (int j = 0; j < lengths.Length; j++)
        {
            for (int i = 0; i < count; i++)
            {
                solver[j][i] /= lengths[j];
            }
        }

        return solver;
    }

    private static double Length(double[] column) => Math.Sqrt(column.Sum(value => value * value));
}

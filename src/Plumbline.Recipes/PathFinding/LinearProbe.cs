namespace Plumbline.Recipes.PathFinding;

/// <summary>Reads a label off a state by a linear function for each label, fitted by ridge regression in closed form; the label of the highest value is read.</summary>
/// <remarks>Linear on purpose: a probe that could compute would find the answer in the edges, whatever the model does.</remarks>
public sealed class LinearProbe
{
    private readonly double[] _mean;
    private readonly double[][] _weights;
    private readonly double[] _shares;

    private LinearProbe(double[] mean, double[][] weights, double[] shares)
    {
        _mean = mean;
        _weights = weights;
        _shares = shares;
    }

    /// <summary>Fits a probe.</summary>
    /// <param name="states">States <c>[example][channel]</c>, not empty.</param>
    /// <param name="labels">The label of each, from 0.</param>
    /// <param name="labelCount">How many labels there are.</param>
    /// <param name="penalty">Ridge penalty as a share of the mean variance of the channels, above 0. Default 0.01: against channels that hardly vary, little else.</param>
    /// <exception cref="ArgumentException">There is no example, or not one label for each.</exception>
    public static LinearProbe Fit(IReadOnlyList<float[]> states, IReadOnlyList<int> labels, int labelCount, double penalty = 0.01)
    {
        ArgumentNullException.ThrowIfNull(states);
        ArgumentNullException.ThrowIfNull(labels);
        if (states.Count == 0 || states.Count != labels.Count)
        {
            throw new ArgumentException($"{states.Count} states and {labels.Count} labels; expected as many, and at least one");
        }

        int channels = states[0].Length;
        double[] mean = new double[channels];
        double[] shares = new double[labelCount];
        for (int i = 0; i < states.Count; i++)
        {
            shares[labels[i]] += 1.0 / states.Count;
            for (int c = 0; c < channels; c++)
            {
                mean[c] += states[i][c] / (double)states.Count;
            }
        }

        // Normal equations of the centred states: (XᵀX + λ) W = XᵀY.
        double[,] gram = new double[channels, channels];
        double[][] weights = [.. Enumerable.Range(0, labelCount).Select(_ => new double[channels])];
        double[] centred = new double[channels];
        for (int i = 0; i < states.Count; i++)
        {
            for (int c = 0; c < channels; c++)
            {
                centred[c] = states[i][c] - mean[c];
                weights[labels[i]][c] += centred[c];
                for (int d = 0; d <= c; d++)
                {
                    gram[c, d] += centred[c] * centred[d];
                }
            }
        }

        double trace = Enumerable.Range(0, channels).Sum(c => gram[c, c]);
        for (int c = 0; c < channels; c++)
        {
            gram[c, c] += (penalty * trace / channels) + 1e-12;
        }

        Factor(gram);
        foreach (double[] right in weights)
        {
            Solve(gram, right);
        }

        return new LinearProbe(mean, weights, shares);
    }

    /// <summary>The label read off a state.</summary>
    public int Read(ReadOnlySpan<float> state)
    {
        int best = 0;
        double highest = double.NegativeInfinity;
        for (int label = 0; label < _weights.Length; label++)
        {
            double value = _shares[label];
            for (int c = 0; c < state.Length; c++)
            {
                value += _weights[label][c] * (state[c] - _mean[c]);
            }

            (best, highest) = value > highest ? (label, value) : (best, highest);
        }

        return best;
    }

    // Cholesky, in the lower triangle.
    private static void Factor(double[,] a)
    {
        int n = a.GetLength(0);
        for (int i = 0; i < n; i++)
        {
            for (int j = 0; j <= i; j++)
            {
                double sum = a[i, j];
                for (int k = 0; k < j; k++)
                {
                    sum -= a[i, k] * a[j, k];
                }

                a[i, j] = i == j ? Math.Sqrt(sum) : sum / a[j, j];
            }
        }
    }

    private static void Solve(double[,] factor, double[] x)
    {
        int n = x.Length;
        for (int i = 0; i < n; i++)
        {
            for (int k = 0; k < i; k++)
            {
                x[i] -= factor[i, k] * x[k];
            }

            x[i] /= factor[i, i];
        }

        for (int i = n - 1; i >= 0; i--)
        {
            for (int k = i + 1; k < n; k++)
            {
                x[i] -= factor[k, i] * x[k];
            }

            x[i] /= factor[i, i];
        }
    }
}

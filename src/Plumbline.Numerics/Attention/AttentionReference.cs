namespace Plumbline.Numerics.Attention;

/// <summary>Causal attention of one head of one sequence by definition, in double, with its gradients.</summary>
internal static class AttentionReference
{
    /// <summary>Weights <c>[rows, rows]</c>: row i is the softmax of scale · qᵢ·kⱼ over j ≤ i.</summary>
    public static double[,] Weights(double[,] q, double[,] k, double scale)
    {
        int rows = q.GetLength(0);
        double[,] weights = new double[rows, rows];
        for (int i = 0; i < rows; i++)
        {
            double largest = double.NegativeInfinity;
            for (int j = 0; j <= i; j++)
            {
                weights[i, j] = scale * Dot(q, i, k, j);
                largest = Math.Max(largest, weights[i, j]);
            }

            double sum = 0;
            for (int j = 0; j <= i; j++)
            {
                weights[i, j] = Math.Exp(weights[i, j] - largest);
                sum += weights[i, j];
            }

            for (int j = 0; j <= i; j++)
            {
                weights[i, j] /= sum;
            }
        }

        return weights;
    }

    /// <summary>Output <c>[rows, headSize]</c>.</summary>
    public static double[,] Forward(double[,] q, double[,] k, double[,] v, double scale)
    {
        double[,] weights = Weights(q, k, scale);
        double[,] output = new double[q.GetLength(0), q.GetLength(1)];
        for (int i = 0; i < output.GetLength(0); i++)
        {
            for (int j = 0; j <= i; j++)
            {
                for (int e = 0; e < output.GetLength(1); e++)
                {
                    output[i, e] += weights[i, j] * v[j, e];
                }
            }
        }

        return output;
    }

    /// <summary>Gradients of Σ dOutput ∘ output.</summary>
    public static (double[,] Dq, double[,] Dk, double[,] Dv) Backward(double[,] q, double[,] k, double[,] v, double scale, double[,] dOutput)
    {
        int rows = q.GetLength(0);
        int size = q.GetLength(1);
        double[,] p = Weights(q, k, scale);
        double[,] dq = new double[rows, size];
        double[,] dk = new double[rows, size];
        double[,] dv = new double[rows, size];
        for (int i = 0; i < rows; i++)
        {
            double mean = 0;
            for (int j = 0; j <= i; j++)
            {
                mean += p[i, j] * Dot(dOutput, i, v, j);
            }

            for (int j = 0; j <= i; j++)
            {
                double ds = p[i, j] * (Dot(dOutput, i, v, j) - mean);
                for (int e = 0; e < size; e++)
                {
                    dq[i, e] += scale * ds * k[j, e];
                    dk[j, e] += scale * ds * q[i, e];
                    dv[j, e] += p[i, j] * dOutput[i, e];
                }
            }
        }

        return (dq, dk, dv);
    }

    private static double Dot(double[,] a, int i, double[,] b, int j)
    {
        double sum = 0;
        for (int e = 0; e < a.GetLength(1); e++)
        {
            sum += a[i, e] * b[j, e];
        }

        return sum;
    }
}

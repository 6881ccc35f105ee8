namespace Plumbline.Numerics.Normalization;

/// <summary>Normalisations of one row by definition, in double, with their gradients.</summary>
internal static class NormalizationReference
{
    public static double[] RmsNorm(ReadOnlySpan<double> x, ReadOnlySpan<double> gain, double epsilon)
    {
        double inverse = InverseRms(x, epsilon);
        double[] y = new double[x.Length];
        for (int i = 0; i < x.Length; i++)
        {
            y[i] = x[i] * inverse * gain[i];
        }

        return y;
    }

    public static (double[] Dx, double[] Dgain) RmsNormGradient(
        ReadOnlySpan<double> x, ReadOnlySpan<double> gain, double epsilon, ReadOnlySpan<double> dy)
    {
        double r = InverseRms(x, epsilon);
        double mean = 0;
        for (int i = 0; i < x.Length; i++)
        {
            mean += dy[i] * gain[i] * x[i] / x.Length;
        }

        double[] dx = new double[x.Length];
        double[] dgain = new double[x.Length];
        for (int i = 0; i < x.Length; i++)
        {
            dx[i] = r * ((dy[i] * gain[i]) - (x[i] * r * r * mean));
            dgain[i] = dy[i] * x[i] * r;
        }

        return (dx, dgain);
    }

    public static double[] LayerNorm(ReadOnlySpan<double> x, ReadOnlySpan<double> gain, ReadOnlySpan<double> bias, double epsilon)
    {
        (double mean, double inverse) = Moments(x, epsilon);
        double[] y = new double[x.Length];
        for (int i = 0; i < x.Length; i++)
        {
            y[i] = ((x[i] - mean) * inverse * gain[i]) + bias[i];
        }

        return y;
    }

    public static (double[] Dx, double[] Dgain) LayerNormGradient(
        ReadOnlySpan<double> x, ReadOnlySpan<double> gain, double epsilon, ReadOnlySpan<double> dy)
    {
        (double mean, double r) = Moments(x, epsilon);
        double meanG = 0;
        double meanGn = 0;
        for (int i = 0; i < x.Length; i++)
        {
            meanG += dy[i] * gain[i] / x.Length;
            meanGn += dy[i] * gain[i] * (x[i] - mean) * r / x.Length;
        }

        double[] dx = new double[x.Length];
        double[] dgain = new double[x.Length];
        for (int i = 0; i < x.Length; i++)
        {
            double n = (x[i] - mean) * r;
            dx[i] = r * ((dy[i] * gain[i]) - meanG - (n * meanGn));
            dgain[i] = dy[i] * n;
        }

        return (dx, dgain);
    }

    private static double InverseRms(ReadOnlySpan<double> x, double epsilon)
    {
        double squares = 0;
        foreach (double value in x)
        {
            squares += value * value;
        }

        return 1 / Math.Sqrt((squares / x.Length) + epsilon);
    }

    private static (double Mean, double Inverse) Moments(ReadOnlySpan<double> x, double epsilon)
    {
        double mean = 0;
        foreach (double value in x)
        {
            mean += value / x.Length;
        }

        double variance = 0;
        foreach (double value in x)
        {
            variance += (value - mean) * (value - mean) / x.Length;
        }

        return (mean, 1 / Math.Sqrt(variance + epsilon));
    }
}

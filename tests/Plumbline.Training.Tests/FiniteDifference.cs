namespace Plumbline.Training.Tests;

/// <summary>Derivatives by central differences, to hold analytic ones against.</summary>
internal static class FiniteDifference
{
    private const double Step = 1e-6;

    /// <summary>Derivative of <paramref name="function"/> by each element of <paramref name="point"/>.</summary>
    public static double[] Gradient(Func<double[], double> function, double[] point)
    {
        double[] gradient = new double[point.Length];
        for (int i = 0; i < point.Length; i++)
        {
            double[] moved = [.. point];
            moved[i] = point[i] + Step;
            double above = function(moved);
            moved[i] = point[i] - Step;
            gradient[i] = (above - function(moved)) / (2 * Step);
        }

        return gradient;
    }
}

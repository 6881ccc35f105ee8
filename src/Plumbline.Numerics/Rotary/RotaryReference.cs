namespace Plumbline.Numerics.Rotary;

/// <summary>The rotation of one head by definition, in double.</summary>
internal static class RotaryReference
{
    public static double[] Rotate(ReadOnlySpan<double> head, int position, double theta)
    {
        int half = head.Length / 2;
        double[] turned = new double[head.Length];
        for (int i = 0; i < half; i++)
        {
            double angle = position * Math.Pow(theta, -2.0 * i / head.Length);
            turned[i] = (head[i] * Math.Cos(angle)) - (head[half + i] * Math.Sin(angle));
            turned[half + i] = (head[half + i] * Math.Cos(angle)) + (head[i] * Math.Sin(angle));
        }

        return turned;
    }
}

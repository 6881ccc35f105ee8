using Plumbline.Numerics.Randomness;

namespace Plumbline.Numerics.Tests;

/// <summary>Seeded inputs: the same name gives the same numbers on every run.</summary>
internal static class RandomArrays
{
    /// <summary>Lengths around every vector and tile edge.</summary>
    public static readonly int[] EdgeLengths = [1, 2, 7, 8, 9, 15, 16, 17, 31, 32, 33, 63, 64, 65];

    /// <summary>Values that break careless arithmetic: zeros of both signs, subnormals, extremes, infinities and NaN.</summary>
    public static readonly float[] Specials =
    [
        0f, -0f, 1f, -1f, float.Epsilon, -float.Epsilon, 1e-40f, -1.1e-38f, float.MinValue, float.MaxValue, 3e38f, -2e19f,
        float.PositiveInfinity, float.NegativeInfinity, float.NaN, 1e-20f, 16777217f, 0.33333334f,
    ];

    public static float[] Normal(string name, int count, double deviation = 1)
    {
        float[] values = new float[count];
        new RandomStream(20_240, name).FillGaussian(values, deviation);
        return values;
    }

    /// <summary>Normal numbers of very different sizes, with <see cref="Specials"/> strewn among them.</summary>
    public static float[] Wild(string name, int count)
    {
        RandomStream random = new(20_241, name);
        float[] values = new float[count];
        for (int i = 0; i < count; i++)
        {
            values[i] = random.NextInt(4) == 0
                ? Specials[random.NextInt(Specials.Length)]
                : (float)(random.NextGaussian() * Math.Pow(10, random.NextInt(77) - 38));
        }

        return values;
    }

    public static int[] Indices(string name, int count, int bound)
    {
        RandomStream random = new(20_242, name);
        int[] values = new int[count];
        for (int i = 0; i < count; i++)
        {
            values[i] = random.NextInt(bound);
        }

        return values;
    }

    public static double[] ToDouble(ReadOnlySpan<float> values)
    {
        double[] wide = new double[values.Length];
        for (int i = 0; i < wide.Length; i++)
        {
            wide[i] = values[i];
        }

        return wide;
    }
}

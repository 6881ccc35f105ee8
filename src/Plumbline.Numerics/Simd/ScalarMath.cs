namespace Plumbline.Numerics.Simd;

/// <summary>Scalar logarithm made of double additions, multiplications and divisions only, so that every platform gives the same bits.</summary>
internal static class ScalarMath
{
    private const double Ln2 = 0.693147180559945309417;

    /// <summary>
    /// Natural logarithm of a positive float, correct to float rounding: x = m·2^k with m in [√½, √2), then
    /// ln m = 2·artanh((m − 1)/(m + 1)) by its series to the 21st power (error below 1e-17).
    /// </summary>
    /// <returns>−∞ for 0, NaN for negative or NaN, +∞ for +∞.</returns>
    public static double Log(double x)
    {
        if (double.IsNaN(x) || x < 0)
        {
            return double.NaN;
        }

        if (x == 0)
        {
            return double.NegativeInfinity;
        }

        if (double.IsPositiveInfinity(x))
        {
            return x;
        }

        int exponent = 0;
        if (x < 2.2250738585072014e-308)
        {
            x *= 18014398509481984.0;
            exponent = -54;
        }

        long bits = BitConverter.DoubleToInt64Bits(x);
        exponent += (int)(bits >> 52) - 1023;
        double mantissa = BitConverter.Int64BitsToDouble((bits & 0xFFFFFFFFFFFFFL) | (1023L << 52));
        if (mantissa > 1.4142135623730951)
        {
            mantissa /= 2;
            exponent++;
        }

        double t = (mantissa - 1) / (mantissa + 1);
        double square = t * t;
        double series = 0;
        for (int power = 21; power >= 1; power -= 2)
        {
            series = (series * square) + (1.0 / power);
        }

        return (2 * t * series) + (exponent * Ln2);
    }
}

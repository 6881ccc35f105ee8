using System.Globalization;
using System.Numerics;
using Plumbline.Models.ChatTemplates.Evaluation;

namespace Plumbline.Models.ChatTemplates.Values;

/// <summary>
/// Numbers of the template language: <see cref="long"/>, <see cref="double"/>, truth values as 0 and 1. Larger integers of the input are kept
/// as <see cref="BigInteger"/> to be printed and compared; arithmetic is for the 64-bit ones.
/// </summary>
internal static class Numbers
{
    public static bool Is(object? value) => value is bool or long or double or BigInteger;

    public static bool IsWhole(object? value) => value is bool or long;

    public static long ToLong(object? value) => value is bool truth ? (truth ? 1 : 0) : (long)value!;

    public static double ToDouble(object? value) => value switch
    {
        double number => number,
        BigInteger big => (double)big,
        _ => ToLong(value),
    };

    /// <summary>Python's order; null where one is not a number.</summary>
    public static int? Compare(object? left, object? right)
    {
        if (left is double || right is double)
        {
            double a = ToDouble(left);
            double b = ToDouble(right);
            return double.IsNaN(a) || double.IsNaN(b) ? null : a.CompareTo(b);
        }

        return ToBig(left).CompareTo(ToBig(right));
    }

    /// <summary>As Python prints it: the shortest digits that give the same number, an exponent from 1e16 and below 1e-4.</summary>
    public static string Repr(double value)
    {
        if (!double.IsFinite(value))
        {
            return double.IsNaN(value) ? "nan" : value > 0 ? "inf" : "-inf";
        }

        string shortest = value.ToString("R", CultureInfo.InvariantCulture);
        string sign = shortest.StartsWith('-') ? "-" : "";
        string[] parts = shortest.TrimStart('-').Split('E');
        string mantissa = parts[0];
        string digits = mantissa.Replace(".", "", StringComparison.Ordinal).TrimStart('0').TrimEnd('0');
        if (digits.Length == 0)
        {
            return sign + "0.0";
        }

        int point = mantissa.Contains('.', StringComparison.Ordinal) ? mantissa.IndexOf('.', StringComparison.Ordinal) : mantissa.Length;
        int exponent = parts.Length > 1 ? int.Parse(parts[1], CultureInfo.InvariantCulture)
            : mantissa[0] != '0' ? point - 1
            : 1 - mantissa.AsSpan().IndexOfAnyExcept('0', '.');
        if (exponent is < -4 or >= 16)
        {
            string fraction = digits.Length > 1 ? "." + digits[1..] : "";
            return string.Create(CultureInfo.InvariantCulture, $"{sign}{digits[0]}{fraction}e{(exponent < 0 ? '-' : '+')}{Math.Abs(exponent):00}");
        }

        if (exponent < 0)
        {
            return sign + "0." + new string('0', -exponent - 1) + digits;
        }

        string whole = digits.PadRight(exponent + 1, '0');
        return $"{sign}{whole[..(exponent + 1)]}.{(whole.Length > exponent + 1 ? whole[(exponent + 1)..] : "0")}";
    }

    public static TemplateFault TooLarge() => TemplateFault.NotSupported("an integer beyond 64 bits", "integers from -2^63 to 2^63 - 1");

    private static BigInteger ToBig(object? value) => value is BigInteger big ? big : ToLong(value);
}

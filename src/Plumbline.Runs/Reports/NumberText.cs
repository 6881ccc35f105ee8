using System.Globalization;

namespace Plumbline.Runs.Reports;

/// <summary>How reports print numbers: the same everywhere, whatever the machine's culture.</summary>
public static class NumberText
{
    /// <summary>A number with up to <paramref name="significantDigits"/> significant digits: <c>0.1235</c>, <c>12,346</c>, <c>1.235E−07</c>; a dash where there is none.</summary>
    /// <param name="value">The number; NaN prints as a dash, infinities as ∞.</param>
    /// <param name="significantDigits">1 to 15. Default 4.</param>
    public static string Format(double value, int significantDigits = 4)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(significantDigits, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(significantDigits, 15);
        if (!double.IsFinite(value))
        {
            return double.IsNaN(value) ? "–" : value > 0 ? "∞" : "−∞";
        }

        double size = Math.Abs(value);
        if (size != 0 && (size < 1e-4 || size >= 1e9))
        {
            return Minus(value.ToString("0." + new string('#', significantDigits - 1) + "E+00", CultureInfo.InvariantCulture));
        }

        int whole = size < 1 ? 0 : (int)Math.Floor(Math.Log10(size)) + 1;
        int leadingZeros = size is > 0 and < 1 ? (int)-Math.Floor(Math.Log10(size)) - 1 : 0;
        int decimals = Math.Clamp(significantDigits - whole + leadingZeros, 0, 15);
        return Minus(value.ToString("#,0." + new string('#', decimals), CultureInfo.InvariantCulture));
    }

    /// <summary>A number with exactly <paramref name="decimals"/> decimals, so that a column of them can be compared.</summary>
    /// <param name="value">The number; NaN prints as a dash, infinities as ∞.</param>
    /// <param name="decimals">0 to 15.</param>
    public static string Fixed(double value, int decimals)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(decimals);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(decimals, 15);
        return double.IsFinite(value) && Math.Abs(value) < 1e9
            ? Minus(value.ToString("#,0." + new string('0', decimals), CultureInfo.InvariantCulture))
            : Format(value);
    }

    /// <summary>A share as a percentage with one decimal and a space that does not break: <c>41.7 %</c>.</summary>
    public static string Percent(double share) =>
        double.IsFinite(share) ? Minus((share * 100).ToString("#,0.0", CultureInfo.InvariantCulture)) + "\u00A0%" : Format(share);

    /// <summary>An interval: <c>0.36 to 0.48</c>.</summary>
    public static string Range(double lower, double upper, int significantDigits = 3) =>
        $"{Format(lower, significantDigits)} to {Format(upper, significantDigits)}";

    // The typographic minus stands at the height of the plus and is as wide; a result that rounds to zero has none.
    private static string Minus(string text)
    {
        bool isZero = text.AsSpan().IndexOfAnyInRange('1', '9') < 0;
        return isZero ? text.TrimStart('-') : text.Replace('-', '−');
    }
}

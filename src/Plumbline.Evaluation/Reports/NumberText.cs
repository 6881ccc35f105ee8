using System.Globalization;

namespace Plumbline.Evaluation.Reports;

/// <summary>Numbers as people read them: a true minus, no minus before a zero, ∞.</summary>
internal static class NumberText
{
    /// <summary>A number by a format of digits, such as <c>0.0</c>.</summary>
    public static string Of(double value, string format)
    {
        if (double.IsInfinity(value))
        {
            return value > 0 ? "∞" : "−∞";
        }

        string text = value.ToString(format, CultureInfo.InvariantCulture);
        return IsZero(text) ? text.TrimStart('-') : text.Replace('-', '−');
    }

    /// <summary>Whether a number is shown as zero.</summary>
    public static bool IsZero(string text) => text.All(letter => letter is '0' or '.' or '-');
}

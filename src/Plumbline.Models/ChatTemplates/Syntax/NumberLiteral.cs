using System.Globalization;

namespace Plumbline.Models.ChatTemplates.Syntax;

/// <summary>Numbers as Python writes them: <c>12</c>, <c>1_000</c>, <c>0x1f</c>, <c>1.5e-3</c>.</summary>
internal static class NumberLiteral
{
    public static (object Value, int End) Read(TemplateSource source, int start, bool afterDot)
    {
        string text = source.Text;
        int radix = start + 1 < text.Length && text[start] == '0' ? char.ToLowerInvariant(text[start + 1]) switch { 'x' => 16, 'o' => 8, 'b' => 2, _ => 10 } : 10;
        if (radix != 10)
        {
            int digits = start + 2;
            while (digits < text.Length && (char.IsAsciiHexDigit(text[digits]) || text[digits] == '_'))
            {
                digits++;
            }

            return (Whole(source, start, Clean(text[(start + 2)..digits]), radix), digits);
        }

        int end = Digits(text, start);
        bool isDecimal = false;
        if (!afterDot)
        {
            if (end + 1 < text.Length && text[end] == '.' && char.IsAsciiDigit(text[end + 1]))
            {
                end = Digits(text, end + 1);
                isDecimal = true;
            }

            int exponent = end + 1 < text.Length && text[end] is 'e' or 'E' ? end + 1 : -1;
            if (exponent > 0)
            {
                exponent += text[exponent] is '+' or '-' ? 1 : 0;
                if (exponent < text.Length && char.IsAsciiDigit(text[exponent]))
                {
                    end = Digits(text, exponent);
                    isDecimal = true;
                }
            }
        }

        string written = Clean(text[start..end]);
        return (isDecimal ? double.Parse(written, CultureInfo.InvariantCulture) : Whole(source, start, written, 10), end);
    }

    private static int Digits(string text, int at)
    {
        while (at < text.Length && (char.IsAsciiDigit(text[at]) || (text[at] == '_' && at + 1 < text.Length && char.IsAsciiDigit(text[at + 1]))))
        {
            at++;
        }

        return at;
    }

    private static string Clean(string digits) => digits.Replace("_", "", StringComparison.Ordinal);

    private static object Whole(TemplateSource source, int start, string digits, int radix)
    {
        try
        {
            return radix == 10 ? long.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture) : Convert.ToInt64(digits, radix);
        }
        catch (Exception e) when (e is OverflowException or FormatException or ArgumentException)
        {
            throw source.Syntax(start, $"the number '{digits}'", "an integer of at most 64 bits");
        }
    }
}

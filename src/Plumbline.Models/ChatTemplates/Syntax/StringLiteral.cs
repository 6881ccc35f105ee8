using System.Globalization;
using System.Text;

namespace Plumbline.Models.ChatTemplates.Syntax;

/// <summary>Quoted texts with Python's escapes.</summary>
internal static class StringLiteral
{
    public static (string Value, int End) Read(TemplateSource source, int start)
    {
        string text = source.Text;
        char quote = text[start];
        StringBuilder value = new();
        for (int at = start + 1; at < text.Length; at++)
        {
            if (text[at] == quote)
            {
                return (value.ToString(), at + 1);
            }

            if (text[at] != '\\' || at + 1 == text.Length)
            {
                value.Append(text[at]);
                continue;
            }

            at++;
            switch (text[at])
            {
                case '\n':
                    break;
                case 'x':
                    at = AppendHex(source, value, at, 2);
                    break;
                case 'u':
                    at = AppendHex(source, value, at, 4);
                    break;
                case 'U':
                    at = AppendHex(source, value, at, 8);
                    break;
                case 'N':
                    throw source.NotSupported(at - 1, "a character by its Unicode name", "the character itself or \\uXXXX");
                case >= '0' and <= '7':
                    at = AppendOctal(text, value, at);
                    break;
                case var c when "\\'\"abfnrtv".IndexOf(c, StringComparison.Ordinal) is >= 0 and int index:
                    value.Append("\\'\"\a\b\f\n\r\t\v"[index]);
                    break;
                default:
                    value.Append('\\').Append(text[at]); // Python keeps a backslash that means nothing
                    break;
            }
        }

        throw source.Syntax(start, "a text without closing quote", quote.ToString());
    }

    private static int AppendHex(TemplateSource source, StringBuilder value, int at, int digits)
    {
        if (at + digits >= source.Text.Length
            || !uint.TryParse(source.Text.AsSpan(at + 1, digits), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out uint point)
            || point > 0x10FFFF)
        {
            throw source.Syntax(at - 1, $"an incomplete escape \\{source.Text[at]}", $"{digits} hexadecimal digits of a character");
        }

        if (point < 0x10000)
        {
            value.Append((char)point);
        }
        else
        {
            value.Append(char.ConvertFromUtf32((int)point));
        }

        return at + digits;
    }

    private static int AppendOctal(string text, StringBuilder value, int at)
    {
        int point = 0;
        int end = at;
        while (end < text.Length && end < at + 3 && text[end] is >= '0' and <= '7')
        {
            point = (point * 8) + text[end++] - '0';
        }

        value.Append((char)point);
        return end - 1;
    }
}

using System.Globalization;

namespace Plumbline.Models.ChatTemplates.Values;

/// <summary>What Python thinks of single characters.</summary>
internal static class PythonText
{
    /// <summary>White space as <c>str.isspace</c> and <c>\s</c> have it: four separators more than .NET.</summary>
    public static bool IsSpace(char c) => char.IsWhiteSpace(c) || c is >= '\x1c' and <= '\x1f';

    /// <summary>Where <c>str.splitlines</c> ends a line.</summary>
    public static bool IsLineEnd(char c) => c is '\n' or '\r' or '\v' or '\f' or (>= '\x1c' and <= '\x1e') or '\x85' or '\u2028' or '\u2029';

    public static bool IsCased(char c) => char.IsUpper(c) || char.IsLower(c) || CharUnicodeInfo.GetUnicodeCategory(c) == UnicodeCategory.TitlecaseLetter;

    /// <summary>One character inside a repr.</summary>
    public static string ReprOf(string text, int index, int length, char quote)
    {
        int point = length == 2 ? char.ConvertToUtf32(text[index], text[index + 1]) : text[index];
        if (length == 1)
        {
            switch (text[index])
            {
                case '\\':
                    return "\\\\";
                case '\n':
                    return "\\n";
                case '\r':
                    return "\\r";
                case '\t':
                    return "\\t";
                case ' ':
                    return " ";
                case var c when c == quote:
                    return "\\" + c;
            }
        }

        bool printable = CharUnicodeInfo.GetUnicodeCategory(point) is not (UnicodeCategory.Control or UnicodeCategory.Format
            or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned or UnicodeCategory.LineSeparator
            or UnicodeCategory.ParagraphSeparator or UnicodeCategory.SpaceSeparator);
        return printable ? text.Substring(index, length)
            : point < 0x100 ? $"\\x{point:x2}"
            : point < 0x10000 ? $"\\u{point:x4}"
            : $"\\U{point:x8}";
    }

    /// <summary>The order of texts: by code point, where .NET goes by UTF-16 unit.</summary>
    public static int Compare(string left, string right)
    {
        int at = left.AsSpan().CommonPrefixLength(right);
        if (at == left.Length || at == right.Length)
        {
            return left.Length.CompareTo(right.Length);
        }

        return Rank(left[at]).CompareTo(Rank(right[at]));

        // Surrogates stand for code points above all others.
        static int Rank(char c) => char.IsSurrogate(c) ? c + 0x10000 : c;
    }

    public static string Capitalize(string text) =>
        text.Length == 0 ? text : text[..1].ToUpperInvariant() + text[1..].ToLowerInvariant();

    /// <summary><c>str.title</c>: capital after anything that has no case.</summary>
    public static string Title(string text) => string.Create(text.Length, text, (target, source) =>
    {
        bool inside = false;
        for (int i = 0; i < source.Length; i++)
        {
            target[i] = inside ? char.ToLowerInvariant(source[i]) : char.ToUpperInvariant(source[i]);
            inside = IsCased(source[i]);
        }
    });
}

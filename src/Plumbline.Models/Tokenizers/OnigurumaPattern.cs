using System.Text;

namespace Plumbline.Models.Tokenizers;

/// <summary>
/// Translates a regular expression of the Oniguruma library, which the reference implementation uses, into one of .NET.
/// </summary>
/// <remarks>
/// The two agree on nearly all that tokenizers use. Possessive quantifiers (<c>x++</c>) become atomic groups (<c>(?&gt;x+)</c>); what
/// .NET would read differently without a word (nested classes, intersections, other inline options) is refused.
/// </remarks>
internal static class OnigurumaPattern
{
    private const int LongestPattern = 100_000;

    /// <exception cref="ArgumentException">The expression uses something that has no counterpart.</exception>
    public static string Translate(string pattern)
    {
        if (pattern.Length > LongestPattern)
        {
            throw new ArgumentException($"it has {pattern.Length} characters");
        }

        StringBuilder result = new(pattern.Length + 16);
        Stack<int> groups = new();
        int atom = 0; // where, in the result, the latest atom begins: a quantifier applies to it
        int at = 0;
        while (at < pattern.Length)
        {
            char c = pattern[at];
            switch (c)
            {
                case '\\':
                    atom = result.Length;
                    int escape = EscapeLength(pattern, at);
                    result.Append(pattern, at, escape);
                    at += escape;
                    break;
                case '[':
                    atom = result.Length;
                    int close = ClassEnd(pattern, at);
                    result.Append(pattern, at, close - at);
                    at = close;
                    break;
                case '(':
                    groups.Push(result.Length);
                    RefuseOptions(pattern, at);
                    result.Append(c);
                    at++;
                    if (at < pattern.Length && pattern[at] == '?')
                    {
                        result.Append('?');
                        at++;
                    }

                    break;
                case ')':
                    atom = groups.Count > 0 ? groups.Pop() : throw new ArgumentException("a ')' has no partner");
                    result.Append(c);
                    at++;
                    break;
                case '?' or '*' or '+':
                    result.Append(c);
                    at++;
                    if (at < pattern.Length && pattern[at] == '+')
                    {
                        result.Insert(atom, "(?>").Append(')');
                        at++;
                    }
                    else if (at < pattern.Length && pattern[at] == '?')
                    {
                        result.Append('?');
                        at++;
                    }

                    break;
                case '{':
                    int end = pattern.IndexOf('}', at);
                    if (end < 0)
                    {
                        throw new ArgumentException("a '{' has no partner");
                    }

                    result.Append(pattern, at, end + 1 - at);
                    at = end + 1;
                    break;
                default:
                    atom = result.Length;
                    result.Append(c);
                    at++;
                    break;
            }
        }

        return result.ToString();
    }

    private static int EscapeLength(string pattern, int at)
    {
        char kind = at + 1 < pattern.Length ? pattern[at + 1] : throw new ArgumentException("it ends in a backslash");
        int length = kind switch
        {
            'p' or 'P' when pattern.IndexOf('}', at) is > 0 and int close => close + 1 - at,
            'x' when at + 2 < pattern.Length && pattern[at + 2] == '{' => throw new ArgumentException(@"\x{...} is not supported"),
            'x' => 4,
            'u' => 6,
            'h' or 'H' or 'R' or 'X' or 'K' or 'O' or 'N' or 'y' or 'Y' or 'g' => throw new ArgumentException($"\\{kind} is not supported"),
            _ => 2,
        };
        return at + length <= pattern.Length ? length : throw new ArgumentException("it ends within an escape");
    }

    private static int ClassEnd(string pattern, int at)
    {
        int i = at + 1;
        i += i < pattern.Length && pattern[i] == '^' ? 1 : 0;
        for (int first = i; i < pattern.Length; i++)
        {
            switch (pattern[i])
            {
                case '\\':
                    i += EscapeLength(pattern, i) - 1;
                    break;
                case '[':
                    throw new ArgumentException("a class within a class is not supported");
                case '&' when i + 1 < pattern.Length && pattern[i + 1] == '&':
                    throw new ArgumentException("the intersection of classes is not supported");
                case ']' when i > first:
                    return i + 1;
            }
        }

        throw new ArgumentException("a '[' has no partner");
    }

    // Groups without a name, look-around, atomic groups and the option i mean the same in both; other options do not.
    private static void RefuseOptions(string pattern, int at)
    {
        if (at + 2 < pattern.Length && pattern[at + 1] == '?')
        {
            ReadOnlySpan<char> rest = pattern.AsSpan(at + 2);
            bool same = rest[0] is ':' or '=' or '!' or '>'
                || rest.StartsWith("<=") || rest.StartsWith("<!")
                || rest.StartsWith("i:") || rest.StartsWith("i)") || rest.StartsWith("-i:") || rest.StartsWith("-i)");
            if (!same)
            {
                throw new ArgumentException($"the group (?{rest[0]} is not supported");
            }
        }
    }
}

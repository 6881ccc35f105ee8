using System.Text.RegularExpressions;
using Plumbline.Models.Checkpoints;

namespace Plumbline.Models.Tokenizers;

/// <summary>
/// The pattern of a <c>Split</c> or <c>Replace</c> component: a literal string or a regular expression, matched by Unicode scalar values.
/// </summary>
/// <remarks>
/// .NET matches UTF-16 units, of which a character beyond the basic plane has two, both of category "surrogate". Such texts are matched
/// through a shadow, in which each of these characters is one stand-in of the same general category.
/// </remarks>
internal sealed class TextPattern
{
    // A pattern comes with a downloaded file; one that backtracks for ever must end in an error.
    private static readonly TimeSpan LongestMatch = TimeSpan.FromSeconds(10);
    private readonly Regex? _regex;
    private readonly string? _literal;
    private readonly JsonView _place;

    private TextPattern(JsonView place, string? literal, Regex? regex)
    {
        _place = place;
        _literal = literal;
        _regex = regex;
    }

    /// <summary>Reads <c>{"String": ...}</c> or <c>{"Regex": ...}</c>.</summary>
    /// <exception cref="CheckpointException">The expression is malformed or uses what has no counterpart here.</exception>
    public static TextPattern Read(JsonView value)
    {
        if (value.Optional("String") is { } literal)
        {
            return new TextPattern(value, literal.AsString(), null);
        }

        JsonView expression = value.Required("Regex");
        return FromRegex(expression.AsString(), expression);
    }

    public static TextPattern FromRegex(string expression, JsonView place)
    {
        try
        {
            Regex regex = new(
                OnigurumaPattern.Translate(expression),
                RegexOptions.CultureInvariant | RegexOptions.Compiled | RegexOptions.Multiline,
                LongestMatch);
            return new TextPattern(place, null, regex);
        }
        catch (ArgumentException e)
        {
            throw place.Error(
                $"the expression {expression} ({e.Message})", "a supported regular expression", "this pre-tokenizer is not supported");
        }
    }

    /// <summary>
    /// The matches, left to right, as positions in <paramref name="text"/>. An empty one counts, since text is cut there, but not
    /// directly after another.
    /// </summary>
    public List<(int Start, int End)> Matches(string text)
    {
        List<(int, int)> matches = [];
        if (_literal is { } literal)
        {
            for (int at = 0; literal.Length > 0 && (at = text.IndexOf(literal, at, StringComparison.Ordinal)) >= 0; at += literal.Length)
            {
                matches.Add((at, at + literal.Length));
            }

            return matches;
        }

        SurrogateShadow? shadow = SurrogateShadow.Of(text);
        int lastEnd = -1;
        try
        {
            foreach (ValueMatch match in _regex!.EnumerateMatches(shadow?.Text ?? text))
            {
                int end = match.Index + match.Length;
                if (match.Length > 0 || end != lastEnd)
                {
                    matches.Add(shadow is null ? (match.Index, end) : (shadow.Origin(match.Index), shadow.Origin(end)));
                    lastEnd = end;
                }
            }
        }
        catch (RegexMatchTimeoutException e)
        {
            throw new CheckpointException(
                _place.File,
                _place.Path,
                "an expression that takes too long on this text",
                "one that matches in linear time",
                "do not use this tokenizer",
                e);
        }

        return matches;
    }

    /// <summary>Replaces every match by <paramref name="content"/>, taken literally.</summary>
    public string Replace(string text, string content)
    {
        if (_literal is { } literal)
        {
            return literal.Length == 0 ? text : text.Replace(literal, content, StringComparison.Ordinal);
        }

        System.Text.StringBuilder result = new();
        int copied = 0;
        foreach ((int start, int end) in Matches(text))
        {
            result.Append(text, copied, start - copied).Append(content);
            copied = end;
        }

        return result.Append(text, copied, text.Length - copied).ToString();
    }
}

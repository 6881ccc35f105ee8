using System.Globalization;
using System.Text;

namespace Plumbline.Models.Tokenizers;

/// <summary>Finds added tokens in a text: leftmost first, longest first, never overlapping.</summary>
internal sealed class AddedTokenSplitter
{
    private readonly Node _root = new();

    public AddedTokenSplitter(IEnumerable<(string Spelling, AddedToken Token)> tokens)
    {
        foreach ((string spelling, AddedToken token) in tokens)
        {
            if (spelling.Length == 0)
            {
                continue;
            }

            Node node = _root;
            foreach (char c in spelling)
            {
                node.Next ??= [];
                node = node.Next.TryGetValue(c, out Node? next) ? next : node.Next[c] = new Node();
            }

            node.Token = token;
        }
    }

    /// <summary>Cuts <paramref name="text"/> into stretches of plain text (token null) and added tokens; no stretch is empty.</summary>
    public List<(int Start, int End, AddedToken? Token)> Split(string text, SpecialTokens specialTokens) =>
        Split(text, specialTokens == SpecialTokens.AsText ? [new CharacterSpan(0, text.Length)] : []);

    /// <summary>The same, where special tokens that touch one of the <paramref name="foreign"/> spans are just letters.</summary>
    public List<(int Start, int End, AddedToken? Token)> Split(string text, IReadOnlyList<CharacterSpan> foreign)
    {
        int nextForeign = 0;
        List<(int, int, AddedToken?)> parts = [];
        int plain = 0;
        int at = 0;
        while (at < text.Length)
        {
            while (nextForeign < foreign.Count && foreign[nextForeign].End <= at)
            {
                nextForeign++;
            }

            CharacterSpan ahead = nextForeign < foreign.Count ? foreign[nextForeign] : new CharacterSpan(text.Length, text.Length);
            (AddedToken? token, int end) = LongestAt(text, at, text.Length);
            bool within = at >= ahead.Start && end <= ahead.End;
            if (token is { Special: true } && end > ahead.Start && !within)
            {
                // Partly foreign: perhaps a shorter one is not, and another may begin inside of what was turned down.
                (token, end) = LongestAt(text, at, ahead.Start);
            }

            int start = at;
            at = Math.Max(end, at + 1); // a match that is turned down below is passed over whole, as in the reference implementation
            if (token is null || (token.Special && within) || (token.SingleWord && !StandsAlone(text, start, end)))
            {
                continue;
            }

            while (token.StripLeft && start > plain && char.IsWhiteSpace(text[start - 1]))
            {
                start--;
            }

            while (token.StripRight && end < text.Length && char.IsWhiteSpace(text[end]))
            {
                end++;
            }

            if (start > plain)
            {
                parts.Add((plain, start, null));
            }

            parts.Add((start, end, token));
            plain = end;
            at = end;
        }

        if (plain < text.Length)
        {
            parts.Add((plain, text.Length, null));
        }

        return parts;
    }

    private (AddedToken? Token, int End) LongestAt(string text, int start, int limit)
    {
        (AddedToken? Token, int End) best = (null, start);
        Node? node = _root;
        for (int i = start; i < limit && node.Next is { } next && next.TryGetValue(text[i], out node); i++)
        {
            if (node.Token is { } token)
            {
                best = (token, i + 1);
            }
        }

        return best;
    }

    private static bool StandsAlone(string text, int start, int end)
    {
        Rune.DecodeLastFromUtf16(text.AsSpan(0, start), out Rune before, out _);
        Rune.DecodeFromUtf16(text.AsSpan(end), out Rune after, out _);
        return (start == 0 || !IsWordCharacter(before)) && (end == text.Length || !IsWordCharacter(after));
    }

    // The \w of Unicode regular expressions.
    private static bool IsWordCharacter(Rune rune) => Rune.IsLetter(rune) || Rune.GetUnicodeCategory(rune) is
        UnicodeCategory.DecimalDigitNumber or UnicodeCategory.LetterNumber or UnicodeCategory.ConnectorPunctuation or
        UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark || rune.Value is 0x200C or 0x200D;

    private sealed class Node
    {
        public Dictionary<char, Node>? Next { get; set; }

        public AddedToken? Token { get; set; }
    }
}

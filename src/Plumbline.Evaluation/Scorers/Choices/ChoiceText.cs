using System.Text;

namespace Plumbline.Evaluation.Scorers.Choices;

/// <summary>A reply and the choices that it may name, with the small steps by which they are found.</summary>
internal sealed class ChoiceText
{
    // After a bare letter these words show that it was the answer and not an article or a pronoun.
    private static readonly string[] Following = ["because", "since", "as", "or", "and", "with", "given", "for", "due", "-", "–", "—", "(", "is"];
    private static readonly string[] Denials = ["not ", "n't ", "never ", "neither ", "nor ", "rather than ", "instead of "];
    private readonly IReadOnlyList<string> _choices;

    public ChoiceText(string text, IReadOnlyList<string> choices)
    {
        Text = text;
        _choices = choices;
        Lines = [.. Cut(text)];
    }

    /// <summary>The reply.</summary>
    public string Text { get; }

    /// <summary>Where its lines begin, after blanks and bullets, and where they end.</summary>
    public IReadOnlyList<(int Start, int End)> Lines { get; }

    /// <summary>The letters at a place: one, or several joined by "or", "and", a comma or a slash.</summary>
    /// <param name="place">Where.</param>
    /// <param name="mustBeMarked">Whether a letter without bracket, full stop or the like does not count, as at the beginning of a sentence.</param>
    public IEnumerable<int> LettersAt(int place, bool mustBeMarked)
    {
        while (LetterAt(place, mustBeMarked) is { } letter)
        {
            yield return letter.Index;
            if (Joined(letter.End) is not { } next)
            {
                yield break;
            }

            (place, mustBeMarked) = (next, false);
        }
    }

    /// <summary>The letters of a line that holds nothing else.</summary>
    public IEnumerable<int> LettersAlone((int Start, int End) line) =>
        Words(Text[line.Start..line.End]).Split(' ', StringSplitOptions.RemoveEmptyEntries).All(word => word is "or" or "and" || (word.Length == 1 && char.IsAsciiLetter(word[0])))
            ? LettersAt(line.Start, mustBeMarked: false)
            : [];

    /// <summary>The choice whose text stands at a place, the longest where several do.</summary>
    public int? ChoiceAt(int place)
    {
        place = SkipOpening(place);
        int? best = null;
        for (int index = 0; index < _choices.Count; index++)
        {
            string choice = _choices[index].Trim().TrimEnd('.');
            if (choice.Length > 0
                && string.Compare(Text, place, choice, 0, choice.Length, StringComparison.OrdinalIgnoreCase) == 0
                && (place + choice.Length >= Text.Length || !char.IsLetterOrDigit(Text[place + choice.Length]))
                && (best is null || choice.Length > _choices[best.Value].Trim().TrimEnd('.').Length))
            {
                best = index;
            }
        }

        return best;
    }

    /// <summary>Where there are two choices that begin with yes and no (or true and false), the one that begins with the reply's first word.</summary>
    public int? FirstWordOfTwo()
    {
        string[] words = [.. _choices.Select(choice => FirstWord(choice))];
        string first = FirstWord(Text);
        return words.Length == 2 && ((words.Contains("yes") && words.Contains("no")) || (words.Contains("true") && words.Contains("false"))) && words.Contains(first)
            ? Array.IndexOf(words, first)
            : null;
    }

    /// <summary>The choices whose text the reply says, unless it denies them; not those that are said only as a part of a longer one.</summary>
    public IEnumerable<int> ChoicesSaid()
    {
        string said = Words(Text);
        string[] texts = [.. _choices.Select(Words)];
        return Enumerable.Range(0, texts.Length).Where(index =>
            texts[index].Length > 2
            && WithoutLonger(said, texts, index).IndexOf(texts[index], StringComparison.Ordinal) is >= 0 and var place
            && !IsDenied(WithoutLonger(said, texts, index), place + 1));
    }

    /// <summary>Whether "not" or the like stands right before a place.</summary>
    public bool IsDenied(int place) => IsDenied(Text, place);

    private static bool IsDenied(string text, int place) =>
        Denials.Any(denial => place >= denial.Length && string.Compare(text, place - denial.Length, denial, 0, denial.Length, StringComparison.OrdinalIgnoreCase) == 0);

    private static string WithoutLonger(string said, string[] texts, int index)
    {
        foreach (string longer in texts)
        {
            if (longer.Length > texts[index].Length && longer.Contains(texts[index], StringComparison.Ordinal))
            {
                said = said.Replace(longer, " | ");
            }
        }

        return said;
    }

    private static string FirstWord(string text) =>
        new([.. text.SkipWhile(letter => !char.IsLetter(letter)).TakeWhile(char.IsLetter).Take(20).Select(char.ToLowerInvariant)]);

    // Letters and digits in lower case, in words with one blank around each.
    private static string Words(string text)
    {
        StringBuilder words = new(text.Length + 2);
        words.Append(' ');
        foreach (char letter in text)
        {
            if (char.IsLetterOrDigit(letter))
            {
                words.Append(char.ToLowerInvariant(letter));
            }
            else if (words[^1] != ' ' && letter != '\'')
            {
                words.Append(' ');
            }
        }

        return words[^1] == ' ' ? words.ToString() : words.Append(' ').ToString();
    }

    private static IEnumerable<(int Start, int End)> Cut(string text)
    {
        int start = 0;
        while (start < text.Length)
        {
            int end = text.IndexOf('\n', start);
            end = end < 0 ? text.Length : end;
            int first = start;
            while (first < end && (char.IsWhiteSpace(text[first]) || text[first] is '-' or '•' or '>'))
            {
                first++;
            }

            int last = end;
            while (last > first && char.IsWhiteSpace(text[last - 1]))
            {
                last--;
            }

            if (last > first)
            {
                yield return (first, last);
            }

            start = end + 1;
        }
    }

    private int SkipOpening(int place)
    {
        while (place < Text.Length && (Text[place] is ' ' or '\t' or '\r' or '\n' or '"' or '\'' or '“' or '[' or '{'))
        {
            place++;
        }

        return place;
    }

    private (int Index, int End)? LetterAt(int place, bool mustBeMarked)
    {
        place = SkipOpening(place);
        bool bracket = place < Text.Length && Text[place] == '(';
        place += bracket ? 1 : 0;
        if (place >= Text.Length || !char.IsAsciiLetter(Text[place]))
        {
            return null;
        }

        char letter = Text[place];
        int index = char.ToUpperInvariant(letter) - 'A';
        char next = place + 1 < Text.Length ? Text[place + 1] : '\n';
        if (bracket)
        {
            return next is ')' or '.' or ']' ? (index, place + 2) : null;
        }

        // "e.g." and "a.m." are no letters; nor is the "I" of "I, for one".
        bool abbreviation = next == '.' && place + 2 < Text.Length && char.IsLetter(Text[place + 2]);
        if (next is ')' or ']' or '}' or ':' or '.' or '\n' or '\r' or '"' or '”' or ';' or '!' || (next is ',' && letter != 'I'))
        {
            return abbreviation ? null : (index, place + 1 + (next is ')' or ']' or '}' ? 1 : 0));
        }

        if (next == '/' && char.IsAsciiLetterUpper(letter))
        {
            return (index, place + 1);
        }

        if (!char.IsWhiteSpace(next) || char.IsAsciiLetterLower(letter))
        {
            return null;
        }

        int after = place + 2;
        bool follows = Following.Any(word => string.Compare(Text, after, word, 0, word.Length, StringComparison.OrdinalIgnoreCase) == 0 && !IsLetterAt(after + word.Length, word)) || ChoiceAt(after) == index;
        return follows || (!mustBeMarked && letter is not ('A' or 'I')) ? (index, place + 1) : null;
    }

    private bool IsLetterAt(int place, string word) => char.IsLetter(word[^1]) && place < Text.Length && char.IsLetter(Text[place]);

    // Where the next of several joined letters would stand.
    private int? Joined(int place)
    {
        while (place < Text.Length && Text[place] is ' ' or ',')
        {
            place++;
        }

        foreach (string word in (ReadOnlySpan<string>)["or ", "and ", "/", "& "])
        {
            if (string.Compare(Text, place, word, 0, word.Length, StringComparison.OrdinalIgnoreCase) == 0)
            {
                return place + word.Length;
            }
        }

        return place < Text.Length && place > 0 && Text[place - 1] is ' ' && Text[place] == '(' ? place : null;
    }
}

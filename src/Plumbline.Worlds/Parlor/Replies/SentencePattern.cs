namespace Plumbline.Worlds.Parlor.Replies;

/// <summary>
/// A sentence with places to fill in: <c>*</c> is one word, <c>**</c> at the end is all words that are left. Matches words in one pass, whatever the text.
/// </summary>
internal sealed class SentencePattern(StatementKind kind, string pattern)
{
    private readonly string[] _words = pattern.Split(' ');

    /// <summary>Reads a sentence; null where it is another one. The last place is the value, the others are the subject.</summary>
    public Statement? Match(string text, string[] words)
    {
        bool open = _words[^1] == "**";
        if (open ? words.Length < _words.Length : words.Length != _words.Length)
        {
            return null;
        }

        List<string> places = [];
        for (int i = 0; i < _words.Length; i++)
        {
            if (_words[i] == "**")
            {
                places.Add(string.Join(' ', words[i..]));
            }
            else if (_words[i] == "*")
            {
                places.Add(words[i]);
            }
            else if (!string.Equals(_words[i], words[i], StringComparison.OrdinalIgnoreCase))
            {
                return null;
            }
        }

        return new Statement(kind, text, string.Join(' ', places.Take(places.Count - 1)), places.Count > 0 ? places[^1] : string.Empty);
    }
}

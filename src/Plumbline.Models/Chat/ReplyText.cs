using Plumbline.Models.Tokenizers;

namespace Plumbline.Models.Chat;

/// <summary>
/// Makes text of a reply's tokens as they come. Neither half a character nor what may turn out to be the beginning of a stop string is handed
/// out; stop tokens and stop strings are no part of the text. One instance serves one reply on one thread.
/// </summary>
/// <param name="tokenizer">The model's tokenizer.</param>
/// <param name="stopTokens">Tokens that end the reply.</param>
/// <param name="stopStrings">Texts that end the reply; none is empty.</param>
public sealed class ReplyText(ITokenizer tokenizer, IReadOnlyList<int> stopTokens, IReadOnlyList<string> stopStrings)
{
    private readonly TokenDecoder _decoder = new(tokenizer);
    private string _held = "";
    private bool _ended;

    /// <summary>Takes the next token and returns the text that is now certain.</summary>
    /// <param name="token">The token.</param>
    /// <returns>Often its text; empty while a character or a possible stop string is incomplete, and after the end.</returns>
    public string Append(int token) => stopTokens.Contains(token) ? "" : Pass(_decoder.Append(token));

    /// <summary>Ends the reply and returns what was held back.</summary>
    public string Finish()
    {
        string rest = Pass(_decoder.Flush());
        return _ended ? rest : rest + _held;
    }

    private string Pass(string added)
    {
        if (_ended)
        {
            return "";
        }

        _held += added;
        int end = stopStrings.Select(stop => _held.IndexOf(stop, StringComparison.Ordinal)).Where(index => index >= 0).DefaultIfEmpty(-1).Min();
        _ended = end >= 0;
        int certain = _ended ? end : _held.Length - stopStrings.Select(LongestBeginning).DefaultIfEmpty(0).Max();
        if (certain > 0 && char.IsHighSurrogate(_held[certain - 1]))
        {
            certain--; // a stop string that begins within a character
        }

        string text = _held[..certain];
        _held = _held[certain..];
        return text;
    }

    /// <summary>Characters at the end of the text that a stop string could begin with.</summary>
    private int LongestBeginning(string stop)
    {
        int length = Math.Min(stop.Length - 1, _held.Length);
        while (!_held.EndsWith(stop[..length], StringComparison.Ordinal))
        {
            length--;
        }

        return length;
    }
}

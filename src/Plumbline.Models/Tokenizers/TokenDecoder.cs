using System.Runtime.InteropServices;

namespace Plumbline.Models.Tokenizers;

/// <summary>Decodes a text token by token while it is generated, and never hands out half a character.</summary>
/// <remarks>
/// The pieces joined are what <see cref="ITokenizer.Decode"/> makes of all tokens together, as long as the bytes are valid UTF-8. Where
/// byte tokens are not, the reference implementation blots out the whole run; what was already handed out stays as it was. One
/// decoder serves one text on one thread.
/// </remarks>
public sealed class TokenDecoder
{
    private readonly ITokenizer _tokenizer;
    private readonly bool _skipSpecialTokens;
    private readonly List<int> _ids = []; // the tokens last handed out, which the next ones may depend on, and those still waiting
    private int _handedOut;
    private string _prefix = ""; // the text of the tokens last handed out

    /// <summary>Starts a text.</summary>
    /// <param name="tokenizer">The tokenizer of the model.</param>
    /// <param name="skipSpecialTokens">Whether special tokens are left out instead of spelled out.</param>
    public TokenDecoder(ITokenizer tokenizer, bool skipSpecialTokens = true)
    {
        ArgumentNullException.ThrowIfNull(tokenizer);
        _tokenizer = tokenizer;
        _skipSpecialTokens = skipSpecialTokens;
    }

    /// <summary>
    /// Takes the next token and returns the text that is now certain; often that of the token, empty while a character is incomplete.
    /// </summary>
    /// <param name="id">The token's id; one outside the vocabulary adds nothing.</param>
    public string Append(int id)
    {
        // A token that shows nothing must not become the context of the next: that one would look like the first of the text.
        if ((_skipSpecialTokens && _tokenizer.IsSpecial(id)) || _tokenizer.TokenText(id) is null)
        {
            return "";
        }

        _ids.Add(id);
        return EndsWithinCharacter() ? "" : HandOut();
    }

    /// <summary>
    /// Ends the text and returns what was still waiting: an incomplete character, as U+FFFD. The decoder is then ready for a new text.
    /// </summary>
    public string Flush()
    {
        string rest = _ids.Count > _handedOut ? HandOut() : "";
        _ids.Clear();
        _handedOut = 0;
        _prefix = "";
        return rest;
    }

    private string HandOut()
    {
        string all = _tokenizer.Decode(CollectionsMarshal.AsSpan(_ids), _skipSpecialTokens);
        string added = all.StartsWith(_prefix, StringComparison.Ordinal)
            ? all[_prefix.Length..]
            : _tokenizer.Decode(CollectionsMarshal.AsSpan(_ids)[_handedOut..], _skipSpecialTokens);

        // The decoder may treat the beginning of a text differently, so the context must show something to hide that from what follows.
        string latest = _tokenizer.Decode(CollectionsMarshal.AsSpan(_ids)[_handedOut..], _skipSpecialTokens);
        if (latest.Length > 0)
        {
            _ids.RemoveRange(0, _handedOut);
        }

        _prefix = latest.Length > 0 ? latest : all;
        _handedOut = _ids.Count;
        return added;
    }

    // Whether the waiting bytes end in the beginning of a UTF-8 character that more bytes could complete.
    private bool EndsWithinCharacter()
    {
        Span<byte> tail = stackalloc byte[3];
        int length = 0;
        for (int i = _ids.Count - 1; i >= _handedOut && length < tail.Length; i--)
        {
            byte[] bytes = _tokenizer.TokenBytes(_ids[i]);
            for (int at = bytes.Length - 1; at >= 0 && length < tail.Length; at--)
            {
                tail[^++length] = bytes[at];
            }
        }

        tail = tail[^length..];
        for (int start = 0; start < tail.Length; start++)
        {
            System.Buffers.OperationStatus status = System.Text.Rune.DecodeFromUtf8(tail[start..], out _, out _);
            if (status == System.Buffers.OperationStatus.NeedMoreData)
            {
                return true;
            }
        }

        return false;
    }
}

using System.Text;
using Plumbline.Models.Generation;
using Plumbline.Serving.Hosting;
using Plumbline.Serving.Replies;

namespace Plumbline.Serving.Completions;

/// <summary>Collects the log-probabilities of one reply, piece by piece, and counts where its tokens begin in the text.</summary>
internal sealed class LogProbList(TokenSpelling spelling)
{
    // A character may span tokens; it counts where it is complete.
    private readonly Decoder _characters = Encoding.UTF8.GetDecoder();
    private readonly char[] _buffer = new char[Encoding.UTF8.GetMaxCharCount(4096)];
    private readonly List<string> _tokens = [];
    private readonly List<float?> _logProbs = [];
    private readonly List<IReadOnlyDictionary<string, float>?> _top = [];
    private readonly List<int> _offsets = [];
    private int _offset;

    /// <summary>Adds a prompt that is echoed.</summary>
    /// <param name="prompt">The prompt.</param>
    /// <param name="likelihoods">Its tokens but the first.</param>
    public void AddPrompt(CompletionPrompt prompt, TokenLikelihoods likelihoods)
    {
        Add(prompt.Tokens[0], null, null, isHidden: prompt.HiddenTokens > 0);
        for (int i = 0; i < likelihoods.Tokens.Length; i++)
        {
            Add(likelihoods.Tokens[i], likelihoods.LogProbs[i], likelihoods.TopLogProbs.Count > 0 ? likelihoods.TopLogProbs[i] : [], isHidden: false);
        }

        _offset = prompt.Text.Length;
        _characters.Reset();
    }


    /// <summary>Adds tokens of the reply.</summary>
    public void Add(IReadOnlyList<GeneratedToken> tokens)
    {
        foreach (GeneratedToken token in tokens)
        {
            Add(token.Token, token.LogProb, token.Top ?? [], isHidden: false);
        }
    }

    /// <summary>Gives what was added since the last call.</summary>
    public CompletionLogProbs Take()
    {
        CompletionLogProbs taken = new([.. _tokens], [.. _logProbs], [.. _top], [.. _offsets]);
        _tokens.Clear();
        _logProbs.Clear();
        _top.Clear();
        _offsets.Clear();
        return taken;
    }

    private void Add(int token, float? logProb, IReadOnlyList<TokenLogProb>? top, bool isHidden)
    {
        string text = spelling.Text(token);
        _tokens.Add(text);
        _logProbs.Add(logProb is { } number ? LogProbNumber.Of(number) : null);
        _top.Add(top is null || logProb is null ? null : Top(text, logProb.Value, top));
        _offsets.Add(_offset);
        _offset += isHidden ? 0 : Characters(spelling.Bytes(token));
    }

    private Dictionary<string, float> Top(string text, float logProb, IReadOnlyList<TokenLogProb> top)
    {
        Dictionary<string, float> byText = new(StringComparer.Ordinal);
        foreach (TokenLogProb one in top)
        {
            byText.TryAdd(spelling.Text(one.Token), LogProbNumber.Of(one.LogProb)); // the likelier of two that look alike
        }

        byText.TryAdd(text, LogProbNumber.Of(logProb));
        return byText;
    }

    private int Characters(ReadOnlySpan<byte> bytes)
    {
        int count = 0;
        while (bytes.Length > 0)
        {
            int part = Math.Min(bytes.Length, 4096);
            count += _characters.GetChars(bytes[..part], _buffer, flush: false);
            bytes = bytes[part..];
        }

        return count;
    }
}

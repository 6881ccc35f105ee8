using Plumbline.Models.Tokenizers;
using Plumbline.Numerics.Randomness;

namespace Plumbline.Models.Generation;

/// <summary>One continuation on its way.</summary>
internal sealed class SequenceState(
    int index, int[] prompt, RandomStream random, GenerationOptions options, IReadOnlyList<int> stopTokens, TokenDecoder? decoder)
{
    private readonly List<int> _tokens = [];
    private readonly List<float> _logProbs = [];
    private readonly List<IReadOnlyList<TokenLogProb>> _top = [];
    private string _text = "";

    public int Index { get; } = index;

    public int[] Prompt { get; } = prompt;

    public RandomStream Random { get; } = random;

    public GenerationOptions Options { get; } = options;

    public int Slot { get; set; }

    public StopReason? Stopped { get; private set; }

    public int LastToken => _tokens[^1];

    /// <summary>Tokens that the cache holds when the last one is read next.</summary>
    public int Position => Prompt.Length + _tokens.Count - 1;

    public IEnumerable<int> History => Prompt.Concat(_tokens);

    /// <summary>Takes a drawn token and decides whether the continuation ends with it.</summary>
    public void Append(int token, float logProb, IReadOnlyList<TokenLogProb>? top, int positions)
    {
        _tokens.Add(token);
        _logProbs.Add(logProb);
        if (top is not null)
        {
            _top.Add(top);
        }

        if (stopTokens.Contains(token))
        {
            Stopped = StopReason.StopToken;
        }
        else if (decoder is not null && ContainsStopString(decoder.Append(token)))
        {
            Stopped = StopReason.StopString;
        }
        else if (_tokens.Count >= Options.MaxNewTokens)
        {
            Stopped = StopReason.MaxNewTokens;
        }
        else if (Prompt.Length + _tokens.Count >= positions)
        {
            Stopped = StopReason.ContextFull;
        }
    }

    public GeneratedSequence Result() => new(Prompt, [.. _tokens], [.. _logProbs], Stopped!.Value) { TopLogProbs = [.. _top] };

    private bool ContainsStopString(string added)
    {
        int longest = Options.StopStrings.Max(text => text.Length);
        _text += added;
        bool found = Options.StopStrings.Any(text => _text.Contains(text, StringComparison.Ordinal));
        if (_text.Length > 4 * longest)
        {
            _text = _text[^(2 * longest)..];
        }

        return found;
    }
}

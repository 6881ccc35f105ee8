using Plumbline.Models.Generation;

namespace Plumbline.Serving.Completions;

/// <summary>What of one reply is still to be sent before its own text: the echoed prompt, with its log-probabilities.</summary>
internal sealed class CompletionText
{
    private readonly LogProbList? _logProbs;
    private string _echo;

    public CompletionText(string echo, LogProbList? logProbs)
    {
        _echo = echo;
        _logProbs = logProbs;
    }

    /// <summary>The next piece, the echo before the first one.</summary>
    /// <param name="index">Index of the reply.</param>
    /// <param name="text">Its next text.</param>
    /// <param name="tokens">The tokens since the last piece.</param>
    /// <param name="endToken">The token that ended the reply, or null: no part of the text, but of its likelihood.</param>
    /// <param name="finishReason">Why the reply ended; null where it goes on.</param>
    public CompletionChoice Choice(int index, string text, IReadOnlyList<GeneratedToken> tokens, GeneratedToken? endToken, string? finishReason)
    {
        _logProbs?.Add(tokens);
        _logProbs?.Add(endToken is { } end ? [end] : []);
        CompletionChoice choice = new(_echo + text, index, _logProbs?.Take(), finishReason);
        _echo = "";
        return choice;
    }
}

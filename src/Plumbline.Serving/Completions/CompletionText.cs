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
    public CompletionChoice Choice(int index, string text, IReadOnlyList<GeneratedToken> tokens, string? finishReason)
    {
        _logProbs?.Add(tokens);
        CompletionChoice choice = new(_echo + text, index, _logProbs?.Take(), finishReason);
        _echo = "";
        return choice;
    }
}

namespace Plumbline.Models.Chat;

/// <summary>How likely a model finds a given text.</summary>
/// <param name="Text">The text.</param>
/// <param name="LogProb">Log-probability (nats) of all its tokens together, 0 or below, at temperature 1.</param>
/// <param name="Tokens">Its tokens; divide by their number to compare texts of different lengths.</param>
/// <param name="TokenLogProbs">Log-probability (nats) of each.</param>
/// <param name="IsGreedy">Whether greedy decoding would have written exactly these tokens.</param>
public sealed record TextLikelihood(
    string Text, double LogProb, IReadOnlyList<int> Tokens, IReadOnlyList<float> TokenLogProbs, bool IsGreedy);

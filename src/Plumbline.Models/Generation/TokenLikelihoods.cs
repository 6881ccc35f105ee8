namespace Plumbline.Models.Generation;

/// <summary>How likely the model finds a given continuation, token by token.</summary>
/// <param name="Tokens">The continuation.</param>
/// <param name="LogProbs">Log-probability (nats) of each token after all before it, at temperature 1: to the bit that of a training forward.</param>
/// <param name="AreLikeliest">Whether each token is the likeliest at its place, as greedy decoding would have chosen.</param>
public sealed record TokenLikelihoods(int[] Tokens, float[] LogProbs, bool[] AreLikeliest)
{
    /// <summary>At each place the likeliest tokens, most likely first.</summary>
    /// <value>Empty unless they were asked for.</value>
    public IReadOnlyList<IReadOnlyList<TokenLogProb>> TopLogProbs { get; init; } = [];
}

namespace Plumbline.Models.Generation;

/// <summary>Why a continuation ended.</summary>
public enum StopReason
{
    /// <summary>It reached <see cref="GenerationOptions.MaxNewTokens"/>.</summary>
    MaxNewTokens,

    /// <summary>A stop token was drawn.</summary>
    StopToken,

    /// <summary>Its text contains a stop string.</summary>
    StopString,

    /// <summary>The model has no further positions.</summary>
    ContextFull,
}

/// <summary>One continuation.</summary>
/// <param name="Prompt">The prompt's tokens.</param>
/// <param name="Tokens">The tokens drawn, a stop token included.</param>
/// <param name="LogProbs">
/// Log-probability (nats) of each drawn token under the model itself, before temperature and filters, or under its tempered distribution where
/// <see cref="GenerationOptions.LogProbs"/> asks for it: to the bit what a training forward over prompt and tokens gives.
/// </param>
/// <param name="StopReason">Why it ended.</param>
public sealed record GeneratedSequence(int[] Prompt, int[] Tokens, float[] LogProbs, StopReason StopReason)
{
    /// <summary>For each drawn token the likeliest ones at its place, most likely first.</summary>
    /// <value>Empty unless <see cref="GenerationOptions.TopLogProbs"/> asks for them.</value>
    public IReadOnlyList<IReadOnlyList<TokenLogProb>> TopLogProbs { get; init; } = [];
}

/// <summary>A token with its log-probability.</summary>
/// <param name="Token">The token.</param>
/// <param name="LogProb">Its log-probability (nats).</param>
public readonly record struct TokenLogProb(int Token, float LogProb);

/// <summary>One token as it is drawn.</summary>
/// <param name="SequenceIndex">Index of the prompt.</param>
/// <param name="Token">The token.</param>
/// <param name="LogProb">Its log-probability (nats) as in <see cref="GeneratedSequence.LogProbs"/>.</param>
public readonly record struct GeneratedToken(int SequenceIndex, int Token, float LogProb)
{
    /// <summary>The likeliest tokens at its place, most likely first; null unless <see cref="GenerationOptions.TopLogProbs"/> asks for them.</summary>
    public IReadOnlyList<TokenLogProb>? Top { get; init; }
}

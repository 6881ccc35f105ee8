namespace Plumbline.Training.PolicyLoss;

/// <summary>What a policy loss reads of one pass: the tokens of some replies, end to end <c>[tokens]</c>.</summary>
public readonly ref struct PolicyObjectiveBatch
{
    /// <summary>Tokens of each reply; they sum to the tokens.</summary>
    public required ReadOnlySpan<int> Lengths { get; init; }

    /// <summary>log π of each token under the policy being trained, nats.</summary>
    public required ReadOnlySpan<double> NewLogProbs { get; init; }

    /// <summary>The same at sampling.</summary>
    public required ReadOnlySpan<double> OldLogProbs { get; init; }

    /// <summary>A of each token.</summary>
    public required ReadOnlySpan<double> Advantages { get; init; }

    /// <summary>Weight of each token in the optimiser batch, see <see cref="AggregationMath"/>; a token of weight 0 takes no part at all.</summary>
    public required ReadOnlySpan<double> Weights { get; init; }

    /// <summary>
    /// Multiplies the policy term of each token, and neither KL nor entropy: sampler correction, high-entropy selection, off-policy selection. Empty for 1.
    /// </summary>
    public ReadOnlySpan<double> Factors { get; init; }

    /// <summary>log π_ref of each token; may be empty where the KL coefficient is 0.</summary>
    public ReadOnlySpan<double> ReferenceLogProbs { get; init; }

    /// <summary>Entropy of the policy before each token, nats; may be empty where the entropy bonus is 0.</summary>
    public ReadOnlySpan<double> Entropies { get; init; }

    internal PolicyObjectiveBatch Slice(int start, int length) => new()
    {
        Lengths = default,
        NewLogProbs = NewLogProbs.Slice(start, length),
        OldLogProbs = OldLogProbs.Slice(start, length),
        Advantages = Advantages.Slice(start, length),
        Weights = Weights.Slice(start, length),
        Factors = Factors.IsEmpty ? default : Factors.Slice(start, length),
        ReferenceLogProbs = ReferenceLogProbs.IsEmpty ? default : ReferenceLogProbs.Slice(start, length),
        Entropies = Entropies.IsEmpty ? default : Entropies.Slice(start, length),
    };

    internal void Require(PolicyObjectiveOptions options, int gradients, int entropyGradients)
    {
        int tokens = NewLogProbs.Length;
        Training.Advantages.AdvantageMath.RequireReplies(tokens, Lengths);
        if (OldLogProbs.Length != tokens || Advantages.Length != tokens || Weights.Length != tokens || gradients != tokens
            || !Fits(Factors.Length, false) || !Fits(ReferenceLogProbs.Length, options.KlCoefficient > 0)
            || !Fits(Entropies.Length, options.EntropyBonus > 0) || !Fits(entropyGradients, options.EntropyBonus > 0))
        {
            throw new ArgumentException(
                $"{tokens} new and {OldLogProbs.Length} old log-probabilities, {Advantages.Length} advantages, {Weights.Length} weights, {Factors.Length} factors, "
                + $"{ReferenceLogProbs.Length} reference log-probabilities, {Entropies.Length} entropies, {gradients} and {entropyGradients} derivatives do not fit together");
        }

        bool Fits(int length, bool needed) => length == tokens || (length == 0 && !needed);
    }
}

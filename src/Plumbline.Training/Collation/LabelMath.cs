namespace Plumbline.Training.Collation;

/// <summary>
/// Labels as other toolkits write them: one per token of a sequence, <see cref="Ignored"/> where nothing is learned, and each predicted by the row <em>before</em> it.
/// </summary>
public static class LabelMath
{
    /// <summary>The label of a token that no loss looks at.</summary>
    public const int Ignored = -100;

    /// <summary>Sum of the log-probabilities of the labelled tokens, and how many there are.</summary>
    /// <param name="logProbs">Log-probability, at each row <c>[time]</c>, of the token that follows it, nats; the last row has no token to predict and is not read.</param>
    /// <param name="labels">Label of each token <c>[time]</c>; the first has no row before it and is not read.</param>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static (double Sum, int Tokens) LogProb(ReadOnlySpan<double> logProbs, ReadOnlySpan<int> labels)
    {
        if (logProbs.Length != labels.Length)
        {
            throw new ArgumentException($"{logProbs.Length} log-probabilities and {labels.Length} labels differ in length", nameof(labels));
        }

        double sum = 0;
        int tokens = 0;
        for (int t = 1; t < labels.Length; t++)
        {
            sum += labels[t] == Ignored ? 0 : logProbs[t - 1];
            tokens += labels[t] == Ignored ? 0 : 1;
        }

        return (sum, tokens);
    }

    /// <summary>Mean log-probability of the labelled tokens; 0 where there is none, as in open-instruct.</summary>
    /// <param name="logProbs">See <see cref="LogProb"/>.</param>
    /// <param name="labels">See <see cref="LogProb"/>.</param>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static double AverageLogProb(ReadOnlySpan<double> logProbs, ReadOnlySpan<int> labels)
    {
        (double sum, int tokens) = LogProb(logProbs, labels);
        return tokens == 0 ? 0 : sum / tokens;
    }
}

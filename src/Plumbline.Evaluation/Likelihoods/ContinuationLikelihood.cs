namespace Plumbline.Evaluation.Likelihoods;

/// <summary>How likely one continuation is.</summary>
/// <param name="LogProbability">The sum of its tokens' log-probabilities, in nats; at most 0.</param>
/// <param name="Tokens">How many tokens it has; at least 1.</param>
public readonly record struct ContinuationLikelihood(double LogProbability, int Tokens);

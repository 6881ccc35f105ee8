namespace Plumbline.Training.PolicyLoss;

/// <summary>The clipped surrogate of one minibatch and what it tells about the step.</summary>
/// <param name="Loss">The loss; lower is better. Near 0 at fresh whitened advantages whatever their quality: watch the reward, not this.</param>
/// <param name="ClippedShare">Share of tokens whose ratio was clipped, 0 to 1 (TRL: <c>policy/clipfrac_avg</c>).</param>
/// <param name="ApproximateKl">Mean of (new − old)²/2 per token, nats: estimator k2 of the step's size (TRL: <c>policy/approxkl_avg</c>).</param>
/// <param name="MeanRatio">Mean importance ratio; 1 in expectation.</param>
public readonly record struct PolicyLossResult(double Loss, double ClippedShare, double ApproximateKl, double MeanRatio);

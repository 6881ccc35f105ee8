using Plumbline.Statistics;
using Plumbline.Training.RewardModels;

namespace Plumbline.Training.PointwiseRewards;

/// <summary>What training a reward model on single verdicts came to.</summary>
/// <param name="Model">The reward model; the caller's to dispose. Its score is the log-odds of the label, so 0 is the threshold.</param>
/// <param name="TrainingReplies">Labelled replies given to train on; those of <see cref="PointwiseRewardOptions.StoppingShare"/> are among them.</param>
/// <param name="HeldOutLoss">Mean binary cross-entropy on the held-out replies, nats; null where nothing was held out.</param>
/// <param name="HeldOutAccuracy">Share of them whose score is on the side of the label, clustered by prompt; a score of 0 counts as wrong.</param>
public sealed record PointwiseRewardResult(RewardModel Model, int TrainingReplies, double? HeldOutLoss, ClusteredShare? HeldOutAccuracy);

/// <summary>One optimiser step.</summary>
/// <param name="Number">1 for the first.</param>
/// <param name="Total">Steps in all.</param>
/// <param name="Loss">Mean binary cross-entropy of the batch before the step, nats.</param>
/// <param name="GradientNorm">Global norm of the gradients before clipping.</param>
/// <param name="LearningRate">Learning rate of the step.</param>
public sealed record PointwiseRewardStep(int Number, int Total, double Loss, double GradientNorm, double LearningRate);

using Plumbline.Statistics;

namespace Plumbline.Training.RewardModels;

/// <summary>What training a reward model came to.</summary>
/// <param name="Model">The reward model; the caller's to dispose.</param>
/// <param name="TrainingPairs">Preferences trained on.</param>
/// <param name="HeldOutLoss">Mean Bradley–Terry loss on preferences of other prompts, nats, without the centring term.</param>
/// <param name="HeldOutAccuracy">Share of those preferences that the scores agree with, clustered by prompt.</param>
public sealed record RewardModelResult(RewardModel Model, int TrainingPairs, double HeldOutLoss, ClusteredShare HeldOutAccuracy);

/// <summary>One optimiser step of a reward model.</summary>
/// <param name="Number">1 for the first.</param>
/// <param name="Total">Steps in all.</param>
/// <param name="Loss">Loss of the batch.</param>
/// <param name="Accuracy">Accuracy on the batch, before the step.</param>
/// <param name="MeanMargin">Mean of chosen minus rejected score.</param>
/// <param name="GradientNorm">Global norm of the gradients before clipping.</param>
/// <param name="LearningRate">Learning rate of the step.</param>
public sealed record RewardModelStep(
    int Number, int Total, double Loss, double Accuracy, double MeanMargin, double GradientNorm, double LearningRate);

namespace Plumbline.Training.Supervised;

/// <summary>What supervised fine-tuning came to.</summary>
/// <param name="Steps">Optimiser steps made.</param>
/// <param name="ReplyTokens">Reply tokens trained on, counted once per pass.</param>
/// <param name="HeldOutTokens">Reply tokens that the held-out loss is a mean over.</param>
/// <param name="HeldOutLossBefore">Mean −log π of the held-out reply tokens before training, nats per token; null where nothing was held out. Lower is better.</param>
/// <param name="HeldOutLossAfter">The same after training.</param>
public sealed record SupervisedResult(
    int Steps, long ReplyTokens, long HeldOutTokens, double? HeldOutLossBefore, double? HeldOutLossAfter);

/// <summary>One optimiser step of supervised fine-tuning.</summary>
/// <param name="Number">1 for the first.</param>
/// <param name="Total">Steps in all.</param>
/// <param name="Loss">Mean −log π over the reply tokens of the batch, before the step, nats per token.</param>
/// <param name="ReplyTokens">Reply tokens of the batch.</param>
/// <param name="GradientNorm">Global norm of the gradients before clipping.</param>
/// <param name="LearningRate">Learning rate of the step.</param>
public sealed record SupervisedStep(int Number, int Total, double Loss, int ReplyTokens, double GradientNorm, double LearningRate);

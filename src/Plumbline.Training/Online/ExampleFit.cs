using Plumbline.Training.Batches;
using Plumbline.Training.Health;
using Plumbline.Training.Metrics;
using Plumbline.Training.Offline;
using Plumbline.Training.Optimization;

namespace Plumbline.Training.Online;

/// <summary>Learns examples that were made of an iteration's replies, in the epochs and minibatches of <see cref="OnlineOptions"/>.</summary>
internal static class ExampleFit
{
    /// <summary>Takes the steps.</summary>
    /// <param name="objective">What is optimised.</param>
    /// <param name="optimizer">Takes the steps.</param>
    /// <param name="examples">At least one.</param>
    /// <param name="online">Epochs, minibatches and learning rate.</param>
    /// <param name="iteration">0 for the first.</param>
    /// <param name="seed">Decides the order.</param>
    /// <param name="metrics">Receives the means over all steps.</param>
    /// <param name="cancellation">Stops between steps.</param>
    public static void Run<TExample>(
        IOfflineObjective<TExample> objective,
        ModelOptimizer optimizer,
        IReadOnlyList<TExample> examples,
        OnlineOptions online,
        int iteration,
        ulong seed,
        IDictionary<string, double> metrics,
        CancellationToken cancellation)
    {
        double learningRate = online.Schedule(online.LearningRate).At(iteration);
        MetricMeans means = new();
        int minibatches = Math.Min(online.Minibatches, examples.Count);
        for (int epoch = 0; epoch < online.Epochs; epoch++)
        {
            int[] order = PromptCursor.GroupOrder(examples.Count, iteration, epoch, seed);
            for (int m = 0; m < minibatches; m++)
            {
                cancellation.ThrowIfCancellationRequested();
                TExample[] batch = [.. order[(m * examples.Count / minibatches)..((m + 1) * examples.Count / minibatches)].Select(i => examples[i])];
                objective.Prepare(batch, cancellation);
                double weight = batch.Sum(objective.Weight);
                foreach (Range part in TokenBudget.Split([.. batch.Select(objective.Tokens)], online.TokensPerPass))
                {
                    objective.Accumulate(optimizer.Begin(), batch, part, weight, means);
                    optimizer.Accumulate(means["loss"] ?? double.NaN);
                }

                means.Add(HealthMetrics.GradientNorm, optimizer.Step(learningRate));
            }
        }

        foreach ((string name, double value) in means.ToDictionary())
        {
            metrics[name] = value;
        }

        metrics["learning_rate"] = learningRate;
    }
}

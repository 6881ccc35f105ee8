using Plumbline.Models.Decoders;
using Plumbline.Numerics.Compute;
using Plumbline.Numerics.Optimizers;
using Plumbline.Recipes.Stages;
using Plumbline.Training.Optimization;

namespace Plumbline.Recipes.Pretraining;

/// <summary>Trains a model from nothing on an endless supply of texts, none of which is seen twice.</summary>
/// <param name="processor">Runs the kernels.</param>
/// <param name="optimizer">Settings of the optimiser.</param>
/// <param name="schedule">Learning rate of each step; its length is the count of steps.</param>
/// <param name="batchTexts">Texts per step.</param>
internal sealed class Pretrainer(Processor processor, AdamWOptions optimizer, LearningRateSchedule schedule, int batchTexts)
{
    /// <summary>Trains in place.</summary>
    /// <param name="model">The model.</param>
    /// <param name="text">The i-th text in tokens.</param>
    /// <param name="reporter">Hears of every step.</param>
    /// <param name="cancellation">Stops between steps.</param>
    /// <returns>Tokens predicted.</returns>
    public long Fit(Decoder model, Func<long, int[]> text, StageReporter reporter, CancellationToken cancellation)
    {
        TextLoss loss = new();
        using ModelOptimizer steps = new(processor, model.Parameters, optimizer);
        long tokens = 0;
        double mean = 0;
        for (int step = 0; step < schedule.TotalSteps; step++)
        {
            cancellation.ThrowIfCancellationRequested();
            int[][] batch = new int[batchTexts][];
            for (int i = 0; i < batch.Length; i++)
            {
                batch[i] = text(((long)step * batchTexts) + i);
            }

            mean = loss.Seed(model, steps.Begin(), batch);
            steps.Accumulate(mean);
            steps.Step(schedule.At(step));
            tokens += batch.Sum(one => one.Length - 1);
            reporter.Report(step + 1, new StageFigure("loss", mean, "nats"));
        }

        reporter.Finish(schedule.TotalSteps, new StageFigure("loss", mean, "nats"));
        return tokens;
    }
}

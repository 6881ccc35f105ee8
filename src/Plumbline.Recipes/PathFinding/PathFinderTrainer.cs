using System.Globalization;
using Plumbline.Models.Decoders;
using Plumbline.Numerics.Compute;
using Plumbline.Numerics.Randomness;
using Plumbline.Recipes.Stages;
using Plumbline.Training.Optimization;
using Plumbline.Worlds.PathFinding;

namespace Plumbline.Recipes.PathFinding;

/// <summary>Trains a path-finder from nothing, on trees that are not held out.</summary>
public sealed class PathFinderTrainer
{
    private readonly PathFinderRecipe _recipe;
    private readonly Processor _processor;
    private readonly TimeProvider _time;
    private readonly IProgress<StageProgress>? _progress;

    /// <summary>A trainer.</summary>
    /// <param name="recipe">What to make; validated.</param>
    /// <param name="processor">Runs the kernels; its threads change no result.</param>
    /// <param name="time">Measures rates.</param>
    /// <param name="progress">Hears of every step; null for nobody. Called on the thread that works.</param>
    /// <exception cref="ArgumentException">The recipe has problems; the message lists all.</exception>
    public PathFinderTrainer(PathFinderRecipe recipe, Processor processor, TimeProvider time, IProgress<StageProgress>? progress = null)
    {
        if (recipe.Validate() is { Count: > 0 } problems)
        {
            throw new ArgumentException(string.Join("; ", problems), nameof(recipe));
        }

        _recipe = recipe;
        _processor = processor;
        _time = time;
        _progress = progress;
    }

    /// <summary>The stages in their order.</summary>
    public static IReadOnlyList<string> StageNames { get; } = ["train"];

    /// <summary>The problems of a recipe: where they are few, exactly these are seen, again and again. All lengths come equally often: short paths teach the steps that long ones are made of.</summary>
    public static PathGenerator TrainingProblems(ulong seed) => new(seed, "training", PathKind.Trained, heldOut: false);

    /// <summary>Trains.</summary>
    /// <param name="cancellation">Stops between steps.</param>
    /// <returns>The model; the caller's to dispose.</returns>
    /// <exception cref="Numerics.NonFiniteException">Training diverged.</exception>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public Decoder Train(CancellationToken cancellation = default)
    {
        Decoder model = Decoder.Initialize(_recipe.Config, new RandomStream(_recipe.Seed, "path-finder/weights"));
        try
        {
            Fit(model, cancellation);
            return model;
        }
        catch
        {
            model.Dispose();
            throw;
        }
    }

    private void Fit(Decoder model, CancellationToken cancellation)
    {
        StageReporter reporter = new(new StagePlace(StageNames[0], 1, StageNames.Count), _recipe.Steps, "steps", _time, _progress);
        PathGenerator generator = TrainingProblems(_recipe.Seed);
        PathProblem[] few = generator.Generate(0, _recipe.Problems);
        PathLoss loss = new();
        using ModelOptimizer steps = new(_processor, model.Parameters, _recipe.Optimizer);
        double mean = 0;
        for (int step = 0; step < _recipe.Steps; step++)
        {
            cancellation.ThrowIfCancellationRequested();
            RandomStream random = new(_recipe.Seed, string.Create(CultureInfo.InvariantCulture, $"path-finder/step/{step}"));
            var batch = new (PathProblem, int)[_recipe.BatchProblems];
            for (int i = 0; i < batch.Length; i++)
            {
                PathProblem problem = few.Length > 0 ? few[random.NextInt(few.Length)] : generator.Generate(((long)step * batch.Length) + i);
                batch[i] = (problem, random.NextInt(_recipe.MostPauses + 1));
            }

            mean = loss.Seed(model, steps.Begin(), batch);
            steps.Accumulate(mean);
            steps.Step(_recipe.Schedule.At(step));
            reporter.Report(step + 1, new StageFigure("loss", mean, "nats"));
        }

        reporter.Finish(_recipe.Steps, new StageFigure("loss", mean, "nats"));
    }
}

using Plumbline.Models.Decoders;
using Plumbline.Models.Tokenizers;
using Plumbline.Numerics.Compute;
using Plumbline.Numerics.Optimizers;
using Plumbline.Numerics.Randomness;
using Plumbline.Recipes.Stages;
using Plumbline.Recipes.TinyModel.Stories;
using Plumbline.Training.Optimization;

namespace Plumbline.Recipes.TinyModel;

/// <summary>
/// Makes the tiny model from nothing: writes stories, learns a tokenizer from them, trains a Llama-style decoder on ever new ones, and measures it
/// on stories that it never saw.
/// </summary>
public sealed class TinyModelTrainer
{
    private readonly TinyModelRecipe _recipe;
    private readonly Processor _processor;
    private readonly TimeProvider _time;
    private readonly IProgress<StageProgress>? _progress;

    /// <summary>A trainer.</summary>
    /// <param name="recipe">What to make; validated.</param>
    /// <param name="processor">Runs the kernels; its threads change no result.</param>
    /// <param name="time">Measures rates.</param>
    /// <param name="progress">Hears of every step; null for nobody. Called on the thread that works.</param>
    /// <exception cref="ArgumentException">The recipe has problems; the message lists all.</exception>
    public TinyModelTrainer(TinyModelRecipe recipe, Processor processor, TimeProvider time, IProgress<StageProgress>? progress = null)
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
    public static IReadOnlyList<string> StageNames { get; } = ["tokenizer", "train"];

    /// <summary>The stories that the held-out loss of a seed is measured on.</summary>
    public static StoryGrammar HeldOutStories(ulong seed) => new(seed, "held-out");

    /// <summary>Trains.</summary>
    /// <param name="cancellation">Stops between steps.</param>
    /// <exception cref="Numerics.NonFiniteException">Training diverged.</exception>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public TinyModelResult Train(CancellationToken cancellation = default)
    {
        StageReporter reporter = new(new StagePlace(StageNames[0], 1, StageNames.Count), _recipe.TokenizerStories, "stories", _time, _progress);
        HuggingFaceTokenizer tokenizer = StoryTokens.Learn(_recipe);
        reporter.Finish(_recipe.TokenizerStories);

        Decoder model = Decoder.Initialize(_recipe.Config(tokenizer.VocabularySize), new RandomStream(_recipe.Seed, "tiny-model/weights"));
        try
        {
            int[][] heldOut = StoryTokens.Encode(tokenizer, HeldOutStories(_recipe.Seed), 0, _recipe.HeldOutStories);
            StoryLoss loss = new();
            double before = loss.Measure(model, _processor, heldOut, cancellation);
            long tokens = Fit(model, tokenizer, loss, cancellation);
            double after = loss.Measure(model, _processor, heldOut, cancellation);
            return new TinyModelResult(_recipe, model, tokenizer, tokens, before, after);
        }
        catch
        {
            model.Dispose();
            throw;
        }
    }

    private long Fit(Decoder model, HuggingFaceTokenizer tokenizer, StoryLoss loss, CancellationToken cancellation)
    {
        StageReporter reporter = new(new StagePlace(StageNames[1], 2, StageNames.Count), _recipe.Steps, "steps", _time, _progress);
        StoryGrammar stories = new(_recipe.Seed, "training");
        LearningRateSchedule schedule = _recipe.Schedule;
        using ModelOptimizer optimizer = new(_processor, model.Parameters, _recipe.Optimizer);
        long tokens = 0;
        double mean = 0;
        for (int step = 0; step < _recipe.Steps; step++)
        {
            cancellation.ThrowIfCancellationRequested();
            int[][] batch = StoryTokens.Encode(tokenizer, stories, (long)step * _recipe.BatchStories, _recipe.BatchStories);
            mean = loss.Seed(model, optimizer.Begin(), batch);
            optimizer.Accumulate(mean);
            optimizer.Step(schedule.At(step));
            tokens += batch.Sum(text => text.Length - 1);
            reporter.Report(step + 1, new StageFigure("loss", mean, "nats"));
        }

        reporter.Finish(_recipe.Steps, new StageFigure("loss", mean, "nats"));
        return tokens;
    }
}

using Plumbline.Models.Decoders;
using Plumbline.Models.Tokenizers;
using Plumbline.Numerics.Compute;
using Plumbline.Numerics.Optimizers;
using Plumbline.Numerics.Randomness;
using Plumbline.Recipes.Pretraining;
using Plumbline.Recipes.Stages;
using Plumbline.Recipes.TinyModel.Stories;

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
            TextLoss loss = new();
            double before = loss.Measure(model, _processor, heldOut, cancellation);
            long tokens = Fit(model, tokenizer, cancellation);
            double after = loss.Measure(model, _processor, heldOut, cancellation);
            return new TinyModelResult(_recipe, model, tokenizer, tokens, before, after);
        }
        catch
        {
            model.Dispose();
            throw;
        }
    }

    private long Fit(Decoder model, HuggingFaceTokenizer tokenizer, CancellationToken cancellation)
    {
        StageReporter reporter = new(new StagePlace(StageNames[1], 2, StageNames.Count), _recipe.Steps, "steps", _time, _progress);
        StoryGrammar stories = new(_recipe.Seed, "training");
        return new Pretrainer(_processor, _recipe.Optimizer, _recipe.Schedule, _recipe.BatchStories)
            .Fit(model, index => StoryTokens.Encode(tokenizer, stories.Generate(index)), reporter, cancellation);
    }
}

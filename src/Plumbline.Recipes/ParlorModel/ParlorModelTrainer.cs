using Plumbline.Models.Decoders;
using Plumbline.Models.Tokenizers;
using Plumbline.Models.Tokenizers.Training;
using Plumbline.Numerics.Compute;
using Plumbline.Numerics.Randomness;
using Plumbline.Recipes.Pretraining;
using Plumbline.Recipes.Stages;
using Plumbline.Worlds.Parlor.Text;
using Plumbline.Worlds.Parlor.World;

namespace Plumbline.Recipes.ParlorModel;

/// <summary>Trains the base model of Parlor on its base text, from nothing.</summary>
public sealed class ParlorModelTrainer
{
    private readonly ParlorModelRecipe _recipe;
    private readonly Processor _processor;
    private readonly TimeProvider _time;
    private readonly IProgress<StageProgress>? _progress;

    /// <summary>A trainer.</summary>
    /// <param name="recipe">What to make; validated.</param>
    /// <param name="processor">Runs the kernels.</param>
    /// <param name="time">Measures rates.</param>
    /// <param name="progress">Hears how far each stage is; null for nobody.</param>
    /// <exception cref="ArgumentException">The recipe has problems; the message lists all.</exception>
    public ParlorModelTrainer(ParlorModelRecipe recipe, Processor processor, TimeProvider time, IProgress<StageProgress>? progress = null)
    {
        IReadOnlyList<string> problems = recipe.Validate();
        if (problems.Count > 0)
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

    /// <summary>Trains.</summary>
    /// <param name="cancellation">Stops between steps.</param>
    /// <exception cref="Numerics.NonFiniteException">Training diverged.</exception>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public ParlorModelResult Train(CancellationToken cancellation = default)
    {
        ParlorWorld world = new(_recipe.World);
        HuggingFaceTokenizer tokenizer = LearnTokenizer(world);
        Decoder model = Decoder.Initialize(_recipe.Config(tokenizer.VocabularySize), new RandomStream(_recipe.Seed, "parlor-model/weights"));
        try
        {
            int[][] texts = HeldOutTexts(_recipe, tokenizer);
            TextLoss loss = new();
            double before = loss.Measure(model, _processor, texts, cancellation);
            long tokens = Fit(model, tokenizer, world, cancellation);
            return new ParlorModelResult(_recipe, model, tokenizer, tokens, before, loss.Measure(model, _processor, texts, cancellation));
        }
        catch
        {
            model.Dispose();
            throw;
        }
    }

    /// <summary>The texts that the held-out loss is measured on, in tokens.</summary>
    internal static int[][] HeldOutTexts(ParlorModelRecipe recipe, HuggingFaceTokenizer tokenizer)
    {
        BaseText text = new(new ParlorWorld(recipe.World), recipe.Seed, "parlor-model/held-out");
        return [.. Enumerable.Range(0, recipe.HeldOutTexts).Select(index => tokenizer.Encode(text.Piece(index)))];
    }

    private HuggingFaceTokenizer LearnTokenizer(ParlorWorld world)
    {
        StageReporter reporter = new(new StagePlace(StageNames[0], 1, StageNames.Count), _recipe.TokenizerTexts, "texts", _time, _progress);
        BaseText text = new(world, _recipe.Seed, "parlor-model/tokenizer");
        string[] signs = [ParlorText.User, ParlorText.Assistant, ParlorText.End];
        IEnumerable<string> plain = Enumerable.Range(0, _recipe.TokenizerTexts)
            .SelectMany(index => text.Piece(index).Split(signs, StringSplitOptions.RemoveEmptyEntries));
        BpeTokenizerDefinition definition = BytePairTrainer.Train(plain, _recipe.Tokenizer) with { Prefix = [ParlorText.End] };
        reporter.Finish(_recipe.TokenizerTexts);
        return definition.ToTokenizer(new TokenizerSettings { BosToken = ParlorText.End, EosToken = ParlorText.End, MaxTokens = _recipe.MaxPositions });
    }

    private long Fit(Decoder model, HuggingFaceTokenizer tokenizer, ParlorWorld world, CancellationToken cancellation)
    {
        StageReporter reporter = new(new StagePlace(StageNames[1], 2, StageNames.Count), _recipe.Steps, "steps", _time, _progress);
        BaseText text = new(world, _recipe.Seed, "parlor-model/training");
        return new Pretrainer(_processor, _recipe.Optimizer, _recipe.Schedule, _recipe.BatchTexts)
            .Fit(model, index => tokenizer.Encode(text.Piece(index)), reporter, cancellation);
    }
}

using Plumbline.Models.Llama2c;
using Plumbline.Recipes.Align;
using Plumbline.Recipes.Prompts;
using Plumbline.TestKit;

namespace Plumbline.Recipes.Tests.Align;

/// <summary>The whole pipeline on a real pretrained model, cut short: a wish that the model often meets anyway, and few iterations.</summary>
public sealed class AlignStoriesTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [DataFact("stories260K/stories260K.bin")]
    public void Run_Stories260K_RaisesThePreferredShareAndStaysFluent()
    {
        string model = _folder.File("model");
        Llama2cImporter.Convert(SharedData.Require("stories260K/stories260K.bin"), SharedData.Require("stories260K/tok512.bin"), model);
        AlignRecipe recipe = new()
        {
            Model = model,
            Prompts = SharedData.Require("tinystories/tinystories_2mb.txt"),
            Want = ["she", "her"],
            ReplyTokens = 24,
            Cut = new PromptOptions { HeldOut = 96 },
        };
        recipe = recipe with
        {
            Preferences = recipe.Preferences with { MaxPrompts = 160 },
            Ppo = recipe.Ppo with { Iterations = 12, PromptsPerIteration = 64 },
        };

        AlignScorecard scorecard = new AlignPipeline(recipe, TimeProvider.System).Run(_folder.File("run")).Scorecard;

        string all = File.ReadAllText(_folder.File("run", "scorecard.json"));
        scorecard.PreferredShare.Change.Lower.ShouldBeGreaterThan(0, all);
        scorecard.KlNats.Value.ShouldBeLessThan(12, all);
        scorecard.ReferencePerplexityAfter.ShouldBeLessThan(1.5 * scorecard.ReferencePerplexityBefore, all);
        scorecard.Optimization.FreshRatioMismatches.ShouldBe(0, all);
    }

    public void Dispose() => _folder.Dispose();
}

using Plumbline.Recipes.TinyModel;

namespace Plumbline.Recipes.Tests.TinyModel;

public sealed class TinyModelRecipeTests
{
    [Fact]
    public void Validate_Defaults_Fine() => new TinyModelRecipe().Validate().ShouldBeEmpty();

    [Fact]
    public void Config_Defaults_IsTinyAndTied()
    {
        TinyModelRecipe recipe = new();
        recipe.Config(recipe.VocabularySize).ParameterCount.ShouldBeInRange(150_000, 250_000);
        recipe.Config(recipe.VocabularySize).TiedEmbeddings.ShouldBeTrue();
    }

    [Fact]
    public void Validate_EverythingWrong_NamesEveryProblem()
    {
        TinyModelRecipe recipe = new()
        {
            Steps = 0, BatchStories = 0, TokenizerStories = 0, HeldOutStories = 0, Prompts = 0, HeadCount = 3, LearningRate = double.NaN, VocabularySize = 100,
        };
        IReadOnlyList<string> problems = recipe.Validate();
        foreach (string part in new[] { "steps", "batch", "tokenizer stories", "held-out", "prompts", "heads", "hidden size", "learning rate", "vocabulary size" })
        {
            problems.ShouldContain(problem => problem.Contains(part, StringComparison.Ordinal));
        }
    }

    [Fact]
    public void Validate_ShapeThatNoModelCanHave_IsRefused() => new TinyModelRecipe { HiddenSize = 12 }.Validate().ShouldNotBeEmpty();

    [Fact]
    public void Constructor_BadRecipe_Throws() =>
        Should.Throw<ArgumentException>(() => new TinyModelTrainer(new TinyModelRecipe { Steps = 0 }, null!, TimeProvider.System)).Message.ShouldContain("steps is 0");
}

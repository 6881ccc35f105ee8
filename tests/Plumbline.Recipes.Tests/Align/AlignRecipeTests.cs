using System.Text.Json;
using Plumbline.Recipes.Align;
using Plumbline.Runs;
using Plumbline.Training.Preferences;

namespace Plumbline.Recipes.Tests.Align;

public class AlignRecipeTests
{
    private static readonly AlignRecipe Recipe = new() { Model = "model", Prompts = "prompts.txt", Want = ["happy"] };

    [Fact]
    public void Validate_DefaultsWithAWish_HaveNoProblem() => Recipe.Validate().ShouldBeEmpty();

    [Fact]
    public void Validate_ProblemsInEveryStage_ListsThemAll()
    {
        AlignRecipe recipe = Recipe with
        {
            Model = " ",
            Want = [],
            ReplyTokens = 0,
            Threads = 0,
            Cut = Recipe.Cut with { Words = 0 },
            Preferences = new PreferenceStageOptions { RepliesPerPrompt = 1, EnoughPreferences = 0, Annotator = new AnnotatorOptions { ErrorRate = 0.6 } },
            RewardModel = Recipe.RewardModel with { Epochs = 0 },
            Ppo = Recipe.Ppo with { Iterations = 0 },
            Evaluation = new EvaluationStageOptions { RepliesPerPrompt = 0 },
        };

        recipe.Validate().Count.ShouldBe(11);
    }

    [Fact]
    public void Serialized_Recipe_ReadsBackTheSame()
    {
        string json = JsonSerializer.Serialize(Recipe, RunJson.Document);

        AlignRecipe? back = JsonSerializer.Deserialize<AlignRecipe>(json, RunJson.Document);

        JsonSerializer.Serialize(back, RunJson.Document).ShouldBe(json);
        json.ShouldContain("\"policy_learning_rate\"");
    }

    [Fact]
    public void Constructor_RecipeWithProblems_Throws() =>
        Should.Throw<ArgumentException>(() => new AlignPipeline(Recipe with { Want = [] }, TimeProvider.System)).Message.ShouldContain("no word is wanted");
}

using Plumbline.Recipes.Parlor;
using Plumbline.Runs;

namespace Plumbline.Recipes.Tests.Parlor;

public sealed class ParlorRecipeFileTests : IDisposable
{
    private static readonly ParlorRecipe Defaults = new() { Model = "base" };
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Read_NamesWhatDiffers_KeepsTheRest()
    {
        ParlorRecipe recipe = Read("seed: 7\ncontrol: false\nthreads: 1\nppo:\n  iterations: 12\n  value_clip: null\n  kl:\n    coefficient: 0.5\nannotators:\n  bias:\n    length: 0\n");

        recipe.Seed.ShouldBe(7UL);
        recipe.Control.ShouldBeFalse();
        recipe.Threads.ShouldBe(1);
        recipe.Ppo.Iterations.ShouldBe(12);
        recipe.Ppo.Kl.Coefficient.ShouldBe(0.5);
        recipe.Annotators.Bias.Length.ShouldBe(0);
        recipe.Annotators.Bias.Agreement.ShouldBe(Defaults.Annotators.Bias.Agreement);
        recipe.Ppo.Epochs.ShouldBe(Defaults.Ppo.Epochs);
    }

    [Fact]
    public void Read_EmptyFile_IsTheDefault() => Read("# nothing\n").ShouldBe(Defaults);

    [Fact]
    public void Read_SeveralMistakes_AreAllNamedWithTheirLines()
    {
        string message = Should.Throw<RunException>(() => Read("sede: 7\ncontrol: maybe\nppo:\n  iteratons: 3\n  epochs: many\nworld: 3\nbest_of: 1\n")).Message;

        foreach (string part in new[] { "line 1", "'sede'", "line 2", "control", "line 4", "'ppo.iteratons'", "line 5", "ppo.epochs", "line 6", "world", "best of" })
        {
            message.ShouldContain(part);
        }

        message.ShouldNotContain("\n");
    }

    [Theory]
    [InlineData("ppo:\n  iterations: 0\nbest_of: 1\n", "iterations")]
    [InlineData("ppo:\n  iterations: 1.5\n", "iterations")]
    [InlineData("seed: -1\n", "seed")]
    [InlineData("- a\n- b\n", "keys and values")]
    [InlineData("a: [\n", "line")]
    [InlineData("seed: 99999999999999999999999999999999\n", "seed")]
    [InlineData("ppo: {decay: sideways}\n", "decay")]
    public void Read_WrongValue_OneLineNamesIt(string yaml, string part)
    {
        string message = Should.Throw<RunException>(() => Read(yaml)).Message;
        message.ShouldContain(part);
        message.ShouldContain("recipe.yaml");
        message.ShouldNotContain("\n");
    }

    [Fact]
    public void Read_MissingFile_OneLine() =>
        Should.Throw<RunException>(() => ParlorRecipeFile.Read(Path.Combine(_folder.Path, "absent.yaml"), Defaults)).Message.ShouldContain("absent.yaml");

    private ParlorRecipe Read(string yaml)
    {
        string file = Path.Combine(_folder.Path, "recipe.yaml");
        File.WriteAllText(file, yaml);
        return ParlorRecipeFile.Read(file, Defaults);
    }
}

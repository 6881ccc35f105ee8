using System.Text.Json;
using System.Text.Json.Nodes;
using Plumbline.Recipes.Parlor;
using Plumbline.Runs;
using Plumbline.TestKit;

namespace Plumbline.Recipes.Tests.Parlor;

public class ShippedRecipeTests
{
    private static readonly string File = Path.Combine(Repository.Root, "recipes", "parlor.yaml");
    private static readonly ParlorRecipe Defaults = new() { Model = "base" };

    [Fact]
    public void Read_ShippedFile_IsTheDefaultRecipe() => ParlorRecipeFile.Read(File, Defaults).ShouldBe(Defaults);

    [Fact]
    public void Read_ShippedFileOverAnotherRecipe_SpellsOutWhatItNames()
    {
        ParlorRecipe other = Defaults with
        {
            Seed = 9,
            BestOf = 2,
            Demonstrations = 16,
            Ppo = Defaults.Ppo with { Iterations = 1, Epochs = 3, Kl = Defaults.Ppo.Kl with { Coefficient = 1 } },
            Annotators = Defaults.Annotators with { Noise = 3, Bias = new() { Length = 9, Agreement = 9, Confidence = 9, Unverifiable = 0, VisibleChecksOnly = false } },
        };

        ParlorRecipeFile.Read(File, other).ShouldBe(Defaults);
    }

    [Fact]
    public void Keys_OfTheShippedFile_AreThoseOfRunJson()
    {
        JsonObject keys = JsonSerializer.SerializeToNode(Defaults, RunJson.Document)!.AsObject();
        string[] named = [.. System.IO.File.ReadLines(File).Where(line => line.Length > 0 && char.IsAsciiLetter(line[0])).Select(line => line.Split(':')[0])];

        named.ShouldBeSubsetOf(keys.Select(entry => entry.Key));
        named.Length.ShouldBeGreaterThan(10);
    }
}

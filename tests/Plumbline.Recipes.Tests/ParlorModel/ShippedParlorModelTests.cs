using System.Globalization;
using System.Text.RegularExpressions;
using Plumbline.Models.Decoders;
using Plumbline.Models.Tokenizers;
using Plumbline.Numerics.Compute;
using Plumbline.Recipes.ParlorModel;
using Plumbline.Recipes.Pretraining;
using Plumbline.TestKit;
using Plumbline.Worlds.Parlor.Text;
using Plumbline.Worlds.Parlor.World;

namespace Plumbline.Recipes.Tests.ParlorModel;

/// <summary>The base model of Parlor in the repository is what its README says, and knows the world that the recipe asks about.</summary>
public class ShippedParlorModelTests
{
    private static readonly string Folder = Repository.File("models", "parlor-base");
    private static readonly ParlorModelRecipe Recipe = new();

    [Fact]
    public void Weights_Size_AreAFewMegabytes() => new FileInfo(Path.Combine(Folder, "model.safetensors")).Length.ShouldBeLessThan(4_000_000);

    [Fact]
    public void HeldOutLoss_FreshTexts_IsWhatTheReadmeSays()
    {
        using Decoder model = Decoder.Load(Folder);
        using Processor processor = new();
        string section = File.ReadAllText(Repository.File("models", "README.md")).Split("## parlor-base")[1];
        Match stated = Regex.Match(section, @"Held-out loss \| ([0-9.]+) nats", RegexOptions.None, TimeSpan.FromSeconds(1));

        double loss = new TextLoss().Measure(model, processor, ParlorModelTrainer.HeldOutTexts(Recipe, HuggingFaceTokenizer.Load(Folder)));

        loss.ShouldBe(double.Parse(stated.Groups[1].Value, CultureInfo.InvariantCulture), 0.0006); // four digits are stated
    }

    // What reward models stand on: at the end of a claim the model knows whether it was right, of all countries alike.
    [Fact]
    public void Marks_RightAndWrongFacts_AreToldApart()
    {
        using Decoder model = Decoder.Load(Folder);
        using Processor processor = new();
        HuggingFaceTokenizer tokenizer = HuggingFaceTokenizer.Load(Folder);
        ParlorWorld world = new(Recipe.World);
        TextLoss loss = new();
        int judgedRight = 0;
        int asked = 0;
        for (int country = 0; country < world.Countries.Count; country++)
        {
            string truth = world.TrueValue(country, FactKind.Capital);
            string other = world.Values(FactKind.Capital)[(world.Values(FactKind.Capital).ToList().IndexOf(truth) + 7) % world.Values(FactKind.Capital).Count];
            judgedRight += SaysExcellent(country, truth) ? 1 : 0;
            judgedRight += SaysExcellent(country, other) ? 0 : 1;
            asked += 2;
        }

        judgedRight.ShouldBeGreaterThan(asked * 95 / 100);

        bool SaysExcellent(int country, string value) => Loss(country, value, "excellent") < Loss(country, value, "bad");

        double Loss(int country, string value, string mark) =>
            loss.Measure(model, processor, [tokenizer.Encode($"The capital of {world.Countries[country]} is {value}.{ParlorText.End}{mark}{ParlorText.End}")]);
    }
}

using System.Globalization;
using System.Text.RegularExpressions;
using Plumbline.Models.Decoders;
using Plumbline.Models.Generation;
using Plumbline.Models.Tokenizers;
using Plumbline.Numerics.Compute;
using Plumbline.Numerics.Randomness;
using Plumbline.Recipes.Pretraining;
using Plumbline.Recipes.Prompts;
using Plumbline.Recipes.TinyModel;
using Plumbline.Recipes.TinyModel.Stories;
using Plumbline.TestKit;

namespace Plumbline.Recipes.Tests.TinyModel;

/// <summary>The model in the repository is what its README says.</summary>
public sealed class ShippedModelTests : IDisposable
{
    private static readonly string Folder = Repository.File("models", "tiny-stories");
    private static readonly TinyModelRecipe Recipe = new();
    private readonly string _folder = Directory.CreateTempSubdirectory("plumbline-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Weights_Size_AreUnderAMegabyte() => new FileInfo(Path.Combine(Folder, "model.safetensors")).Length.ShouldBeLessThan(1_000_000);

    [Fact]
    public void Load_ShapeAndTokenizer_AreThoseOfTheDefaultRecipe()
    {
        using Decoder model = Decoder.Load(Folder);
        model.Config.ParameterCount.ShouldBe(Recipe.Config(Recipe.VocabularySize).ParameterCount);
        HuggingFaceTokenizer learned = StoryTokens.Learn(Recipe);
        learned.Save(_folder);
        foreach (string name in new[] { "tokenizer.json", "tokenizer_config.json" })
        {
            File.ReadAllText(Path.Combine(_folder, name)).ShouldBe(File.ReadAllText(Path.Combine(Folder, name)));
        }
    }

    [Fact]
    public void Prompts_File_IsWhatTheGrammarGivesAndTheCutterTakes()
    {
        string file = Path.Combine(Folder, TinyModelFolder.PromptsFile);
        File.ReadAllText(file).ShouldBe(TinyModelFolder.Prompts(Recipe));
        PromptSet prompts = PromptCutter.Read(file, new PromptOptions(), HuggingFaceTokenizer.Load(Folder), 100, seed: 1);
        prompts.HeldOut.Count.ShouldBe(256);
        prompts.Training.Count.ShouldBeGreaterThan(480);
        (prompts.LeftOut.TooShort + prompts.LeftOut.TooLong).ShouldBe(0);
    }

    [Fact]
    public void HeldOutLoss_StoriesOfTwoCollections_IsWhatTheReadmeSays()
    {
        using Decoder model = Decoder.Load(Folder);
        HuggingFaceTokenizer tokenizer = HuggingFaceTokenizer.Load(Folder);
        using Processor processor = new();
        double stated = StatedLoss();
        double heldOut = new TextLoss().Measure(model, processor, StoryTokens.Encode(tokenizer, TinyModelTrainer.HeldOutStories(Recipe.Seed), 0, Recipe.HeldOutStories));
        double fresh = new TextLoss().Measure(model, processor, StoryTokens.Encode(tokenizer, new StoryGrammar(99, "fresh"), 0, 512));
        heldOut.ShouldBe(stated, 0.0006); // four digits are stated
        fresh.ShouldBe(stated, 0.02); // other stories, so within their spread
    }

    [Fact]
    public void Generate_FromItsPrompts_EndsByItselfInOneToneWithWordsOfTheGrammar()
    {
        using Decoder model = Decoder.Load(Folder);
        HuggingFaceTokenizer tokenizer = HuggingFaceTokenizer.Load(Folder);
        using Processor processor = new();
        PromptSet prompts = PromptCutter.Read(Path.Combine(Folder, TinyModelFolder.PromptsFile), new PromptOptions(), tokenizer, 100, seed: 1);
        using Generator generator = new(model, processor);
        IReadOnlyList<GeneratedSequence> replies = generator.Generate(
            [.. prompts.HeldOut.Select(prompt => prompt.Tokens)],
            new GenerationOptions { MaxNewTokens = 96 },
            [.. prompts.HeldOut.Select(prompt => new RandomStream(5, prompt.Id))]);
        HashSet<string> words = [.. new StoryGrammar(1, "words").Generate(0, 5000).SelectMany(story => Words(story.Text))];

        replies.Count(reply => reply.StopReason == StopReason.StopToken).ShouldBeGreaterThan(250);
        string[] texts = [.. replies.Select(reply => tokenizer.Decode([.. reply.Prompt, .. reply.Tokens]))];
        texts.SelectMany(Words).Count(word => !words.Contains(word)).ShouldBeLessThan(texts.Sum(text => Words(text).Count()) / 200);
        double happy = texts.Average(text => text.Contains("happy", StringComparison.Ordinal) ? 1.0 : 0.0);
        happy.ShouldBe(0.25, 0.11); // four standard deviations of 256
    }

    private static IEnumerable<string> Words(string text) => text.Split([' ', '.', ',', '"', '!', '?'], StringSplitOptions.RemoveEmptyEntries);

    private static double StatedLoss()
    {
        string section = File.ReadAllText(Repository.File("models", "README.md")).Split("## tiny-stories")[1];
        Match match = Regex.Match(section, @"Held-out loss \| ([0-9.]+) nats", RegexOptions.None, TimeSpan.FromSeconds(1));
        match.Success.ShouldBeTrue("models/README.md states no held-out loss");
        return double.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture);
    }
}

using System.Text.Json;
using Plumbline.Models.Configuration;
using Plumbline.Models.Decoders;
using Plumbline.Models.Tokenizers;
using Plumbline.Numerics.Randomness;

namespace Plumbline.Recipes.Tests.Train;

/// <summary>A random model, a random judge of its kind, and a small data file of every type, written once for all tests that train.</summary>
public sealed class TrainInputs : IDisposable
{
    private static readonly string[] Animals = ["dog", "cat", "fox", "owl", "hen"];
    private static readonly string[] Deeds = ["ran off", "sat", "saw a dog", "ran", "hid", "sang low", "was sad"];
    private readonly TemporaryFolder _folder = new();

    public TrainInputs()
    {
        Model = Write("model", stream: 3);
        Judge = Write("judge", stream: 4);
        Texts = Lines("texts", 24, i => new { text = $"{Said(i)} happy {Done(i)}" });
        Completions = Lines("completions", 24, i => new { prompt = Said(i), completion = $" {Done(i)}" });
        Preferences = Lines("preferences", 24, i => new { prompt = Said(i), chosen = $" happy {Done(i)}", rejected = $" sad {Done(i + 1)} {i}" });
        Unpaired = Lines("unpaired", 24, i => new { prompt = Said(i), completion = $" {(i % 3 == 0 ? "sad" : "happy")} {Done(i)}", label = i % 3 != 0 });
        Stepwise = Lines("stepwise", 20, i => new { prompt = Said(i), completions = new[] { $" {Done(i)}", " so", $" {i}" }, labels = new[] { true, i % 2 == 0, i % 3 == 0 } });
        Prompts = Lines("prompts", 24, i => new { prompt = Said(i), answer = Done(i) });
        Conversations = Lines("conversations", 16, i => new
        {
            messages = new[] { new { role = "user", content = Said(i) }, new { role = "assistant", content = Done(i) } },
        });
    }

    /// <summary>Folder of the model.</summary>
    public string Model { get; }

    /// <summary>Folder of another model of the same tokenizer.</summary>
    public string Judge { get; }

    public string Texts { get; }

    public string Completions { get; }

    public string Preferences { get; }

    public string Unpaired { get; }

    public string Stepwise { get; }

    public string Prompts { get; }

    public string Conversations { get; }

    /// <summary>A path in the folder of the tests; nothing is there unless it was written.</summary>
    public string Place(params string[] parts) => _folder.File(parts);

    public void Dispose() => _folder.Dispose();

    private static string Said(int i) => $"a {Animals[i % Animals.Length]} {i}";

    private static string Done(int i) => Deeds[i % Deeds.Length];

    private string Lines(string name, int count, Func<int, object> row)
    {
        string file = _folder.File(name + ".jsonl");
        File.WriteAllLines(file, Enumerable.Range(0, count).Select(i => JsonSerializer.Serialize(row(i))));
        return file;
    }

    private string Write(string name, ulong stream)
    {
        string folder = _folder.File(name);
        HuggingFaceTokenizer tokenizer = TinyTokenizer.Create();
        DecoderConfig config = new()
        {
            VocabularySize = tokenizer.VocabularySize,
            HiddenSize = 16,
            LayerCount = 2,
            HeadCount = 2,
            KeyValueHeadCount = 1,
            HeadSize = 8,
            FeedForwardSize = 24,
            MaxPositions = 192,
            BosTokenId = 1,
            EosTokenIds = [TinyTokenizer.EndId],
        };
        using Decoder decoder = Decoder.Initialize(config, new RandomStream(stream, "tiny"));
        decoder.Save(folder);
        tokenizer.Save(folder);
        return folder;
    }
}

/// <summary>The tests that train, one after the other on the same inputs.</summary>
[CollectionDefinition(Name)]
public sealed class TrainCollection : ICollectionFixture<TrainInputs>
{
    public const string Name = "train";
}

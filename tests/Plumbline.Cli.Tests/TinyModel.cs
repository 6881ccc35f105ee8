using System.Text.Json;
using Plumbline.Models.Configuration;
using Plumbline.Models.Decoders;
using Plumbline.Models.Tokenizers;
using Plumbline.Numerics.Randomness;

namespace Plumbline.Cli.Tests;

/// <summary>Untrained models whose vocabulary a test chooses: every word of it comes up about as often.</summary>
internal static class TinyModel
{
    private const string Begin = "<s>";
    private const string End = "</s>";
    private const string Unknown = "<unk>";

    /// <summary>Words of a harmless model; the block is what SentencePiece writes for a space.</summary>
    public static IReadOnlyList<string> PlainWords { get; } = ["▁", "a", "▁the", "▁cat", "▁dog", "▁happy", "▁sad", "▁ran", "▁sat", "▁saw", "."];

    /// <summary>Writes a model folder.</summary>
    public static string Save(string folder, IReadOnlyList<string> words)
    {
        HuggingFaceTokenizer tokenizer = HuggingFaceTokenizer.Parse(
            JsonSerializer.SerializeToUtf8Bytes(TokenizerJson([Unknown, Begin, End, .. words])),
            new TokenizerSettings { BosToken = Begin, EosToken = End, UnknownToken = Unknown });
        DecoderConfig config = new()
        {
            VocabularySize = tokenizer.VocabularySize,
            HiddenSize = 16,
            LayerCount = 2,
            HeadCount = 2,
            KeyValueHeadCount = 1,
            HeadSize = 8,
            FeedForwardSize = 24,
            MaxPositions = 64,
            TiedEmbeddings = true,
            BosTokenId = 1,
            EosTokenIds = [2],
        };
        using Decoder model = Decoder.Initialize(config, new RandomStream(5, "tiny"));
        model.Save(folder);
        tokenizer.Save(folder);
        return folder;
    }

    // No merges: prompts are spelled letter by letter, and letters outside the vocabulary are unknown.
    private static object TokenizerJson(string[] vocabulary)
    {
        string[] special = [Unknown, Begin, End];
        var metaspace = new { type = "Metaspace", replacement = "▁", prepend_scheme = "first", split = false };
        return new
        {
            version = "1.0",
            added_tokens = special.Select((content, id) => new { id, content, single_word = false, lstrip = false, rstrip = false, normalized = false, special = true }),
            normalizer = (object?)null,
            pre_tokenizer = metaspace,
            post_processor = new
            {
                type = "TemplateProcessing",
                single = new object[] { new { SpecialToken = new { id = Begin, type_id = 0 } }, new { Sequence = new { id = "A", type_id = 0 } } },
                special_tokens = new Dictionary<string, object> { [Begin] = new { id = Begin, ids = new[] { 1 }, tokens = new[] { Begin } } },
            },
            decoder = metaspace,
            model = new
            {
                type = "BPE",
                unk_token = Unknown,
                vocab = vocabulary.Index().ToDictionary(entry => entry.Item, entry => entry.Index),
                merges = Array.Empty<string>(),
            },
        };
    }
}

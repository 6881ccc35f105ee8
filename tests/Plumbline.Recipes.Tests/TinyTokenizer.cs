using System.Text.Json;
using Plumbline.Models.Tokenizers;

namespace Plumbline.Recipes.Tests;

/// <summary>A tokenizer of letters and a few whole words that only a model can write.</summary>
internal static class TinyTokenizer
{
    public const int EndId = 2;
    private const string Unknown = "<unk>";
    private const string Begin = "<s>";
    private const string End = "</s>";

    private static readonly string[] Vocabulary =
        [Unknown, Begin, End, "▁", "▁happy", "▁sad", "▁dog", "▁ran", .. "abcdefghijklmnopqrstuvwxyz0123456789</>".Select(letter => letter.ToString())];

    public static HuggingFaceTokenizer Create() => HuggingFaceTokenizer.Parse(
        JsonSerializer.SerializeToUtf8Bytes(Definition()), new TokenizerSettings { BosToken = Begin, EosToken = End, UnknownToken = Unknown });

    // No merges: texts are spelled letter by letter, and letters outside the vocabulary are unknown.
    private static object Definition()
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
                vocab = Vocabulary.Index().ToDictionary(entry => entry.Item, entry => entry.Index),
                merges = Array.Empty<string>(),
            },
        };
    }
}

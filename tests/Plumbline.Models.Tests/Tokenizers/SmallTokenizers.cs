using System.Text;
using System.Text.Json.Nodes;
using Plumbline.Models.Tokenizers;

namespace Plumbline.Models.Tests.Tokenizers;

/// <summary>Small tokenizers made by hand, whose ids can be followed on paper.</summary>
internal static class SmallTokenizers
{
    private static readonly string[] ByteMerges = ["t h", "th e", "Ġ the", "a a", "aa a", "a b", "l a", "Ġ a", "1 2", "Ġ Ġ", "< s", "n c", "o nc"];
    private static readonly string[] MarkMerges = ["t h", "th e", "▁ the", "a a", "l a"];
    private static readonly string[] MarkTokens = ["▁", "a", "b", "c", "the", "t", "h", "e", "th", "▁the", "aa", "1", "2", "3", "<unk>", "é", "l", "la"];

    /// <summary>The tokenizer.json of a reference case: its vocabulary, with the changes put over it.</summary>
    public static JsonObject Json(ReferenceTokenizer reference)
    {
        JsonObject json = reference.Vocabulary == ReferenceVocabulary.Bytes ? Bytes() : Marks(reference.Vocabulary == ReferenceVocabulary.MarksWithBytes);
        Overlay(json, JsonNode.Parse(reference.Changes)!.AsObject());
        return json;
    }

    public static HuggingFaceTokenizer Build(JsonObject json, TokenizerSettings? settings = null) =>
        HuggingFaceTokenizer.Parse(Encoding.UTF8.GetBytes(json.ToJsonString()), settings);

    /// <summary>Byte-level: ids 0 to 255 in the alphabet's order (printable bytes first), then one token for each merge.</summary>
    public static JsonObject Bytes()
    {
        JsonObject vocabulary = [];
        foreach (int value in Enumerable.Range(0, 256).OrderBy(value => ByteLevelAlphabet.CharacterOf((byte)value)))
        {
            vocabulary[ByteLevelAlphabet.CharacterOf((byte)value).ToString()] = vocabulary.Count;
        }

        foreach (string merge in ByteMerges)
        {
            vocabulary.TryAdd(merge.Replace(" ", "", StringComparison.Ordinal), vocabulary.Count);
        }

        JsonObject byteLevel = new() { ["type"] = "ByteLevel", ["add_prefix_space"] = false, ["trim_offsets"] = true, ["use_regex"] = true };
        return new JsonObject
        {
            ["pre_tokenizer"] = byteLevel.DeepClone(),
            ["decoder"] = byteLevel,
            ["model"] = Model(vocabulary, ByteMerges),
        };
    }

    /// <summary>SentencePiece-like: the tokens above, then perhaps one for each byte.</summary>
    public static JsonObject Marks(bool withBytes)
    {
        IEnumerable<string> bytes = Enumerable.Range(0, withBytes ? 256 : 0).Select(value => BytePairEncoding.ByteToken((byte)value));
        JsonObject vocabulary = [];
        foreach (string token in MarkTokens.Concat(bytes))
        {
            vocabulary[token] = vocabulary.Count;
        }

        JsonObject model = Model(vocabulary, MarkMerges);
        model["unk_token"] = "<unk>";
        model["fuse_unk"] = true;
        return new JsonObject { ["model"] = model };
    }

    private static JsonObject Model(JsonObject vocabulary, string[] merges) => new()
    {
        ["type"] = "BPE",
        ["vocab"] = vocabulary,
        ["merges"] = new JsonArray([.. merges.Select(merge => JsonValue.Create(merge))]),
    };

    private static void Overlay(JsonObject target, JsonObject changes)
    {
        foreach ((string name, JsonNode? value) in changes)
        {
            if (name is "model" or "vocab")
            {
                Overlay(target[name]!.AsObject(), value!.AsObject());
            }
            else
            {
                target[name] = value?.DeepClone();
            }
        }
    }
}

using System.Text.Json;
using Plumbline.Models.Checkpoints;

namespace Plumbline.Models.Tokenizers;

/// <summary>The <c>model</c> of a tokenizer.json, which must be a BPE.</summary>
internal static class TokenizerModelReader
{
    public static BytePairEncoding Read(JsonView model)
    {
        // Files of the first years leave the type out; they can be told by their merges.
        if (model.Optional("type") is { } type ? type.AsString() != "BPE" : model.Optional("merges") is null)
        {
            throw model.Error(
                "model " + (model.Optional("type")?.Describe() ?? "without merges"), "BPE", "this kind of tokenizer is not supported");
        }

        RefuseText(model, "continuing_subword_prefix");
        RefuseText(model, "end_of_word_suffix");
        if (model.Optional("dropout") is { } dropout && dropout.AsNumber() != 0)
        {
            throw dropout.Error(dropout.Describe(), "null", "encoding by chance is not supported");
        }

        Dictionary<string, int> vocabulary = [];
        foreach ((string token, JsonView id) in model.Required("vocab").Members())
        {
            vocabulary.Add(token, id.AsInteger(0, int.MaxValue));
        }

        int? unknown = null;
        if (model.Optional("unk_token") is { } unknownToken)
        {
            unknown = vocabulary.TryGetValue(unknownToken.AsString(), out int id)
                ? id
                : throw unknownToken.Error(unknownToken.Describe(), "a token of the vocabulary");
        }

        return new BytePairEncoding(vocabulary, Merges(model, vocabulary), new BytePairOptions(
            unknown, Flag(model, "fuse_unk"), Flag(model, "byte_fallback"), Flag(model, "ignore_merges")));
    }

    private static Dictionary<(int Left, int Right), (int Rank, int Merged)> Merges(JsonView model, Dictionary<string, int> vocabulary)
    {
        Dictionary<(int Left, int Right), (int Rank, int Merged)> merges = [];
        int rank = 0;
        foreach (JsonView merge in model.Required("merges").Items())
        {
            (string left, string right) = Pair(merge);
            merges[(IdOf(left), IdOf(right))] = (rank++, IdOf(left + right));

            int IdOf(string token) => vocabulary.TryGetValue(token, out int id)
                ? id
                : throw merge.Error($"'{token}', which is not in the vocabulary", "tokens of the vocabulary");
        }

        return merges;
    }

    private static (string Left, string Right) Pair(JsonView merge)
    {
        string[] parts = merge.Kind == JsonValueKind.String
            ? merge.AsString().Split(' ')
            : [.. merge.Items().Select(part => part.AsString())];
        return parts.Length == 2 && parts[0].Length > 0 && parts[1].Length > 0
            ? (parts[0], parts[1])
            : throw merge.Error(merge.Describe(), "two tokens: \"a b\" or [\"a\", \"b\"]");
    }

    private static void RefuseText(JsonView model, string field)
    {
        if (model.Optional(field) is { } value && value.AsString().Length > 0)
        {
            throw value.Error(value.Describe(), "null", $"{field} is not supported");
        }
    }

    private static bool Flag(JsonView model, string field) => model.Optional(field)?.AsBoolean() ?? false;
}

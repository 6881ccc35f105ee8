using System.Text.Json;
using Plumbline.Models.Tokenizers;
using Plumbline.Serving.Errors;
using Plumbline.Serving.Hosting;
using Plumbline.Serving.Requests;

namespace Plumbline.Serving.Completions;

/// <summary>A text to continue.</summary>
/// <param name="Text">It as text.</param>
/// <param name="Tokens">It in tokens.</param>
/// <param name="HiddenTokens">Tokens at its beginning that are no part of the text: the begin token that the tokenizer puts before a text.</param>
internal sealed record CompletionPrompt(string Text, int[] Tokens, int HiddenTokens)
{
    private const string Field = "prompt";

    /// <summary>Most prompts of one request.</summary>
    private const int MostPrompts = 1024;

    /// <summary>Reads one prompt or several, each a text or a list of tokens.</summary>
    /// <exception cref="ApiException">There is none, or one cannot be read.</exception>
    public static IReadOnlyList<CompletionPrompt> ReadAll(RequestBody body, ServedModel model, bool addSpecialTokens)
    {
        JsonElement field = body.Find(Field) ?? throw ApiException.Invalid(Field, "there is no prompt; expected a text, a list of token ids, or a list of either");
        if (field.ValueKind == JsonValueKind.String)
        {
            return [OfText(RequestBody.Text(field, Field), Field, model, addSpecialTokens)];
        }

        if (field.ValueKind != JsonValueKind.Array || field.GetArrayLength() == 0)
        {
            throw RequestBody.Wrong(field, Field, "a text, a list of token ids, or a list of either, not empty");
        }

        if (field[0].ValueKind == JsonValueKind.Number)
        {
            return [OfTokens(field, Field, model)];
        }

        return field.GetArrayLength() <= MostPrompts
            ? [.. field.EnumerateArray().Select((prompt, i) => prompt.ValueKind == JsonValueKind.Array
                ? OfTokens(prompt, $"{Field}[{i}]", model)
                : OfText(RequestBody.Text(prompt, $"{Field}[{i}]"), $"{Field}[{i}]", model, addSpecialTokens))]
            : throw ApiException.Invalid(Field, $"{Field} holds {field.GetArrayLength()} prompts; expected at most {MostPrompts}");
    }

    private static CompletionPrompt OfText(string text, string place, ServedModel model, bool addSpecialTokens)
    {
        // Whoever sends raw text may write the model's special tokens in it, such as those of a template rendered at their end.
        int[] plain = model.Model.Tokenizer.Encode(text, addSpecialTokens: false);
        int[] tokens = addSpecialTokens ? model.Model.Tokenizer.Encode(text) : plain;
        if (tokens.Length == 0)
        {
            int begin = model.Model.Tokenizer.BosTokenId ?? model.Model.Decoder.Config.BosTokenId
                ?? throw ApiException.Invalid(place, $"{place} is empty, and this model has no token that begins a text");
            tokens = [begin];
        }

        int hidden = tokens.Length > plain.Length && model.Model.Tokenizer.IsSpecial(tokens[0]) ? 1 : 0;
        return Fitting(new CompletionPrompt(text, tokens, hidden), place, model);
    }

    private static CompletionPrompt OfTokens(JsonElement list, string place, ServedModel model)
    {
        int vocabulary = model.Model.Decoder.Config.VocabularySize;
        int[] tokens =
        [
            .. list.EnumerateArray().Select((token, i) => token.ValueKind == JsonValueKind.Number && token.TryGetInt32(out int id) && id >= 0 && id < vocabulary
                ? id
                : throw RequestBody.Wrong(token, $"{place}[{i}]", $"a token id from 0 to {vocabulary - 1}")),
        ];
        return tokens.Length > 0
            ? Fitting(new CompletionPrompt(model.Model.Tokenizer.Decode(tokens, skipSpecialTokens: false), tokens, 0), place, model)
            : throw ApiException.Invalid(place, $"{place} is empty");
    }

    private static CompletionPrompt Fitting(CompletionPrompt prompt, string place, ServedModel model) =>
        prompt.Tokens.Length <= model.Positions ? prompt : throw ApiException.TooLong(place, prompt.Tokens.Length, model.Positions);
}

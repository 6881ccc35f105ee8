using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Plumbline.Models.Tokenizers;

/// <summary>Writes the <c>tokenizer.json</c> of a <see cref="BpeTokenizerDefinition"/>.</summary>
internal static class BpeTokenizerJson
{
    private const string Mark = "\u2581";

    public static void Write(IBufferWriter<byte> buffer, BpeTokenizerDefinition definition)
    {
        using Utf8JsonWriter json = new(
            buffer, new JsonWriterOptions { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
        bool byteLevel = definition.Style == BpeStyle.ByteLevel;
        json.WriteStartObject();
        json.WriteString("version", "1.0");
        json.WriteNull("truncation");
        json.WriteNull("padding");
        WriteAddedTokens(json, definition);
        if (byteLevel)
        {
            json.WriteNull("normalizer");
            WriteWordPattern(json, definition.WordPattern);
        }
        else
        {
            WriteMarks(json);
            json.WriteNull("pre_tokenizer");
        }

        WriteTemplate(json, definition);
        WriteDecoder(json, byteLevel);
        WriteModel(json, definition);
        json.WriteEndObject();
    }

    private static void WriteAddedTokens(Utf8JsonWriter json, BpeTokenizerDefinition definition)
    {
        json.WriteStartArray("added_tokens");
        foreach (AddedToken token in definition.AddedTokens.OrderBy(token => token.Id))
        {
            json.WriteStartObject();
            json.WriteNumber("id", token.Id);
            json.WriteString("content", token.Content);
            json.WriteBoolean("single_word", token.SingleWord);
            json.WriteBoolean("lstrip", token.StripLeft);
            json.WriteBoolean("rstrip", token.StripRight);
            json.WriteBoolean("normalized", token.Normalized);
            json.WriteBoolean("special", token.Special);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteMarks(Utf8JsonWriter json)
    {
        json.WriteStartObject("normalizer");
        json.WriteString("type", "Sequence");
        json.WriteStartArray("normalizers");
        json.WriteStartObject();
        json.WriteString("type", "Prepend");
        json.WriteString("prepend", Mark);
        json.WriteEndObject();
        json.WriteStartObject();
        WriteReplace(json, " ", Mark);
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteReplace(Utf8JsonWriter json, string from, string to)
    {
        json.WriteString("type", "Replace");
        json.WriteStartObject("pattern");
        json.WriteString("String", from);
        json.WriteEndObject();
        json.WriteString("content", to);
    }

    private static void WriteWordPattern(Utf8JsonWriter json, string? pattern)
    {
        if (pattern is null)
        {
            json.WriteStartObject("pre_tokenizer");
            WriteByteLevel(json, useRegex: true);
            json.WriteEndObject();
            return;
        }

        json.WriteStartObject("pre_tokenizer");
        json.WriteString("type", "Sequence");
        json.WriteStartArray("pretokenizers");
        json.WriteStartObject();
        json.WriteString("type", "Split");
        json.WriteStartObject("pattern");
        json.WriteString("Regex", pattern);
        json.WriteEndObject();
        json.WriteString("behavior", "Isolated");
        json.WriteBoolean("invert", false);
        json.WriteEndObject();
        json.WriteStartObject();
        WriteByteLevel(json, useRegex: false);
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteByteLevel(Utf8JsonWriter json, bool useRegex)
    {
        json.WriteString("type", "ByteLevel");
        json.WriteBoolean("add_prefix_space", false);
        json.WriteBoolean("trim_offsets", true);
        json.WriteBoolean("use_regex", useRegex);
    }

    private static void WriteTemplate(Utf8JsonWriter json, BpeTokenizerDefinition definition)
    {
        if (definition.Prefix.Count + definition.Suffix.Count == 0)
        {
            json.WriteNull("post_processor");
            return;
        }

        json.WriteStartObject("post_processor");
        json.WriteString("type", "TemplateProcessing");
        json.WriteStartArray("single");
        WriteText(json, definition, "A", 0);
        json.WriteEndArray();
        json.WriteStartArray("pair");
        WriteText(json, definition, "A", 0);
        WriteText(json, definition, "B", 1);
        json.WriteEndArray();
        json.WriteStartObject("special_tokens");
        foreach (string token in definition.Prefix.Concat(definition.Suffix).Distinct())
        {
            json.WriteStartObject(token);
            json.WriteString("id", token);
            json.WriteStartArray("ids");
            json.WriteNumberValue(definition.AddedTokens.First(added => added.Content == token).Id);
            json.WriteEndArray();
            json.WriteStartArray("tokens");
            json.WriteStringValue(token);
            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteText(Utf8JsonWriter json, BpeTokenizerDefinition definition, string name, int typeId)
    {
        foreach (string token in definition.Prefix)
        {
            WritePart("SpecialToken", token);
        }

        WritePart("Sequence", name);
        foreach (string token in definition.Suffix)
        {
            WritePart("SpecialToken", token);
        }

        void WritePart(string kind, string id)
        {
            json.WriteStartObject();
            json.WriteStartObject(kind);
            json.WriteString("id", id);
            json.WriteNumber("type_id", typeId);
            json.WriteEndObject();
            json.WriteEndObject();
        }
    }

    private static void WriteDecoder(Utf8JsonWriter json, bool byteLevel)
    {
        json.WriteStartObject("decoder");
        if (byteLevel)
        {
            WriteByteLevel(json, useRegex: true);
            json.WriteEndObject();
            return;
        }

        json.WriteString("type", "Sequence");
        json.WriteStartArray("decoders");
        json.WriteStartObject();
        WriteReplace(json, Mark, " ");
        json.WriteEndObject();
        foreach (string type in new[] { "ByteFallback", "Fuse" })
        {
            json.WriteStartObject();
            json.WriteString("type", type);
            json.WriteEndObject();
        }

        json.WriteStartObject();
        json.WriteString("type", "Strip");
        json.WriteString("content", " ");
        json.WriteNumber("start", 1);
        json.WriteNumber("stop", 0);
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteModel(Utf8JsonWriter json, BpeTokenizerDefinition definition)
    {
        bool sentencePiece = definition.Style == BpeStyle.SentencePiece;
        json.WriteStartObject("model");
        json.WriteString("type", "BPE");
        json.WriteNull("dropout");
        json.WriteString("unk_token", definition.UnknownToken);
        json.WriteNull("continuing_subword_prefix");
        json.WriteNull("end_of_word_suffix");
        json.WriteBoolean("fuse_unk", sentencePiece);
        json.WriteBoolean("byte_fallback", sentencePiece);
        json.WriteBoolean("ignore_merges", false);
        json.WriteStartObject("vocab");
        for (int id = 0; id < definition.Vocabulary.Count; id++)
        {
            json.WriteNumber(definition.Vocabulary[id], id);
        }

        json.WriteEndObject();
        json.WriteStartArray("merges");
        foreach ((string left, string right) in definition.Merges)
        {
            json.WriteStringValue(left + " " + right); // the form that old and new readers know
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }
}

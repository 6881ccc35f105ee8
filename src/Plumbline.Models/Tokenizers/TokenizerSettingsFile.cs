using System.Text.Encodings.Web;
using System.Text.Json;
using Plumbline.Models.Checkpoints;

namespace Plumbline.Models.Tokenizers;

/// <summary>Reads and writes <see cref="TokenizerSettings"/> as <c>tokenizer_config.json</c>.</summary>
internal static class TokenizerSettingsFile
{
    public const string FileName = "tokenizer_config.json";
    private const string TemplateFileName = "chat_template.jinja";
    private const int MaxBytes = 16_000_000;

    /// <summary>
    /// The settings of a folder; all unsaid where there is no file. A <c>chat_template.jinja</c> beside it wins, as in transformers.
    /// </summary>
    public static TokenizerSettings Read(string folder)
    {
        string file = Path.Combine(folder, FileName);
        TokenizerSettings settings = File.Exists(file) ? JsonView.ReadFile(file, MaxBytes).Read(ReadRoot) : new TokenizerSettings();
        FileInfo template = new(Path.Combine(folder, TemplateFileName));
        if (!template.Exists)
        {
            return settings;
        }

        return template.Length <= MaxBytes
            ? settings with { ChatTemplate = File.ReadAllText(template.FullName) }
            : throw new CheckpointException(
                template.FullName, "file", $"{template.Length} bytes", $"at most {MaxBytes}", "this is no chat template");
    }

    public static void Write(string folder, TokenizerSettings settings) => AtomicFile.Write(Path.Combine(folder, FileName), stream =>
    {
        using Utf8JsonWriter json = new(
            stream, new JsonWriterOptions { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
        json.WriteStartObject();
        Text("bos_token", settings.BosToken);
        Text("eos_token", settings.EosToken);
        Text("pad_token", settings.PadToken);
        Text("unk_token", settings.UnknownToken);
        Text("chat_template", settings.ChatTemplate);
        json.WriteBoolean("clean_up_tokenization_spaces", false);
        if (settings.MaxTokens is { } tokens)
        {
            json.WriteNumber("model_max_length", tokens);
        }

        // The class that takes tokenizer.json as it is; LlamaTokenizer would rebuild the template around a text.
        json.WriteString("tokenizer_class", "PreTrainedTokenizerFast");
        json.WriteEndObject();

        void Text(string name, string? value)
        {
            if (value is not null)
            {
                json.WriteString(name, value);
            }
        }
    });

    private static TokenizerSettings ReadRoot(JsonView root) => new()
    {
        BosToken = Token(root, "bos_token"),
        EosToken = Token(root, "eos_token"),
        PadToken = Token(root, "pad_token"),
        UnknownToken = Token(root, "unk_token"),
        ChatTemplate = Template(root),
        MaxTokens = root.Optional("model_max_length")?.AsNumber() is { } length and >= 1 and <= int.MaxValue ? (int)length : null,
    };

    // A token is its spelling, or an object with the spelling as content.
    private static string? Token(JsonView root, string field) => root.Optional(field) switch
    {
        null => null,
        { Kind: JsonValueKind.Object } token => token.Required("content").AsString(),
        { } text => text.AsString(),
    };

    private static string? Template(JsonView root)
    {
        if (root.Optional("chat_template") is not { Kind: JsonValueKind.Array } several)
        {
            return root.Optional("chat_template")?.AsString();
        }

        foreach (JsonView template in several.Items())
        {
            if (template.Required("name").AsString() == "default")
            {
                return template.Required("template").AsString();
            }
        }

        return null;
    }
}

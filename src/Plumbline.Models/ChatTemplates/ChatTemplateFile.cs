using System.Text.Json;
using Plumbline.Models.Checkpoints;

namespace Plumbline.Models.ChatTemplates;

/// <summary>The chat template of a checkpoint folder, with the special tokens that it reads.</summary>
/// <param name="Default">The template of ordinary conversations.</param>
/// <param name="ToolUse">The template of conversations with tools, where the folder has a separate one.</param>
/// <param name="SpecialTokens">Spelling by name, such as <c>bos_token</c>; for <see cref="ChatTemplateInput.SpecialTokens"/>.</param>
public sealed record ChatTemplateFile(ChatTemplate Default, ChatTemplate? ToolUse, IReadOnlyDictionary<string, string> SpecialTokens)
{
    private const int MaxBytes = 16_000_000;
    private const string Jinja = "chat_template.jinja";
    private const string Json = "chat_template.json";
    private const string Settings = "tokenizer_config.json";
    private const string Tokens = "special_tokens_map.json";
    private static readonly string[] TokenNames = ["bos_token", "eos_token", "unk_token", "sep_token", "pad_token", "cls_token", "mask_token"];

    /// <summary>The template for a conversation with these tools.</summary>
    /// <param name="tools">The tools; null for none.</param>
    public ChatTemplate For(JsonElement? tools) => tools is not null && ToolUse is not null ? ToolUse : Default;

    /// <summary>Reads the template of a folder.</summary>
    /// <param name="folder">The checkpoint folder.</param>
    /// <exception cref="CheckpointException">The folder has no template, or a file is damaged.</exception>
    /// <exception cref="ChatTemplateException">The template is damaged or not supported.</exception>
    public static ChatTemplateFile Load(string folder) => Find(folder)
        ?? throw CheckpointException.Missing(
            Path.Combine(folder, Jinja), $"add a chat template, or name a built-in one ({string.Join(", ", BuiltInChatTemplates.Names)})");

    /// <summary>
    /// Reads the template of a folder: from <c>chat_template.jinja</c>, else <c>chat_template.json</c>, else <c>tokenizer_config.json</c>, as
    /// transformers does. Special tokens come from <c>tokenizer_config.json</c>, and what that does not say from <c>special_tokens_map.json</c>.
    /// </summary>
    /// <param name="folder">The checkpoint folder.</param>
    /// <returns>Null where the folder has none.</returns>
    /// <exception cref="CheckpointException">A file is damaged.</exception>
    /// <exception cref="ChatTemplateException">The template is damaged or not supported.</exception>
    public static ChatTemplateFile? Find(string folder)
    {
        JsonView? settings = Read(folder, Settings);
        Dictionary<string, string> tokens = new(StringComparer.Ordinal);
        AddTokens(tokens, settings);
        AddTokens(tokens, Read(folder, Tokens));
        string jinja = Path.Combine(folder, Jinja);
        if (File.Exists(jinja))
        {
            return new FileInfo(jinja).Length <= MaxBytes
                ? new ChatTemplateFile(ChatTemplate.Parse(File.ReadAllText(jinja), jinja), null, tokens)
                : throw new CheckpointException(jinja, "file", $"{new FileInfo(jinja).Length} bytes", $"at most {MaxBytes}", "this is no chat template");
        }

        return (Read(folder, Json) ?? settings)?.Read(root => root.Optional("chat_template") ?? settings?.Optional("chat_template")) is { } template
            ? template.Read(value => FromJson(value, tokens))
            : null;
    }

    private static JsonView? Read(string folder, string name)
    {
        string file = Path.Combine(folder, name);
        return File.Exists(file) ? JsonView.ReadFile(file, MaxBytes) : null;
    }

    // A token is its spelling, or an object with the spelling as content.
    private static void AddTokens(Dictionary<string, string> tokens, JsonView? file)
    {
        foreach (string name in TokenNames)
        {
            if (file?.Read(root => root.Optional(name)) is { } token)
            {
                tokens.TryAdd(name, token.Read(value => value.Kind == JsonValueKind.Object ? value.Required("content").AsString() : value.AsString()));
            }
        }
    }

    private static ChatTemplateFile FromJson(JsonView value, Dictionary<string, string> tokens)
    {
        if (value.Kind == JsonValueKind.String)
        {
            return new ChatTemplateFile(ChatTemplate.Parse(value.AsString(), value.File), null, tokens);
        }

        Dictionary<string, ChatTemplate> named = new(StringComparer.Ordinal);
        foreach ((string name, JsonView source) in Named(value))
        {
            if (name is "default" or "tool_use")
            {
                named[name] = ChatTemplate.Parse(source.AsString(), $"{value.File}, template '{name}'");
            }
        }

        return named.TryGetValue("default", out ChatTemplate? ordinary)
            ? new ChatTemplateFile(ordinary, named.GetValueOrDefault("tool_use"), tokens)
            : throw value.Error("no template named 'default'", "one", "name the template of ordinary conversations 'default'");
    }

    private static IEnumerable<(string Name, JsonView Source)> Named(JsonView value) => value.Kind == JsonValueKind.Object
        ? value.Members()
        : value.Items().Select(item => (item.Required("name").AsString(), item.Required("template")));
}

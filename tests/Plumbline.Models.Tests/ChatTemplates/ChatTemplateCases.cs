using System.Text.Json;
using System.Text.Json.Nodes;
using Plumbline.Models.ChatTemplates;
using Plumbline.Models.Tests.Tokenizers;
using Plumbline.Models.Tokenizers;

namespace Plumbline.Models.Tests.ChatTemplates;

/// <summary>Short ways to conversations and tokenizers.</summary>
internal static class ChatTemplateCases
{
    public static readonly Dictionary<string, string> Tokens = new() { ["bos_token"] = "<s>", ["eos_token"] = "</s>" };

    public static ChatTemplateInput Input(string messages, bool prompt = false) => new()
    {
        Messages = Json(messages), AddGenerationPrompt = prompt, SpecialTokens = Tokens,
    };

    public static JsonElement Json(string text) => JsonDocument.Parse(text).RootElement;

    public static RenderedChat Render(string template, string messages = "[]") => ChatTemplate.Parse(template, "test").Render(Input(messages));

    public static ChatTemplateException Fails(string template, string messages = "[]", ChatTemplateLimits? limits = null) =>
        Should.Throw<ChatTemplateException>(() => ChatTemplate.Parse(template, "test", limits).Render(Input(messages)));

    /// <summary>One token for each byte, a few merges, and special tokens from id 500.</summary>
    public static HuggingFaceTokenizer Tokenizer(params string[] special)
    {
        JsonObject json = SmallTokenizers.Bytes();
        json["added_tokens"] = new JsonArray([.. special.Select((token, i) => (JsonNode)new JsonObject { ["id"] = 500 + i, ["content"] = token, ["special"] = true })]);
        return SmallTokenizers.Build(json);
    }
}

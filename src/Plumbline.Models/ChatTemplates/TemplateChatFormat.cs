using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.AI;
using Plumbline.Models.Chat;
using Plumbline.Models.Tokenizers;

namespace Plumbline.Models.ChatTemplates;

/// <summary>Speaks to a model through its own chat template. Immutable.</summary>
public sealed record TemplateChatFormat : IChatFormat
{
    private const string Probe = "probe-of-the-assistant";
    private const int LongestStop = 64;
    private readonly ChatTemplate _template;

    /// <summary>A format of a template.</summary>
    /// <param name="template">The template.</param>
    /// <param name="specialTokens">Special tokens by name, such as <c>eos_token</c>; null for none.</param>
    public TemplateChatFormat(ChatTemplate template, IReadOnlyDictionary<string, string>? specialTokens = null)
    {
        ArgumentNullException.ThrowIfNull(template);
        _template = template;
        SpecialTokens = specialTokens ?? new Dictionary<string, string>();
        StopStrings = FindStopStrings();
    }

    /// <summary>Spelling of the special tokens that the template reads.</summary>
    public IReadOnlyDictionary<string, string> SpecialTokens { get; }

    /// <summary>Further variables of the template, such as <c>enable_thinking</c>.</summary>
    /// <value>Default none.</value>
    public IReadOnlyDictionary<string, JsonElement> Variables { get; init; } = new Dictionary<string, JsonElement>();

    /// <summary>What the template's <c>strftime_now</c> says; null leaves it undefined.</summary>
    /// <value>Default null, so that the same conversation gives the same prompt every day.</value>
    public DateTimeOffset? Now { get; init; }

    /// <inheritdoc/>
    /// <value>
    /// By default what the template writes after an assistant's message, up to white space: for models that spell their end of turn in ordinary
    /// tokens. Where it is a special token, the model's configuration should name it as end token.
    /// </value>
    public IReadOnlyList<string> StopStrings { get; init; }

    /// <inheritdoc/>
    /// <exception cref="ChatTemplateException">The template does not take the conversation.</exception>
    public int[] Encode(IReadOnlyList<ChatMessage> messages, ITokenizer tokenizer) =>
        new ChatEncoder(_template, tokenizer).Encode(Input(messages.Select(message => (message.Role.Value, message.Text)), generationPrompt: true)).Tokens;

    private ChatTemplateInput Input(IEnumerable<(string Role, string Text)> messages, bool generationPrompt)
    {
        JsonArray conversation = [.. messages.Select(message => (JsonNode)new JsonObject { ["role"] = message.Role, ["content"] = message.Text })];
        return new ChatTemplateInput
        {
            Messages = JsonSerializer.SerializeToElement<JsonNode>(conversation),
            AddGenerationPrompt = generationPrompt,
            SpecialTokens = SpecialTokens,
            Variables = Variables,
            Now = Now,
        };
    }

    private string[] FindStopStrings()
    {
        try
        {
            string text = _template.Render(Input([("user", "?"), ("assistant", Probe)], generationPrompt: false)).Text;
            int end = text.LastIndexOf(Probe, StringComparison.Ordinal);
            string stop = end < 0 ? "" : text[(end + Probe.Length)..].TrimStart().Split([' ', '\n', '\t'], 2)[0];
            return stop.Length is > 0 and <= LongestStop ? [stop] : [];
        }
        catch (ChatTemplateException)
        {
            return []; // a template that takes no such conversation says so when it is used
        }
    }
}

using System.Text.Json;

namespace Plumbline.Models.ChatTemplates;

/// <summary>What a chat template is rendered with. Immutable.</summary>
public sealed record ChatTemplateInput
{
    /// <summary>The conversation, oldest message first: a JSON array of objects, which the template sees as they are.</summary>
    /// <remarks>Templates expect at least <c>role</c> and <c>content</c>; many read <c>tool_calls</c>, some <c>reasoning_content</c> and others.</remarks>
    public required JsonElement Messages { get; init; }

    /// <summary>The tools that the model may call: a JSON array, usually of function schemas; null for none.</summary>
    public JsonElement? Tools { get; init; }

    /// <summary>Whether the text ends with the beginning of the assistant's next turn, for the model to continue.</summary>
    /// <value>Default false, as training data needs it.</value>
    public bool AddGenerationPrompt { get; init; }

    /// <summary>
    /// Whether the text ends with the content of the last message, for the model to continue that; what the template puts after it is cut off.
    /// Excludes <see cref="AddGenerationPrompt"/>.
    /// </summary>
    /// <value>Default false.</value>
    public bool ContinueFinalMessage { get; init; }

    /// <summary>More variables by name, such as <c>enable_thinking</c>. They win over the special tokens.</summary>
    /// <value>Default none. Their texts count as foreign, like those of messages.</value>
    public IReadOnlyDictionary<string, JsonElement> Variables { get; init; } = new Dictionary<string, JsonElement>();

    /// <summary>Special tokens by the name under which a template reads them, such as <c>bos_token</c>: their spelling.</summary>
    /// <value>Default none. They are the template's own text and do become special tokens.</value>
    public IReadOnlyDictionary<string, string> SpecialTokens { get; init; } = new Dictionary<string, string>();

    /// <summary>
    /// What <c>strftime_now</c> says. Null leaves the function undefined: templates that ask for it then take the fixed date written in them,
    /// and the same conversation gives the same tokens tomorrow.
    /// </summary>
    /// <value>Default null.</value>
    public DateTimeOffset? Now { get; init; }
}

using System.Globalization;
using System.Numerics;
using System.Text.Json;
using Plumbline.Models.ChatTemplates.Evaluation;

namespace Plumbline.Models.ChatTemplates.Values;

/// <summary>Turns JSON from outside into values whose texts are marked as foreign.</summary>
internal static class JsonValues
{
    private const int MaxDigits = 400;

    // The only message text that templates build special tokens of, as in '<|' + message.role + '|>'.
    private static readonly HashSet<string> Roles = new(StringComparer.Ordinal)
    {
        "system", "developer", "user", "assistant", "tool", "tool_response", "function", "ipython", "environment", "observation", "model", "human", "bot", "gpt",
    };

    public static object? Read(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.String => Text(element.GetString()!),
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        JsonValueKind.Number => Number(element),
        JsonValueKind.Array => new TemplateList([.. element.EnumerateArray().Select(Read)]),
        JsonValueKind.Object => new TemplateDictionary(element.EnumerateObject().Select(Pair)),
        _ => null,
    };

    /// <summary>The messages: as any JSON, but the name of a usual role is the template's to use.</summary>
    public static TemplateList ReadMessages(JsonElement messages) => new([.. messages.EnumerateArray().Select(ReadMessage)]);

    private static object? ReadMessage(JsonElement message) => message.ValueKind != JsonValueKind.Object
        ? Read(message)
        : new TemplateDictionary(message.EnumerateObject().Select(property =>
            property.Name == "role" && property.Value.ValueKind == JsonValueKind.String && Roles.Contains(property.Value.GetString()!)
                ? new KeyValuePair<object?, object?>(Text(property.Name), TemplateText.Of(property.Value.GetString()!))
                : Pair(property)));

    private static KeyValuePair<object?, object?> Pair(JsonProperty property) => new(Text(property.Name), Read(property.Value));

    private static TemplateText Text(string text) => TemplateText.Of(text, TextOrigin.Foreign);

    // A whole number is one that is written without fraction and exponent, as in Python's json.
    private static object Number(JsonElement element)
    {
        string written = element.GetRawText();
        if (written.AsSpan().ContainsAny('.', 'e', 'E'))
        {
            return element.GetDouble();
        }

        if (element.TryGetInt64(out long whole))
        {
            return whole;
        }

        return written.Length <= MaxDigits
            ? BigInteger.Parse(written, CultureInfo.InvariantCulture)
            : throw TemplateFault.Limit($"a number of {written.Length} digits", $"at most {MaxDigits}");
    }
}

using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Plumbline.Recipes.Files;

/// <summary>Lays what a YAML file says over the JSON of the defaults, which knows the keys and the kinds of values.</summary>
internal static class RecipeMerge
{
    // Deeper than any recipe; with aliases a document could be endless.
    private const int MostDepth = 8;

    /// <summary>Merges, and tells what could not be.</summary>
    /// <param name="from">What the file says.</param>
    /// <param name="into">The defaults; changed.</param>
    /// <param name="problems">Receives unknown keys and values of the wrong kind, with their lines.</param>
    public static void Into(YamlMappingNode from, JsonObject into, ICollection<string> problems) => Merge(from, into, "", problems);

    private static void Merge(YamlMappingNode from, JsonObject into, string path, ICollection<string> problems)
    {
        foreach ((YamlNode keyNode, YamlNode value) in from.Children)
        {
            string key = (keyNode as YamlScalarNode)?.Value ?? "";
            string place = path.Length == 0 ? key : $"{path}.{key}";
            if (!into.ContainsKey(key))
            {
                problems.Add($"line {keyNode.Start.Line}: no recipe has the key '{place}'; there are {string.Join(", ", into.Select(entry => entry.Key))}");
            }
            else if (into[key] is JsonObject { Count: > 0 } inner)
            {
                MergeInner(value, inner, place, problems);
            }
            else if (IsFree(into[key]) && value is not YamlScalarNode)
            {
                into[key] = Node(value, 0, place, problems);
            }
            else if (Scalar(value, into[key]) is { } scalar)
            {
                into[key] = scalar.Node;
            }
            else
            {
                problems.Add($"line {value.Start.Line}: {place} is {Shown(value)}; expected {Kind(into[key])}");
            }
        }
    }

    private static void MergeInner(YamlNode value, JsonObject inner, string place, ICollection<string> problems)
    {
        if (value is YamlMappingNode mapping)
        {
            Merge(mapping, inner, place, problems);
        }
        else
        {
            problems.Add($"line {value.Start.Line}: {place} holds keys of its own: {string.Join(", ", inner.Select(entry => entry.Key))}");
        }
    }

    // Where the default is a list, an empty set of names or nothing, only reading the whole can tell what fits.
    private static bool IsFree(JsonNode? expected) => expected is null or JsonArray or JsonObject;

    private static JsonNode? Node(YamlNode value, int depth, string place, ICollection<string> problems)
    {
        if (depth > MostDepth)
        {
            problems.Add($"line {value.Start.Line}: {place} is nested too deeply");
            return null;
        }

        if (value is YamlSequenceNode list && list.Children.FirstOrDefault(item => item is YamlScalarNode && Scalar(item, null) is { Node: null }) is { } nothing)
        {
            problems.Add($"line {nothing.Start.Line}: {place} has nothing where an item is expected");
            return new JsonArray();
        }

        return value switch
        {
            YamlMappingNode mapping => new JsonObject(mapping.Children
                .Select(entry => KeyValuePair.Create((entry.Key as YamlScalarNode)?.Value ?? "", Node(entry.Value, depth + 1, place, problems)))
                .DistinctBy(entry => entry.Key)),
            YamlSequenceNode sequence => new JsonArray([.. sequence.Children.Select(item => Node(item, depth + 1, place, problems))]),
            _ => Scalar(value, null)?.Node,
        };
    }

    // Null where the value is not of the kind of the default. Where the default is null, or the value says null, reading the whole decides.
    private static ScalarValue? Scalar(YamlNode value, JsonNode? expected)
    {
        if (value is not YamlScalarNode { Value: { } text } scalar)
        {
            return null;
        }

        bool quoted = scalar.Style is ScalarStyle.SingleQuoted or ScalarStyle.DoubleQuoted;
        bool isNumber = double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) && double.IsFinite(number);
        bool isWhole = decimal.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out decimal whole);
        if (!quoted && text is "null" or "~" or "")
        {
            return expected is JsonArray or JsonObject ? null : new(null);
        }

        return expected?.GetValueKind() switch
        {
            JsonValueKind.Number => !isNumber ? null : new(isWhole ? JsonValue.Create(whole) : JsonValue.Create(number)),
            JsonValueKind.True or JsonValueKind.False => text is "true" or "false" ? new(JsonValue.Create(text == "true")) : null,
            JsonValueKind.String => new(JsonValue.Create(text)),
            JsonValueKind.Array or JsonValueKind.Object => null,
            _ when quoted => new(JsonValue.Create(text)),
            _ when text is "true" or "false" => new(JsonValue.Create(text == "true")),
            _ => isWhole ? new(JsonValue.Create(whole)) : isNumber ? new(JsonValue.Create(number)) : new(JsonValue.Create(text)),
        };
    }

    // A list is not shown: with aliases it could be endless.
    private static string Shown(YamlNode value) => value is YamlScalarNode { Value: { } text } ? $"'{text}'" : "a list or keys of its own";

    private static string Kind(JsonNode? expected) => expected?.GetValueKind() switch
    {
        JsonValueKind.Number => "a number",
        JsonValueKind.True or JsonValueKind.False => "true or false",
        JsonValueKind.Array => "a list",
        JsonValueKind.Object => "keys with values",
        _ => "a single value",
    };

    private sealed record ScalarValue(JsonNode? Node);
}

using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Plumbline.Runs;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Plumbline.Recipes.Parlor;

/// <summary>Reads a recipe from YAML. A file names only what differs from the defaults; keys are those of <c>recipe</c> in <c>run.json</c>.</summary>
public static class ParlorRecipeFile
{
    private const int MostBytes = 1_000_000;

    /// <summary>Reads a file over defaults. All problems are reported at once: unknown keys and values of the wrong kind with their lines, values out of range by name.</summary>
    /// <param name="file">The YAML file.</param>
    /// <param name="defaults">What holds where the file says nothing.</param>
    /// <exception cref="RunException">It cannot be read, is no YAML, has a key that no recipe has, or a value of the wrong kind or out of range.</exception>
    public static ParlorRecipe Read(string file, ParlorRecipe defaults)
    {
        JsonObject recipe = JsonSerializer.SerializeToNode(defaults, RunJson.Document)!.AsObject();
        List<string> problems = [];
        if (Parse(file) is { } root)
        {
            Merge(root, recipe, string.Empty, problems);
        }

        // What could not be merged is left at its default, so that ranges can be checked in the same go.
        ParlorRecipe? read = null;
        try
        {
            read = recipe.Deserialize<ParlorRecipe>(RunJson.Document)!;
            problems.AddRange(read.Validate());
        }
        catch (JsonException exception)
        {
            problems.Add($"{exception.Path}: {exception.Message}");
        }

        return problems.Count == 0 ? read! : throw new RunException(file, string.Join("; ", problems), "mend the recipe");
    }

    private static YamlMappingNode? Parse(string file)
    {
        string text;
        try
        {
            if (new FileInfo(file) is { Exists: true, Length: > MostBytes } large)
            {
                throw new RunException(file, $"is {large.Length} bytes long, no recipe is", "name a YAML file with a recipe");
            }

            text = File.ReadAllText(file);
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new RunException(file, "there is no such file", "name a YAML file");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new RunException(file, $"cannot read: {exception.Message}", "name a YAML file");
        }

        try
        {
            YamlStream stream = [];
            stream.Load(new StringReader(text));
            return stream.Documents.Count == 0
                ? null
                : stream.Documents[0].RootNode as YamlMappingNode ?? throw new RunException(file, "does not hold keys and values", "write lines such as `seed: 2`");
        }
        catch (YamlException exception)
        {
            throw new RunException(file, $"line {exception.Start.Line}: {exception.Message}", "mend the YAML");
        }
    }

    private static void Merge(YamlMappingNode from, JsonObject into, string path, List<string> problems)
    {
        foreach ((YamlNode keyNode, YamlNode value) in from.Children)
        {
            string key = (keyNode as YamlScalarNode)?.Value ?? string.Empty;
            string place = path.Length == 0 ? key : $"{path}.{key}";
            if (!into.ContainsKey(key))
            {
                problems.Add($"line {keyNode.Start.Line}: no recipe has the key '{place}'; there are {string.Join(", ", into.Select(entry => entry.Key))}");
            }
            else if (into[key] is JsonObject inner)
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

    // Null where the value is not of the kind of the default. Where the default is null, or the value says null, reading the whole decides.
    private static ScalarValue? Scalar(YamlNode value, JsonNode? expected)
    {
        if (value is not YamlScalarNode { Value: { } text })
        {
            return null;
        }

        bool isNumber = double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) && double.IsFinite(number);
        bool isWhole = decimal.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out decimal whole);
        bool isNone = text is "null" or "~" or "";
        if (isNone)
        {
            return new(null);
        }

        return expected?.GetValueKind() switch
        {
            JsonValueKind.Number => !isNumber ? null : new(isWhole ? JsonValue.Create(whole) : JsonValue.Create(number)),
            JsonValueKind.True or JsonValueKind.False => text is "true" or "false" ? new(JsonValue.Create(text == "true")) : null,
            JsonValueKind.String => new(JsonValue.Create(text)),
            _ => isWhole ? new(JsonValue.Create(whole)) : isNumber ? new(JsonValue.Create(number)) : new(JsonValue.Create(text)),
        };
    }

    // A list is not shown: with aliases it could be endless.
    private static string Shown(YamlNode value) => value is YamlScalarNode { Value: { } text } ? $"'{text}'" : "a list or keys of its own";

    private static string Kind(JsonNode? expected) => expected?.GetValueKind() switch
    {
        JsonValueKind.Number => "a number",
        JsonValueKind.True or JsonValueKind.False => "true or false",
        JsonValueKind.Array => "the default, which lists cannot change yet",
        _ => "a single value",
    };

    private sealed record ScalarValue(JsonNode? Node);
}

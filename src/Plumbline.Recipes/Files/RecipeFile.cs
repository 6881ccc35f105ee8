using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Plumbline.Runs;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Plumbline.Recipes.Files;

/// <summary>
/// Reads recipes from YAML. A file names only what differs from the defaults; keys are those of <c>recipe</c> in <c>run.json</c>. All problems are reported at once:
/// unknown keys and values of the wrong kind with their lines, values out of range by name.
/// </summary>
public static class RecipeFile
{
    private const int MostBytes = 1_000_000;
    private const int MostProblems = 20;

    // A key that no recipe has is a mistake, also where the defaults hold nothing to compare it with.
    private static readonly JsonSerializerOptions Strict = new(RunJson.Document) { UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow };

    /// <summary>Reads a file over defaults.</summary>
    /// <typeparam name="TRecipe">The recipe.</typeparam>
    /// <param name="file">The YAML file.</param>
    /// <param name="defaults">What holds where the file says nothing.</param>
    /// <param name="validate">All problems of a recipe, in words.</param>
    /// <exception cref="RunException">It cannot be read, is no YAML, has a key that no recipe has, or a value of the wrong kind or out of range.</exception>
    public static TRecipe Read<TRecipe>(string file, TRecipe defaults, Func<TRecipe, IReadOnlyList<string>> validate)
    {
        List<string> problems = [];
        TRecipe read = Merge(defaults, Parse(file, ReadText(file)), problems);

        // What could not be merged is left at its default, so that ranges can be checked in the same go.
        problems.AddRange(validate(read));
        return problems.Count == 0 ? read : throw new RunException(file, string.Join("; ", problems), "mend the recipe");
    }

    /// <summary>One value at the top of a file, before anything else is known; null where it is not there.</summary>
    /// <exception cref="RunException">The file cannot be read, or is no YAML.</exception>
    public static string? Scalar(string file, string key) =>
        Parse(file, ReadText(file))?.Children.TryGetValue(new YamlScalarNode(key), out YamlNode? value) == true ? (value as YamlScalarNode)?.Value : null;

    /// <summary>Sets single values, such as <c>online.iterations=20</c>, over defaults. Ranges are the caller's to check.</summary>
    /// <typeparam name="TRecipe">The recipe.</typeparam>
    /// <param name="settings">Keys with their values.</param>
    /// <param name="defaults">What holds elsewhere.</param>
    /// <param name="problems">Receives what is wrong, in words.</param>
    public static TRecipe Set<TRecipe>(IReadOnlyList<string> settings, TRecipe defaults, ICollection<string> problems)
    {
        TRecipe recipe = defaults;
        foreach (string setting in settings)
        {
            int equals = setting.IndexOf('=', StringComparison.Ordinal);
            if (equals < 1)
            {
                problems.Add($"'{setting}' sets nothing; expected KEY=VALUE, such as online.iterations=20");
                continue;
            }

            List<string> own = [];
            YamlNode value = Value(setting[(equals + 1)..], own);
            recipe = own.Count > 0 ? recipe : Merge(recipe, Nested(setting[..equals].Split('.'), value), own);
            foreach (string problem in own)
            {
                problems.Add($"{setting}: {WithoutLine(problem)}");
            }
        }

        return recipe;
    }

    // The line means nothing on the command line.
    private static string WithoutLine(string problem) => problem.StartsWith("line ", StringComparison.Ordinal) ? problem[(problem.IndexOf(": ", StringComparison.Ordinal) + 2)..] : problem;

    private static TRecipe Merge<TRecipe>(TRecipe defaults, YamlMappingNode? from, List<string> problems)
    {
        JsonObject recipe = JsonSerializer.SerializeToNode(defaults, RunJson.Document)!.AsObject();
        if (from is not null)
        {
            RecipeMerge.Into(from, recipe, problems);
        }

        // Reading stops at the first value that does not fit; with that one at its default the next one shows.
        JsonObject original = JsonSerializer.SerializeToNode(defaults, RunJson.Document)!.AsObject();
        for (int tries = 0; tries < MostProblems; tries++)
        {
            try
            {
                return recipe.Deserialize<TRecipe>(Strict)!;
            }
            catch (JsonException exception)
            {
                problems.Add(Explain(exception));
                Reset(recipe, original, exception.Path ?? "");
            }
        }

        return defaults;
    }

    private static void Reset(JsonObject recipe, JsonObject original, string path)
    {
        string[] keys = path.Split('[')[0].TrimStart('$').Split('.', StringSplitOptions.RemoveEmptyEntries);
        for (int i = 0; i < keys.Length; i++)
        {
            if (i < keys.Length - 1 && recipe[keys[i]] is JsonObject inner && original[keys[i]] is JsonObject innerOriginal)
            {
                (recipe, original) = (inner, innerOriginal);
                continue;
            }

            if (original.TryGetPropertyValue(keys[i], out JsonNode? value))
            {
                recipe[keys[i]] = value?.DeepClone();
            }
            else
            {
                recipe.Remove(keys[i]);
            }

            return;
        }
    }

    private static string Explain(JsonException exception)
    {
        string place = exception.Path?.TrimStart('$', '.') ?? "";
        return exception.Message.Contains("could not be mapped", StringComparison.Ordinal)
            ? $"no recipe has the key '{place}'"
            : $"{place}: {exception.Message.Split(" Path:", 2)[0]}";
    }

    private static string ReadText(string file)
    {
        try
        {
            if (new FileInfo(file) is { Exists: true, Length: > MostBytes } large)
            {
                throw new RunException(file, $"is {large.Length} bytes long, no recipe is", "name a YAML file with a recipe");
            }

            return File.ReadAllText(file);
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new RunException(file, "there is no such file", "name a YAML file");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new RunException(file, $"cannot read: {exception.Message}", "name a YAML file");
        }
    }

    private static YamlMappingNode? Parse(string file, string text)
    {
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

    private static YamlNode Value(string text, List<string> problems)
    {
        try
        {
            YamlStream stream = [];
            stream.Load(new StringReader(text));
            return stream.Documents.Count == 0 ? new YamlScalarNode("") : stream.Documents[0].RootNode;
        }
        catch (YamlException exception)
        {
            problems.Add(exception.Message);
            return new YamlScalarNode("");
        }
    }

    private static YamlMappingNode Nested(string[] keys, YamlNode value)
    {
        YamlNode node = value;
        for (int i = keys.Length - 1; i >= 0; i--)
        {
            node = new YamlMappingNode(new YamlScalarNode(keys[i]), node);
        }

        return (YamlMappingNode)node;
    }
}

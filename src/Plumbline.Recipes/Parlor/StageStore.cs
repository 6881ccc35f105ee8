using System.Text.Json;
using Plumbline.Runs;

namespace Plumbline.Recipes.Parlor;

/// <summary>
/// Remembers what finished stages came to, as <c>stages/NAME.json</c> in the run directory: a run that was killed goes on after the last stage that finished.
/// Stages are deterministic, so one that was cut short is done again with the same result.
/// </summary>
/// <param name="folder">The run directory.</param>
internal sealed class StageStore(string folder)
{
    /// <summary>What a stage came to: as remembered, or by running it now.</summary>
    /// <typeparam name="T">Its result.</typeparam>
    /// <param name="name">Its name: letters, digits and hyphens.</param>
    /// <param name="run">Runs it.</param>
    /// <exception cref="RunException">What was remembered is damaged, or cannot be written.</exception>
    public T Once<T>(string name, Func<T> run)
    {
        string file = Path.Combine(folder, "stages", name + ".json");
        if (File.Exists(file))
        {
            return Read<T>(file, "delete this file and resume; the stage is then done again");
        }

        T result = run();
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        AtomicFile.WriteAllText(file, JsonSerializer.Serialize(result, RunJson.Document));
        return result;
    }

    /// <summary>Reads what was remembered.</summary>
    /// <typeparam name="T">What the file holds.</typeparam>
    /// <param name="file">The file.</param>
    /// <param name="remedy">What to do where it is damaged.</param>
    /// <exception cref="RunException">It is damaged.</exception>
    public static T Read<T>(string file, string remedy)
    {
        try
        {
            return JsonSerializer.Deserialize<T>(File.ReadAllText(file), RunJson.Document) ?? throw new JsonException("null");
        }
        catch (JsonException exception)
        {
            throw new RunException(file, $"is damaged: {exception.Message}", remedy);
        }
    }
}

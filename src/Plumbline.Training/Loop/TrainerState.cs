using System.Text.Json.Nodes;
using Plumbline.Models.Checkpoints;
using Plumbline.Training.Checkpoints;
using Plumbline.Training.Optimization;

namespace Plumbline.Training.Loop;

/// <summary>
/// Everything that a trainer's next step depends on beside its options, seed and inputs. Random numbers need no state: every stream is named after the step,
/// pass or reply it serves.
/// </summary>
/// <param name="Method">Name of the method, checked on restoring.</param>
/// <param name="Models">Weights, moments and step counts by model, such as <c>policy</c> and <c>critic</c>. Names are file names.</param>
/// <param name="Numbers">Controllers, multipliers and the position in the data.</param>
public sealed record TrainerState(string Method, IReadOnlyDictionary<string, TrainingState> Models, JsonObject Numbers)
{
    private const string FileName = "trainer.json";
    private const string CurrentFormat = "plumbline.trainer-state/1";

    /// <summary>Reads what <see cref="Write"/> wrote, to the bit.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="method">The method that is to go on.</param>
    /// <exception cref="CheckpointException">A file is missing, damaged, or of another method.</exception>
    public static TrainerState Read(string folder, string method)
    {
        string file = Path.Combine(folder, FileName);
        Document document = CheckpointJson.Read<Document>(file, read => read.Problem(method));
        return new TrainerState(
            document.Method,
            document.Models.ToDictionary(
                model => model.Key, model => TrainingState.Read(Path.Combine(folder, model.Key + ".safetensors"), model.Value), StringComparer.Ordinal),
            document.Numbers);
    }

    /// <summary>Writes the state into an existing folder. The same state gives the same bytes.</summary>
    /// <exception cref="Runs.RunException">It cannot be written.</exception>
    public void Write(string folder)
    {
        foreach ((string name, TrainingState model) in Models)
        {
            model.Write(Path.Combine(folder, name + ".safetensors"));
        }

        CheckpointJson.Write(Path.Combine(folder, FileName), new Document
        {
            Method = Method,
            Models = new SortedDictionary<string, long>(Models.ToDictionary(model => model.Key, model => model.Value.StepCount), StringComparer.Ordinal),
            Numbers = (JsonObject)Numbers.DeepClone(),
        });
    }

    /// <summary>The state of one model.</summary>
    /// <exception cref="CheckpointException">There is no such model.</exception>
    public TrainingState Model(string name) => Models.TryGetValue(name, out TrainingState? model) ? model : throw Missing(name, "nothing");

    /// <summary>A number of the state.</summary>
    /// <exception cref="CheckpointException">It is missing or of another kind.</exception>
    public T Number<T>(string name)
    {
        try
        {
            return Numbers[name] is { } node ? node.GetValue<T>() : throw Missing(name, "nothing");
        }
        catch (Exception exception) when (exception is InvalidOperationException or FormatException)
        {
            throw Missing(name, Numbers[name]!.ToJsonString());
        }
    }

    private CheckpointException Missing(string name, string found) =>
        new($"the state of {Method}", name, found, "what this method saves", "resume from another checkpoint");

    private sealed record Document
    {
        public string Format { get; init; } = CurrentFormat;

        public required string Method { get; init; }

        public required IDictionary<string, long> Models { get; init; }

        public required JsonObject Numbers { get; init; }

        public (string Found, string Expected)? Problem(string method)
        {
            if (Format != CurrentFormat)
            {
                return ($"format '{Format}'", $"format '{CurrentFormat}'");
            }

            if (Method != method)
            {
                return ($"a state of {Method}", $"a state of {method}");
            }

            // Names become paths.
            return Models.FirstOrDefault(model => !model.Key.All(char.IsAsciiLetterOrDigit) || model.Key.Length is 0 or > 40 || model.Value < 0) is { Key: not null } wrong
                ? ($"a model '{wrong.Key}' after {wrong.Value} steps", "a name of letters and digits, after 0 or more steps")
                : null;
        }
    }
}

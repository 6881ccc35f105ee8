using System.Text.Json;
using Plumbline.Models.Checkpoints;
using Plumbline.Runs;

namespace Plumbline.Training.Checkpoints;

/// <summary>The small JSON file beside the weights of a checkpoint. Read as somebody else's text: bounded, and checked before it is believed.</summary>
internal static class CheckpointJson
{
    private const long MaximumBytes = 1 << 20;

    /// <summary>Writes a document; the folder it stands in makes it atomic.</summary>
    public static void Write<T>(string file, T document) => AtomicFile.WriteAllText(file, JsonSerializer.Serialize(document, RunJson.Document) + "\n");

    /// <summary>Reads a document.</summary>
    /// <param name="file">Its path.</param>
    /// <param name="problem">What is wrong with a document that could be parsed, as (found, expected); null where nothing is.</param>
    /// <exception cref="CheckpointException">The file is missing, is no such document, or has a problem.</exception>
    /// <exception cref="IOException">The system cannot read it.</exception>
    public static T Read<T>(string file, Func<T, (string Found, string Expected)?> problem)
        where T : class
    {
        FileInfo info = new(file);
        if (!info.Exists)
        {
            throw new CheckpointException(file, "file", "nothing", "a readable file", "complete the checkpoint folder");
        }

        if (info.Length > MaximumBytes)
        {
            throw Fault(file, $"{info.Length} bytes", $"at most {MaximumBytes} bytes");
        }

        try
        {
            T document = JsonSerializer.Deserialize<T>(File.ReadAllBytes(file), RunJson.Document) ?? throw Fault(file, "null", "an object");
            return problem(document) is var (found, expected) ? throw Fault(file, found, expected) : document;
        }
        catch (JsonException exception)
        {
            throw Fault(file, exception.Message, "the JSON document of this checkpoint", exception);
        }
    }

    private static CheckpointException Fault(string file, string found, string expected, Exception? cause = null) =>
        new(file, "content", found, expected, "restore the file from where the checkpoint came from", cause);
}

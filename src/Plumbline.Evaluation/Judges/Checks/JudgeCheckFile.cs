using System.Text.Json;
using Plumbline.Evaluation.Suites;
using Plumbline.Runs;

namespace Plumbline.Evaluation.Judges.Checks;

/// <summary>Checks of judges as files: <c>judge-check.json</c>.</summary>
public static class JudgeCheckFile
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        NewLine = "\n",
    };

    /// <summary>Writes a check, atomically.</summary>
    /// <param name="path">The file.</param>
    /// <param name="check">The check.</param>
    /// <exception cref="RunException">It cannot be written.</exception>
    public static void Write(string path, JudgeCheck check) => AtomicFile.WriteAllText(path, Text(check));

    /// <summary>Reads a check.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="SuiteException">It cannot be read, or is no check.</exception>
    public static JudgeCheck Read(string path)
    {
        try
        {
            using FileStream stream = File.OpenRead(path);
            return Read(stream, path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new SuiteException(path, "the check of a judge cannot be read", exception.Message, exception);
        }
    }

    internal static string Text(JudgeCheck check) => JsonSerializer.Serialize(check, Options) + "\n";

    internal static JudgeCheck Read(Stream stream, string place)
    {
        try
        {
            return JsonSerializer.Deserialize<JudgeCheck>(stream, Options) ?? throw new JsonException("null");
        }
        catch (Exception exception) when (exception is JsonException or ArgumentException or NotSupportedException)
        {
            throw new SuiteException(place, "this is no check of a judge", "make one with 'plumb judge check'", exception);
        }
    }
}

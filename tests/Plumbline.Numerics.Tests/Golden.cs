using System.Text.Json;
using Plumbline.TestKit;

namespace Plumbline.Numerics.Tests;

/// <summary>Reads the expected values of an independent implementation; see golden/README.md.</summary>
internal static class Golden
{
    /// <summary>The tolerance that golden/README.md states for forward passes and gradients, relative to the largest element.</summary>
    public const double Tolerance = 5e-5;

    public static IReadOnlyList<JsonElement> Operation(string name) => Cases(name, "golden", "operations", "expected.json");

    public static IReadOnlyList<JsonElement> Schedule(string name) => Cases(name, "golden", "schedules.json");

    /// <summary>A number, a list or a list of lists, row after row.</summary>
    public static double[] Doubles(this JsonElement element, string property) => [.. Flatten(element.GetProperty(property))];

    public static float[] Floats(this JsonElement element, string property) => [.. element.Doubles(property).Select(value => (float)value)];

    public static int[] Integers(this JsonElement element, string property) => [.. element.Doubles(property).Select(value => checked((int)value))];

    public static double Number(this JsonElement element, string property) => element.GetProperty(property).GetDouble();

    /// <summary>Length of a row of a matrix.</summary>
    public static int Columns(this JsonElement element, string property) => element.GetProperty(property)[0].GetArrayLength();

    private static IReadOnlyList<JsonElement> Cases(string name, params string[] file)
    {
        using JsonDocument document = JsonDocument.Parse(File.ReadAllText(Repository.File(file)));
        return [.. document.RootElement.GetProperty(name).EnumerateArray().Select(element => element.Clone())];
    }

    private static IEnumerable<double> Flatten(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Array => element.EnumerateArray().SelectMany(Flatten),
        JsonValueKind.String when element.GetString() == "-Infinity" => [double.NegativeInfinity],
        _ => [element.GetDouble()],
    };
}

using System.Text.Json;

namespace Plumbline.Training.DataSets.Files;

/// <summary>JSON values in words, for messages.</summary>
internal static class JsonWords
{
    private const int LongestText = 60;

    /// <summary>What a value is; short ones are quoted.</summary>
    public static string Describe(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => "an object",
        JsonValueKind.Array => element.GetArrayLength() == 0 ? "an empty list" : "a list",
        JsonValueKind.Undefined => "nothing",
        JsonValueKind.String => Quote(element.GetString()!),
        JsonValueKind.Number => $"the number {Cut(element.GetRawText())}",
        _ => element.GetRawText(),
    };

    private static string Quote(string text) => $"the text '{Cut(text)}'";

    private static string Cut(string text) => text.Length <= LongestText ? text : text[..LongestText] + "...";
}

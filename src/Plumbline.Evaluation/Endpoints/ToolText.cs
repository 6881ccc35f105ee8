using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Plumbline.Evaluation.Endpoints;

/// <summary>Calls of tools and their results as texts.</summary>
internal static class ToolText
{
    // The library's own options indent.
    private static readonly JsonSerializerOptions OneLine = new(AIJsonUtilities.DefaultOptions) { WriteIndented = false };

    /// <summary>What a tool gave.</summary>
    public static string Of(FunctionResultContent result) => result.Result switch
    {
        null => "",
        string text => text,
        JsonElement { ValueKind: JsonValueKind.String } element => element.GetString()!,
        JsonElement element => element.GetRawText(),
        var other => other.ToString() ?? "",
    };

    /// <summary>The arguments of a call, as JSON.</summary>
    public static string Arguments(FunctionCallContent call) =>
        call.Arguments is null ? "{}" : JsonSerializer.Serialize(call.Arguments, OneLine);

    /// <summary>A call from the JSON that a model wrote. Arguments that are no object come as an error in the call, for the solver to tell the model.</summary>
    public static FunctionCallContent Call(string id, string name, string arguments)
    {
        if (arguments.Length == 0)
        {
            return new FunctionCallContent(id, name, new Dictionary<string, object?>());
        }

        try
        {
            return new FunctionCallContent(id, name, JsonSerializer.Deserialize<Dictionary<string, object?>>(arguments, AIJsonUtilities.DefaultOptions));
        }
        catch (JsonException exception)
        {
            return new FunctionCallContent(id, name) { Exception = exception };
        }
    }
}

using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Plumbline.Serving.Errors;

namespace Plumbline.Serving.Requests;

/// <summary>The JSON object of a request. Every read checks kind and range, and an error names the field. A field that is null counts as absent.</summary>
internal sealed class RequestBody(JsonElement root)
{
    private const int MaxDepth = 64;
    private const int LongestShown = 80;

    /// <summary>Bytes of a body that is too large which are read all the same, and thrown away: a client that still sends does not hear an answer.</summary>
    public const long DrainedBytes = 32 << 20;

    private const int ReadBytes = 1 << 16;

    /// <summary>Reads a body.</summary>
    /// <param name="request">The request.</param>
    /// <param name="most">Most bytes of a body.</param>
    /// <exception cref="ApiException">The body is too large or no JSON object.</exception>
    /// <exception cref="BadHttpRequestException">The body is far too large, or was cut off.</exception>
    public static async Task<RequestBody> ReadAsync(HttpRequest request, long most)
    {
        if (!request.HasJsonContentType())
        {
            throw ApiException.NotJson();
        }

        using MemoryStream body = await BytesAsync(request, most).ConfigureAwait(false);
        try
        {
            using JsonDocument document = JsonDocument.Parse(body.GetBuffer().AsMemory(0, (int)body.Length), new JsonDocumentOptions { MaxDepth = MaxDepth });
            CheckNames(document.RootElement);
            return document.RootElement.ValueKind == JsonValueKind.Object
                ? new RequestBody(document.RootElement.Clone())
                : throw ApiException.Invalid(null, $"the body is JSON of kind {Kind(document.RootElement)}; expected an object");
        }
        catch (JsonException exception)
        {
            throw ApiException.Invalid(null, $"the body is no JSON: line {exception.LineNumber + 1}, byte {exception.BytePositionInLine}");
        }
    }

    /// <summary>A field; null where it is absent or null.</summary>
    public JsonElement? Find(string name) => root.TryGetProperty(name, out JsonElement value) && value.ValueKind != JsonValueKind.Null ? value : null;

    /// <summary>A text; null where it is absent.</summary>
    public string? Text(string name) => Find(name) is { } value ? Text(value, name) : null;

    public bool Switch(string name) => Find(name) is { } value && value.ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => throw Wrong(value, name, "true or false"),
    };

    public int? Integer(string name, int least, int most) => Find(name) is not { } value
        ? null
        : value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out int number) && number >= least && number <= most
            ? number
            : throw Wrong(value, name, most == int.MaxValue ? $"a whole number, {least} or more" : $"a whole number from {least} to {most}");

    public long? Long(string name) => Find(name) is not { } value
        ? null
        : value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out long number) ? number : throw Wrong(value, name, "a whole number of 64 bits");

    /// <summary>A number, rounded to single precision as in Microsoft.Extensions.AI: the same request draws the same tokens here and there.</summary>
    public double? Number(string name, double least, double most) => Find(name) is not { } value
        ? null
        : value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out double number) && number >= least && number <= most
            ? (float)number
            : throw Wrong(value, name, $"a number from {least} to {most}");

    /// <summary>The text of a value.</summary>
    public static string Text(JsonElement value, string place)
    {
        try
        {
            return value.ValueKind == JsonValueKind.String ? value.GetString()! : throw Wrong(value, place, "a text");
        }
        catch (InvalidOperationException)
        {
            throw ApiException.Invalid(place, $"{place} is no valid Unicode");
        }
    }

    /// <summary>Refuses a value.</summary>
    public static ApiException Wrong(JsonElement value, string place, string expected) => ApiException.Invalid(place, $"{place} is {Kind(value)}; expected {expected}");

    private static async Task<MemoryStream> BytesAsync(HttpRequest request, long most)
    {
        MemoryStream body = new();
        byte[] buffer = new byte[ReadBytes];
        bool isTooLarge = false;
        int read;
        while ((read = await request.Body.ReadAsync(buffer, request.HttpContext.RequestAborted).ConfigureAwait(false)) > 0)
        {
            isTooLarge |= body.Length + read > most;
            if (!isTooLarge)
            {
                body.Write(buffer, 0, read);
            }
        }

        return isTooLarge ? throw ApiException.TooLarge(most) : body;
    }

    /// <summary>Looking a field up compares names, and one that holds half a character cannot be compared.</summary>
    private static void CheckNames(JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.Array)
        {
            foreach (JsonElement item in value.EnumerateArray())
            {
                CheckNames(item);
            }
        }
        else if (value.ValueKind == JsonValueKind.Object)
        {
            foreach (JsonProperty member in value.EnumerateObject())
            {
                try
                {
                    _ = member.Name;
                }
                catch (InvalidOperationException)
                {
                    throw ApiException.Invalid(null, "the name of a field is no valid Unicode");
                }

                CheckNames(member.Value);
            }
        }
    }

    private static string Kind(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Number when value.GetRawText() is { Length: <= LongestShown } number => number,
        JsonValueKind.True => "true",
        JsonValueKind.False => "false",
        JsonValueKind.Null => "null",
        JsonValueKind.Array => "a list",
        JsonValueKind.Object => "an object",
        JsonValueKind.String => "a text",
        _ => "something else",
    };
}

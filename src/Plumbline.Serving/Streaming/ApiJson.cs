using System.Text.Encodings.Web;
using System.Text.Json;

namespace Plumbline.Serving.Streaming;

/// <summary>How replies are written: names in snake_case, null fields shown.</summary>
internal static class ApiJson
{
    public const string MediaType = "application/json; charset=utf-8";

    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, // JSON for programs; control characters are still escaped
    };

    public static byte[] Serialize<T>(T document) => JsonSerializer.SerializeToUtf8Bytes(document, Options);
}

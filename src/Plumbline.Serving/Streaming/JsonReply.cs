using Microsoft.AspNetCore.Http;

namespace Plumbline.Serving.Streaming;

/// <summary>Sends one JSON document.</summary>
internal static class JsonReply
{
    public static Task WriteAsync<T>(HttpContext context, T document, int status = StatusCodes.Status200OK)
    {
        byte[] json = ApiJson.Serialize(document);
        context.Response.StatusCode = status;
        context.Response.ContentType = ApiJson.MediaType;
        context.Response.ContentLength = json.Length;
        return context.Response.Body.WriteAsync(json, context.RequestAborted).AsTask();
    }
}

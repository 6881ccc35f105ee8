using Microsoft.AspNetCore.Http;

namespace Plumbline.Serving.Streaming;

/// <summary>Server-sent events as OpenAI sends them: one <c>data:</c> line of JSON each, and <c>[DONE]</c> at the end.</summary>
internal sealed class ServerSentEvents(HttpResponse response, CancellationToken cancellation)
{
    /// <summary>Sends the head at once, so that the client knows that its request was taken.</summary>
    public Task StartAsync()
    {
        response.StatusCode = StatusCodes.Status200OK;
        response.ContentType = "text/event-stream; charset=utf-8";
        response.Headers.CacheControl = "no-cache";
        return response.Body.FlushAsync(cancellation);
    }

    /// <summary>Sends one event.</summary>
    public Task SendAsync<T>(T document) => SendAsync(ApiJson.Serialize(document));

    /// <summary>Says that no more events follow.</summary>
    public Task EndAsync() => SendAsync("[DONE]"u8.ToArray());

    private async Task SendAsync(byte[] data)
    {
        byte[] line = [.. "data: "u8, .. data, .. "\n\n"u8];
        await response.Body.WriteAsync(line, cancellation).ConfigureAwait(false);
        await response.Body.FlushAsync(cancellation).ConfigureAwait(false);
    }
}

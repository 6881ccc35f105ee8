using Microsoft.AspNetCore.Http;
using Plumbline.Serving.Streaming;

namespace Plumbline.Serving.Catalog;

/// <summary><c>GET /health</c>: whether the server answers. Says nothing that a token protects.</summary>
internal static class HealthEndpoint
{
    public const string Path = "/health";

    public static Task HandleAsync(HttpContext context) => JsonReply.WriteAsync(context, new Health("ok"));

    private sealed record Health(string Status);
}

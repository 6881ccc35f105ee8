using Microsoft.AspNetCore.Http;
using Plumbline.Serving.Replies;

namespace Plumbline.Serving.Hosting;

/// <summary>A request that was answered, without anything that was said in it.</summary>
/// <param name="Endpoint">Method and route, such as <c>POST /v1/completions</c>; <c>unknown</c> for others.</param>
/// <param name="Status">HTTP status; 499 where the client left.</param>
/// <param name="Duration">How long it took.</param>
/// <param name="Model">Its model, or null.</param>
/// <param name="PromptTokens">Tokens read.</param>
/// <param name="CompletionTokens">Tokens generated.</param>
/// <param name="Fault">Type and message of what failed inside the server; null for nothing.</param>
public sealed record ServedRequest(
    string Endpoint, int Status, TimeSpan Duration, string? Model, long PromptTokens, long CompletionTokens, string? Fault);

/// <summary>What endpoints note about the request that they serve.</summary>
internal sealed class RequestNotes
{
    private static readonly object Key = new();

    public string? Model { get; private set; }

    public UsageDocument? Usage { get; private set; }

    public string? Fault { get; set; }

    public static RequestNotes Of(HttpContext context)
    {
        if (context.Items.TryGetValue(Key, out object? found))
        {
            return (RequestNotes)found!;
        }

        RequestNotes notes = new();
        context.Items[Key] = notes;
        return notes;
    }

    public void Set(string model, UsageDocument usage)
    {
        Model = model;
        Usage = usage;
    }
}

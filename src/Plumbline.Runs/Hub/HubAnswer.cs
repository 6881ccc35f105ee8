using System.Net;

namespace Plumbline.Runs.Hub;

/// <summary>What the hub's status codes and headers mean.</summary>
internal static class HubAnswer
{
    private const int LongestWords = 200;

    /// <summary>Throws what an answer means that did not succeed. 416 passes: whoever asked for a range deals with it.</summary>
    public static void ThrowIfFailed(HttpResponseMessage response, Uri address, HubOptions options, TimeProvider time)
    {
        if (response.IsSuccessStatusCode || response.StatusCode == HttpStatusCode.RequestedRangeNotSatisfiable)
        {
            return;
        }

        string place = HubRequests.Place(address);
        int status = (int)response.StatusCode;
        string code = Header(response, "X-Error-Code") ?? "";
        string words = Words(response);
        throw response.StatusCode switch
        {
            HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden => Refused(place, status, code, words, options),
            HttpStatusCode.NotFound when code == "RevisionNotFound" => new HubException(place, $"no such revision (404){words}", "check --revision: a branch, a tag or a commit"),
            HttpStatusCode.NotFound => new HubException(place, $"not found (404){words}", "check owner, name and revision"),
            HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests => Busy(place, status, words, RetryAfter(response, time)),
            _ when status >= 500 => Busy(place, status, words, RetryAfter(response, time)),
            _ => new HubException(place, $"answered {status}{words}", "check the address of the hub"),
        };
    }

    /// <summary>The digest that a hub's answer names the file by, or null.</summary>
    public static HubDigest? Digest(HttpResponseMessage response) => HubDigest.Parse(Header(response, "X-Linked-Etag") ?? Header(response, "ETag"));

    /// <summary>The file's size as a hub's answer to HEAD has it, or null.</summary>
    public static long? Bytes(HttpResponseMessage response) =>
        long.TryParse(Header(response, "X-Linked-Size"), out long bytes) && bytes >= 0 ? bytes : response.IsSuccessStatusCode ? response.Content.Headers.ContentLength : null;

    /// <summary>The commit that an answer belongs to, or null.</summary>
    public static string? Commit(HttpResponseMessage response) => Header(response, "X-Repo-Commit");

    private static HubException Refused(string place, int status, string code, string words, HubOptions options)
    {
        string found = code == "GatedRepo" ? "its owner lets in only accounts that accepted its terms" : "it is private or gated, or does not exist";
        string remedy = options.Token is null
            ? "check the name; accept the terms on its page, then set HF_TOKEN to a token of that account"
            : "the token was refused: check the name, accept the terms on its page with the token's account, and see that the token may read it";
        return new HubException(place, $"access refused ({status}): {found}{words}", remedy);
    }

    private static HubException Busy(string place, int status, string words, TimeSpan? retryAfter)
    {
        string wait = retryAfter is { } delay ? $", and asks to wait {delay.TotalSeconds:0} s" : "";
        return new HubException(place, $"the server is busy or broken ({status}){words}{wait}", "run again later: what came is kept", isTransient: true, retryAfter);
    }

    private static TimeSpan? RetryAfter(HttpResponseMessage response, TimeProvider time)
    {
        TimeSpan? delay = response.Headers.RetryAfter switch
        {
            { Delta: { } delta } => delta,
            { Date: { } date } => date - time.GetUtcNow(),
            _ => null,
        };
        return delay < TimeSpan.Zero ? TimeSpan.Zero : delay;
    }

    private static string Words(HttpResponseMessage response) =>
        Header(response, "X-Error-Message") is { Length: > 0 } words ? $", it says '{words[..Math.Min(words.Length, LongestWords)]}'" : "";

    private static string? Header(HttpResponseMessage response, string name) =>
        response.Headers.TryGetValues(name, out IEnumerable<string>? values) ? values.FirstOrDefault() : null;
}

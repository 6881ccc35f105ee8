using Microsoft.Extensions.AI;

namespace Plumbline.Evaluation.Endpoints;

/// <summary>How many requests a response took: written on it by whoever retries or caches, read by whoever counts.</summary>
public static class RequestCount
{
    private const string Key = "plumbline.requests";

    /// <summary>The requests, retries included; 0 for a response of the cache, 1 where nothing is written.</summary>
    public static int Of(ChatResponse response)
    {
        ArgumentNullException.ThrowIfNull(response);
        return response.AdditionalProperties?.TryGetValue(Key, out object? value) is true && value is int count ? count : 1;
    }

    /// <summary>Writes the number on a response.</summary>
    public static void Set(ChatResponse response, int requests)
    {
        ArgumentNullException.ThrowIfNull(response);
        if (requests != 1 || response.AdditionalProperties?.ContainsKey(Key) is true)
        {
            (response.AdditionalProperties ??= [])[Key] = requests;
        }
    }
}

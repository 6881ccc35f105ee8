using Plumbline.Numerics.Randomness;

namespace Plumbline.Models.Chat;

/// <summary>What the replies of local models draw from: the same stream for the same request, whichever client or server it goes through.</summary>
public static class RequestStreams
{
    /// <summary>
    /// The additional property of a request, and the field of its JSON, that names its stream: whoever knows the stream that a reply was drawn from gets that reply
    /// again. It counts only beside a seed.
    /// </summary>
    public const string NameProperty = "plumbline_stream";

    /// <summary>The longest name of a stream that a request may bring.</summary>
    public const int LongestName = 200;

    /// <summary>The stream of a request with a seed of its own.</summary>
    /// <param name="seed">The seed.</param>
    /// <param name="name">The stream's name. Default: the one of all requests that name none.</param>
    public static RandomStream OfSeed(long seed, string? name = null) => new(unchecked((ulong)seed), name ?? "chat/request");

    /// <summary>The stream of a client's n-th request without a seed.</summary>
    /// <param name="clientSeed">The client's seed.</param>
    /// <param name="number">n, from 1.</param>
    public static RandomStream OfUnseeded(ulong clientSeed, long number) => new(clientSeed, $"chat/request/{number}");

    /// <summary>The stream of one of several replies to the same request: the first draws what a single one would.</summary>
    /// <param name="request">The request's stream.</param>
    /// <param name="index">Index of the reply, from 0.</param>
    public static RandomStream OfChoice(RandomStream request, int index) => index == 0 ? request : request.Child($"choice/{index}");
}

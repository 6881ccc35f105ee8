namespace Plumbline.Runs.Hub;

/// <summary>Where the hub is and how patient we are with it.</summary>
public sealed record HubOptions
{
    /// <summary>The public hub.</summary>
    public static Uri PublicAddress { get; } = new("https://huggingface.co");

    /// <summary>Address of the hub, or of a mirror with its layout. Default: the public hub.</summary>
    public Uri BaseAddress { get; init; } = PublicAddress;

    /// <summary>Access token, or null. Sent to <see cref="BaseAddress"/> alone, never to where it redirects; printed nowhere.</summary>
    public string? Token { get; init; }

    /// <summary>The cache folder, laid out as the hub's own programs lay it out, and shared with them.</summary>
    public required string CacheFolder { get; init; }

    /// <summary>Whether a snapshot holds copies even where links are allowed. Default false: links, as the hub's own programs make them.</summary>
    public bool CopyInsteadOfLinks { get; init; }

    /// <summary>Longest wait for the beginning of an answer. Default 30 seconds.</summary>
    public TimeSpan ResponseTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Longest wait for the next bytes of an answer. Default 60 seconds.</summary>
    public TimeSpan StallTimeout { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Longest wait for another process that is fetching the same file. Default 6 hours: it may be a large one.</summary>
    public TimeSpan LockTimeout { get; init; } = TimeSpan.FromHours(6);

    /// <summary>Tries of one request before it counts as failed, from 1. Default 5. A download that got on by a mebibyte has all of them again.</summary>
    public int Attempts { get; init; } = 5;

    /// <summary>Wait before the second try; it doubles with each, give or take its jitter. Default 1 second.</summary>
    public TimeSpan FirstDelay { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>Longest wait between two tries; a server that asks for a longer one is given up on. Default 2 minutes.</summary>
    public TimeSpan LongestDelay { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>Most bytes of one file. Default 100 GiB; files of checkpoints are usually parts of at most 50 GB.</summary>
    public long MaximumFileBytes { get; init; } = 100L << 30;

    /// <summary>Most bytes of a listing. Default 32 MiB.</summary>
    public int MaximumListingBytes { get; init; } = 32 << 20;

    /// <summary>Most files of one pull. Default 2,000.</summary>
    public int MaximumFiles { get; init; } = 2_000;

    /// <summary>All that is wrong with these options; empty when they can be used.</summary>
    public IReadOnlyList<string> Validate()
    {
        List<string> problems = [];
        if (!BaseAddress.IsAbsoluteUri || (BaseAddress.Scheme != Uri.UriSchemeHttps && BaseAddress.Scheme != Uri.UriSchemeHttp)
            || BaseAddress.UserInfo.Length > 0 || BaseAddress.Query.Length > 0 || BaseAddress.Fragment.Length > 0)
        {
            problems.Add("the hub's address is not an http or https address without user, query and fragment");
        }
        else if (Token is not null && BaseAddress.Scheme == Uri.UriSchemeHttp && !BaseAddress.IsLoopback)
        {
            problems.Add($"a token would go unencrypted to {BaseAddress.Host}; expected an https address");
        }

        if (Token is not null && (Token.Length is 0 or > 1000 || Token.Any(c => c is <= ' ' or > '~')))
        {
            problems.Add("the token has blanks or other characters that no token has; it is not shown here");
        }

        if (string.IsNullOrWhiteSpace(CacheFolder))
        {
            problems.Add("the cache folder has no name");
        }

        Require(ResponseTimeout > TimeSpan.Zero && StallTimeout > TimeSpan.Zero && LockTimeout >= TimeSpan.Zero, "a timeout is not positive");
        Require(Attempts is >= 1 and <= 100, $"attempts is {Attempts}; expected 1 to 100");
        Require(FirstDelay >= TimeSpan.Zero && LongestDelay >= FirstDelay, "the delays are negative or the longest is below the first");
        Require(LongestDelay <= TimeSpan.FromDays(1), "the longest delay is more than a day");
        Require(MaximumFileBytes > 0 && MaximumListingBytes > 0 && MaximumFiles > 0, "a size limit is not positive");
        return problems;

        void Require(bool holds, string problem)
        {
            if (!holds)
            {
                problems.Add(problem);
            }
        }
    }

    /// <summary>Names address and cache folder; a token is never part of a text.</summary>
    public override string ToString() => $"{BaseAddress} cached in {CacheFolder}{(Token is null ? "" : ", with a token")}";
}

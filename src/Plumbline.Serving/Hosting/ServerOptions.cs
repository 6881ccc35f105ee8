using System.Net;

namespace Plumbline.Serving.Hosting;

/// <summary>Where a server listens, and what it allows.</summary>
public sealed record ServerOptions
{
    /// <summary>Fewest characters of a token: one that can be guessed protects nothing.</summary>
    public const int ShortestToken = 16;

    /// <summary>Address to listen at. Any other than loopback needs a <see cref="Token"/>.</summary>
    /// <value>Default 127.0.0.1: nobody but this machine.</value>
    public IPAddress Address { get; init; } = IPAddress.Loopback;

    /// <summary>Port, 0 to 65,535; 0 lets the system pick one.</summary>
    /// <value>Default 8080.</value>
    public int Port { get; init; } = 8080;

    /// <summary>Bearer token that every request but that for health has to bring; at least 16 visible ASCII characters.</summary>
    /// <value>Default null: none, on loopback only.</value>
    public string? Token { get; init; }

    /// <summary>Most bytes of a request, 1,024 to 1 GiB.</summary>
    /// <value>Default 4 MiB: far more than a long conversation.</value>
    public long MaxBodyBytes { get; init; } = 4 << 20;

    /// <summary>Most replies that are generated or waited for at once, 1 or more; more are refused with status 429.</summary>
    /// <value>Default 512: sixteen batches.</value>
    public int MaxReplies { get; init; } = 512;

    /// <summary>Most connections at once, 1 or more.</summary>
    /// <value>Default 1,024.</value>
    public int MaxConnections { get; init; } = 1024;

    /// <summary>Most tokens of a chat reply where the request does not say, 1 or more.</summary>
    /// <value>Default 256.</value>
    public int DefaultMaxTokens { get; init; } = 256;

    /// <summary>How long running requests may take to finish when the server ends, before they are cancelled. Not negative.</summary>
    /// <value>Default 5 seconds.</value>
    public TimeSpan DrainTime { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>All problems, in words.</summary>
    public IReadOnlyList<string> Validate()
    {
        List<string> problems = [];
        Check(Port is >= 0 and <= IPEndPoint.MaxPort, $"the port is {Port}; expected 0 to {IPEndPoint.MaxPort}");
        Check(Token is null || (Token.Length >= ShortestToken && Token.All(c => c is > ' ' and <= '~')), $"the token has to be at least {ShortestToken} visible ASCII characters");
        Check(Token is not null || IPAddress.IsLoopback(Address), $"listening at {Address}, beyond this machine, needs a token");
        Check(MaxBodyBytes is >= 1024 and <= 1 << 30, $"the largest request is {MaxBodyBytes} bytes; expected 1024 to {1 << 30}");
        Check(MaxReplies >= 1, $"the most replies at once are {MaxReplies}; expected 1 or more");
        Check(MaxConnections >= 1, $"the most connections are {MaxConnections}; expected 1 or more");
        Check(DefaultMaxTokens >= 1, $"the default of max tokens is {DefaultMaxTokens}; expected 1 or more");
        Check(DrainTime >= TimeSpan.Zero, $"the time to finish is {DrainTime}; expected no negative time");
        return problems;

        void Check(bool fine, string problem)
        {
            if (!fine)
            {
                problems.Add(problem);
            }
        }
    }
}

using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Plumbline.TestKit;

/// <summary>A request as it came in. Header names are in lower case.</summary>
public sealed record LoopbackRequest(string Method, string Target, IReadOnlyDictionary<string, string> Headers)
{
    /// <summary>A header's value, or null.</summary>
    public string? this[string name] => Headers.GetValueOrDefault(name);

    /// <summary>The body; empty where none was announced.</summary>
    public byte[] Body { get; init; } = [];
}

/// <summary>What the server answers.</summary>
public sealed record LoopbackReply(int Status, byte[] Body, params (string Name, string Value)[] Headers)
{
    /// <summary>Closes the connection after this many bytes of the body, though more were announced.</summary>
    public int? CutAfter { get; init; }

    /// <summary>Goes silent after <see cref="CutAfter"/> bytes (or before the first header where that is null), with the connection open.</summary>
    public bool Hangs { get; init; }

    /// <summary>Announces this length instead of the body's.</summary>
    public long? AnnouncedLength { get; init; }

    public static LoopbackReply Empty(int status, params (string Name, string Value)[] headers) => new(status, [], headers);
}

/// <summary>An HTTP server on loopback that can misbehave: one request to a connection, answered by a function.</summary>
public sealed class LoopbackServer : IDisposable
{
    private const int LongestHead = 64 << 10;
    private const int LongestBody = 4 << 20;
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly ConcurrentQueue<LoopbackRequest> _requests = [];
    private readonly Func<LoopbackRequest, LoopbackReply> _answer;

    public LoopbackServer(Func<LoopbackRequest, LoopbackReply> answer)
    {
        _answer = answer;
        _listener.Start();
        Address = new Uri($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}");
        _ = AcceptAsync();
    }

    public Uri Address { get; }

    /// <summary>What came in, in order.</summary>
    public IReadOnlyList<LoopbackRequest> Requests => [.. _requests];

    public void Dispose()
    {
        // Cancelled, not disposed of: requests may still hold its token, and a test may end a server twice.
        _stop.Cancel();
        _listener.Dispose();
    }

    private async Task AcceptAsync()
    {
        CancellationToken stop = _stop.Token;
        try
        {
            while (!stop.IsCancellationRequested)
            {
                _ = ServeAsync(await _listener.AcceptTcpClientAsync(stop), stop);
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // Closed: the test is over.
        }
    }

    private async Task ServeAsync(TcpClient client, CancellationToken stop)
    {
        try
        {
            using (client)
            {
                NetworkStream stream = client.GetStream();
                LoopbackRequest request = await ReadAsync(stream, stop);
                _requests.Enqueue(request);
                await WriteAsync(stream, request, _answer(request), stop);
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or IOException or SocketException or ObjectDisposedException)
        {
            // The other side went away, or the test is over.
        }
    }

    private static async Task<LoopbackRequest> ReadAsync(NetworkStream stream, CancellationToken stop)
    {
        List<byte> head = [];
        byte[] one = new byte[1];
        while (head.Count < 4 || head[^1] != '\n' || head[^3] != '\n')
        {
            if (head.Count > LongestHead || await stream.ReadAsync(one, stop) == 0)
            {
                throw new IOException("no request");
            }

            head.Add(one[0]);
        }

        string[] lines = Encoding.Latin1.GetString([.. head]).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        string[] first = lines[0].Split(' ');
        LoopbackRequest request = new(first[0], first[1], lines.Skip(1).Select(line => line.Split(": ", 2)).ToDictionary(parts => parts[0].ToLowerInvariant(), parts => parts[^1]));
        int length = int.Parse(request["content-length"] ?? "0", CultureInfo.InvariantCulture);
        byte[] body = new byte[Math.Min(length, LongestBody)];
        await stream.ReadExactlyAsync(body, stop);
        return request with { Body = body };
    }

    private static async Task WriteAsync(NetworkStream stream, LoopbackRequest request, LoopbackReply reply, CancellationToken stop)
    {
        if (reply.Hangs && reply.CutAfter is null)
        {
            await Task.Delay(Timeout.Infinite, stop);
        }

        StringBuilder head = new();
        head.Append(CultureInfo.InvariantCulture, $"HTTP/1.1 {reply.Status} {(HttpStatusCode)reply.Status}\r\nConnection: close\r\n");
        if (reply.AnnouncedLength is not -1)
        {
            head.Append(CultureInfo.InvariantCulture, $"Content-Length: {reply.AnnouncedLength ?? reply.Body.Length}\r\n");
        }

        foreach ((string name, string value) in reply.Headers)
        {
            head.Append(CultureInfo.InvariantCulture, $"{name}: {value}\r\n");
        }

        await stream.WriteAsync(Encoding.Latin1.GetBytes(head.Append("\r\n").ToString()), stop);
        if (request.Method != "HEAD")
        {
            await stream.WriteAsync(reply.Body.AsMemory(0, Math.Min(reply.CutAfter ?? int.MaxValue, reply.Body.Length)), stop);
        }

        await stream.FlushAsync(stop);
        if (reply.Hangs)
        {
            await Task.Delay(Timeout.Infinite, stop);
        }
    }
}

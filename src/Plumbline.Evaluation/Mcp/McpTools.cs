using Microsoft.Extensions.AI;
using ModelContextProtocol.Client;

namespace Plumbline.Evaluation.Mcp;

/// <summary>The tools of an MCP server, for <see cref="Solvers.ToolSolver"/>. What the server sends is data: names and results go to the model and the log, nowhere else.</summary>
public sealed class McpTools : IAsyncDisposable
{
    private readonly McpClient _client;

    private McpTools(McpClient client, IReadOnlyList<AIFunction> functions)
    {
        _client = client;
        Functions = functions;
    }

    /// <summary>The tools, in the server's order.</summary>
    public IReadOnlyList<AIFunction> Functions { get; }

    /// <summary>Starts a server as a process and speaks with it over its standard input and output.</summary>
    /// <param name="command">The program.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="McpException">The server cannot be started, or does not answer as it should.</exception>
    public static Task<McpTools> StartAsync(string command, IReadOnlyList<string> arguments, CancellationToken cancellation)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(command);
        return ConnectAsync(new StdioClientTransport(new StdioClientTransportOptions { Name = "plumbline", Command = command, Arguments = [.. arguments] }), command, cancellation);
    }

    /// <summary>Speaks with a server over HTTP.</summary>
    /// <param name="address">Its address.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="McpException">The server cannot be reached, or does not answer as it should.</exception>
    public static Task<McpTools> ConnectAsync(Uri address, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(address);
        return ConnectAsync(new HttpClientTransport(new HttpClientTransportOptions { Name = "plumbline", Endpoint = address }), address.GetLeftPart(UriPartial.Path), cancellation);
    }

    /// <summary>Speaks with a server over any transport.</summary>
    /// <param name="transport">The transport.</param>
    /// <param name="name">Names the server in errors.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="McpException">The server cannot be reached, or does not answer as it should.</exception>
    public static async Task<McpTools> ConnectAsync(IClientTransport transport, string name, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(transport);
        McpClient? client = null;
        try
        {
            client = await McpClient.CreateAsync(transport, cancellationToken: cancellation).ConfigureAwait(false);
            IList<McpClientTool> tools = await client.ListToolsAsync(cancellationToken: cancellation).ConfigureAwait(false);
            return new McpTools(client, [.. tools]);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            if (client is not null)
            {
                await client.DisposeAsync().ConfigureAwait(false);
            }

            throw new McpException(name, exception);
        }
    }

    /// <summary>Ends the connection, and the process where one was started.</summary>
    public ValueTask DisposeAsync() => _client.DisposeAsync();
}

/// <summary>An MCP server cannot be used: one line.</summary>
public sealed class McpException : Exception
{
    /// <summary>A server cannot be used.</summary>
    /// <param name="server">The program or address.</param>
    /// <param name="inner">What lies behind it.</param>
    public McpException(string server, Exception inner)
        : base(Endpoints.FailureText.Clean($"MCP server {server}: {inner?.Message}; check that it starts and speaks the protocol"), inner)
    {
    }
}

using System.Net;
using System.Text;
using System.Text.Json;
using Plumbline.Models.Batching;
using Plumbline.Models.Chat;
using Plumbline.Numerics.Compute;
using Plumbline.Serving.Hosting;
using Plumbline.TestKit;

namespace Plumbline.Serving.Tests;

/// <summary>A server on loopback over the two models that come with Plumbline, and a client of it.</summary>
public sealed class RunningServer : IAsyncLifetime
{
    public const string Parlor = "parlor-base";
    public const string Stories = "tiny-stories";

    private readonly ServerOptions _options;
    private readonly List<ServedModel> _models;
    private readonly ModelServer _server;
    private readonly List<ServedRequest> _served = [];

    public RunningServer()
        : this(new ServerOptions())
    {
    }

    internal RunningServer(ServerOptions options, params string[] models)
    {
        _options = options with { Port = 0 };
        _models = [.. (models.Length == 0 ? [Parlor, Stories] : models).Select(Load)];
        _server = new ModelServer(_models, _options, TimeProvider.System, request =>
        {
            lock (_served)
            {
                _served.Add(request);
            }
        });
        Client = new HttpClient();
    }

    public HttpClient Client { get; }

    public Uri Address => _server.Address;

    internal ModelServer Server => _server;

    /// <summary>Requests that were answered so far.</summary>
    internal IReadOnlyList<ServedRequest> Served
    {
        get
        {
            lock (_served)
            {
                return [.. _served];
            }
        }
    }

    internal ServedModel Model(string name = Parlor) => _models.Single(model => model.Name == name);

    public async Task InitializeAsync()
    {
        await _server.StartAsync();
        Client.BaseAddress = _server.Address;
    }

    public async Task DisposeAsync()
    {
        Client.Dispose();
        await _server.DisposeAsync();
        _models.ForEach(model => model.Dispose());
    }

    /// <summary>Posts JSON.</summary>
    internal async Task<Answer> PostAsync(string path, object body) => await PostTextAsync(path, JsonSerializer.Serialize(body));

    /// <summary>Posts a text that says it is JSON.</summary>
    internal async Task<Answer> PostTextAsync(string path, string body)
    {
        using StringContent content = new(body, Encoding.UTF8, "application/json");
        using HttpResponseMessage response = await Client.PostAsync(new Uri(path, UriKind.Relative), content);
        return await Answer.ReadAsync(response);
    }

    internal async Task<Answer> GetAsync(string path)
    {
        using HttpResponseMessage response = await Client.GetAsync(new Uri(path, UriKind.Relative));
        return await Answer.ReadAsync(response);
    }

    internal Task<Answer> ChatAsync(object body) => PostAsync("/v1/chat/completions", body);

    internal Task<Answer> CompleteAsync(object body) => PostAsync("/v1/completions", body);

    private static ServedModel Load(string name) => new(
        name, LocalModel.Load(Repository.File("models", name)), new Processor(new ProcessorOptions { Threads = 1 }), new BatchOptions { MaxBatch = 8 });
}

/// <summary>What came back.</summary>
internal sealed record Answer(HttpStatusCode Status, string Text, HttpResponseMessage Response)
{
    public JsonElement Json => JsonSerializer.Deserialize<JsonElement>(Text);

    public static async Task<Answer> ReadAsync(HttpResponseMessage response) => new(response.StatusCode, await response.Content.ReadAsStringAsync(), response);

    /// <summary>The events of a stream, without the mark of its end, which has to be there.</summary>
    public IReadOnlyList<JsonElement> Events()
    {
        Status.ShouldBe(HttpStatusCode.OK, Text);
        Response.Content.Headers.ContentType!.MediaType.ShouldBe("text/event-stream");
        string[] events = Text.Split("\n\n", StringSplitOptions.RemoveEmptyEntries);
        events.ShouldAllBe(line => line.StartsWith("data: ") && !line.Contains('\n'));
        events[^1].ShouldBe("data: [DONE]");
        return [.. events[..^1].Select(line => JsonSerializer.Deserialize<JsonElement>(line["data: ".Length..]))];
    }

    /// <summary>Checks that it is an error in the shape of OpenAI's API.</summary>
    public void ShouldBeError(HttpStatusCode status, string? parameter, params string[] phrases)
    {
        Status.ShouldBe(status, Text);
        JsonElement error = Json.GetProperty("error");
        error.EnumerateObject().Select(member => member.Name).ShouldBe(["message", "type", "param", "code"]);
        error.GetProperty("param").GetString().ShouldBe(parameter, Text);
        string message = error.GetProperty("message").GetString()!;
        message.ShouldNotContain('\n');
        foreach (string phrase in phrases)
        {
            message.ShouldContain(phrase);
        }
    }
}

/// <summary>One server for all tests that only ask it.</summary>
[CollectionDefinition(Name)]
public sealed class SharedServer : ICollectionFixture<RunningServer>
{
    public const string Name = "server";
}

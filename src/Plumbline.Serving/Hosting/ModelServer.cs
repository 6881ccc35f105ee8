using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Plumbline.Serving.Catalog;
using Plumbline.Serving.Chat;
using Plumbline.Serving.Completions;
using Plumbline.Serving.Requests;

namespace Plumbline.Serving.Hosting;

/// <summary>An OpenAI-compatible server over local models. Reads no configuration and no environment, and writes no log of its own.</summary>
public sealed class ModelServer : IAsyncDisposable
{
    private readonly WebApplication _application;
    private readonly ServerOptions _options;

    /// <summary>A server that does not listen yet.</summary>
    /// <param name="models">What it serves, by different names; not disposed with it.</param>
    /// <param name="options">Where it listens and what it allows; null for the defaults. Validated.</param>
    /// <param name="time">Says when replies were made; null for the system's clock.</param>
    /// <param name="onServed">Hears of each request after its answer, from several threads at once; null for nobody.</param>
    /// <exception cref="ArgumentException">An option is out of range, there is no model, or two have one name.</exception>
    public ModelServer(
        IReadOnlyList<ServedModel> models, ServerOptions? options = null, TimeProvider? time = null, Action<ServedRequest>? onServed = null)
    {
        _options = options ?? new ServerOptions();
        List<string> problems = [.. _options.Validate()];
        if (models.Count == 0)
        {
            problems.Add("there is no model to serve");
        }

        foreach (IGrouping<string, ServedModel> twice in models.GroupBy(model => model.Name).Where(group => group.Count() > 1))
        {
            problems.Add($"{twice.Count()} models are named '{twice.Key}'; give them different names");
        }

        if (problems.Count > 0)
        {
            throw new ArgumentException(string.Join("; ", problems), nameof(options));
        }

        State = new ServerState(_options, models, time ?? TimeProvider.System);
        _application = Build(State, onServed);
    }

    /// <summary>Where it listens, such as <c>http://127.0.0.1:8080</c>.</summary>
    /// <exception cref="InvalidOperationException">It does not listen yet.</exception>
    public Uri Address => new(
        _application.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault()
            ?? throw new InvalidOperationException("the server does not listen yet: start it first"));

    internal ServerState State { get; }

    /// <summary>Begins to listen.</summary>
    /// <param name="cancellation">Gives up.</param>
    /// <exception cref="IOException">The address or port cannot be used.</exception>
    public Task StartAsync(CancellationToken cancellation = default) => _application.StartAsync(cancellation);

    /// <summary>Takes no more requests, lets running ones finish for <see cref="ServerOptions.DrainTime"/>, and cancels the rest.</summary>
    public async Task StopAsync()
    {
        using CancellationTokenSource drained = new(_options.DrainTime);
        await _application.StopAsync(drained.Token).ConfigureAwait(false);
    }

    /// <summary>Ends what still runs, and frees the port.</summary>
    public ValueTask DisposeAsync() => _application.DisposeAsync();

    private static WebApplication Build(ServerState state, Action<ServedRequest>? onServed)
    {
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Services.AddRoutingCore();
        builder.Services.AddSingleton<IHostLifetime, CallerLifetime>();
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = state.Options.MaxBodyBytes + RequestBody.DrainedBytes;
            kestrel.Limits.MaxConcurrentConnections = state.Options.MaxConnections;
            kestrel.Listen(new IPEndPoint(state.Options.Address, state.Options.Port));
        });
        WebApplication application = builder.Build();
        RequestPipeline pipeline = new(state, onServed);
        application.Use(next => context => pipeline.InvokeAsync(context, next));
        application.UseRouting();
        application.MapPost("/v1/chat/completions", new ChatCompletionEndpoint(state).HandleAsync);
        application.MapPost("/v1/completions", new CompletionEndpoint(state).HandleAsync);
        ModelEndpoints models = new(state);
        application.MapGet("/v1/models", models.ListAsync);
        application.MapGet("/v1/models/{**name}", models.ShowAsync);
        application.MapGet(HealthEndpoint.Path, HealthEndpoint.HandleAsync);
        return application;
    }

    /// <summary>Leaves signals of the process to whoever started the server.</summary>
    private sealed class CallerLifetime : IHostLifetime
    {
        public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}

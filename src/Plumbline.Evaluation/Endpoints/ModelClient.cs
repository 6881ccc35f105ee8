using Microsoft.Extensions.AI;
using Plumbline.Evaluation.Caching;
using Plumbline.Evaluation.Concurrency;
using Plumbline.Evaluation.Retries;

namespace Plumbline.Evaluation.Endpoints;

/// <summary>Makes models ready to be asked by an evaluation.</summary>
public static class ModelClient
{
    /// <summary>An endpoint's bare client, which asks once and waits as long as it takes.</summary>
    /// <param name="options">Where and how.</param>
    /// <param name="time">For <c>Retry-After</c> with a date.</param>
    /// <exception cref="ArgumentException">The options have problems.</exception>
    public static IChatClient Connect(EndpointOptions options, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(options);
        return options.Provider == EndpointProvider.Anthropic ? new AnthropicEndpointClient(options, time) : new OpenAIEndpointClient(options, time);
    }

    /// <summary>A client with patience, limits and, where wanted, a cache; <see cref="ModelUsage"/> and <see cref="AdaptiveGate"/> are asked for with <c>GetService</c>.</summary>
    /// <param name="client">Who is asked: an endpoint, a local model, a scripted one. Disposed of with the result.</param>
    /// <param name="options">How.</param>
    /// <param name="target">Names model and address for the cache; see <see cref="EndpointOptions.Target"/>.</param>
    /// <param name="time">Measures time-outs and waits.</param>
    /// <exception cref="ArgumentException">The options have problems.</exception>
    public static IChatClient Wrap(IChatClient client, ModelClientOptions options, string target, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(options);
        ModelUsage usage = new();
        AdaptiveGate gate = new(new AdaptiveLimit(options.Concurrency, time));
        IChatClient patient = new RetryingChatClient(client, options.Retry, gate, options.RateLimiter, usage, time);
        return options.Cache is null ? patient : new CachingChatClient(patient, options.Cache, target, usage);
    }
}

using System.Runtime.CompilerServices;
using System.Text.Json;
using Anthropic;
using Anthropic.Core;
using Microsoft.Extensions.AI;

namespace Plumbline.Evaluation.Endpoints;

/// <summary>A model behind Anthropic's messages, by the official package. Seeds are not sent: the protocol has none.</summary>
/// <remarks>Safe for any number of requests at a time. Asks once: patience is the affair of <see cref="Retries.RetryingChatClient"/>.</remarks>
public sealed class AnthropicEndpointClient : DelegatingChatClient
{
    /// <summary>The longest reply where none is asked for, in tokens: the protocol demands a number.</summary>
    public const int DefaultMaximumTokens = 4096;

    private readonly EndpointOptions _options;
    private readonly HttpClient _http;

    /// <summary>A client.</summary>
    /// <param name="options">Where and how.</param>
    /// <param name="time">For <c>Retry-After</c> with a date.</param>
    /// <exception cref="ArgumentException">The options have problems.</exception>
    public AnthropicEndpointClient(EndpointOptions options, TimeProvider time)
        : this(options, Checked(options, time))
    {
    }

    private AnthropicEndpointClient(EndpointOptions options, HttpClient http)
        : base(Client(options, http))
    {
        _options = options;
        _http = http;
    }

    /// <inheritdoc/>
    /// <exception cref="EndpointException">The endpoint could not be asked, or did not answer as it should.</exception>
    public override async Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        try
        {
            return await base.GetResponseAsync(messages, options, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested && exception is not EndpointException)
        {
            throw Explain(exception);
        }
    }

    /// <inheritdoc/>
    /// <exception cref="EndpointException">The endpoint could not be asked, or did not answer as it should.</exception>
    public override async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        IAsyncEnumerator<ChatResponseUpdate> updates = base.GetStreamingResponseAsync(messages, options, cancellationToken).GetAsyncEnumerator(cancellationToken);
        await using (updates.ConfigureAwait(false))
        {
            while (true)
            {
                try
                {
                    if (!await updates.MoveNextAsync().ConfigureAwait(false))
                    {
                        yield break;
                    }
                }
                catch (Exception exception) when (!cancellationToken.IsCancellationRequested && exception is not EndpointException)
                {
                    throw Explain(exception);
                }

                yield return updates.Current;
            }
        }
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (disposing)
        {
            _http.Dispose();
        }
    }

    private static HttpClient Checked(EndpointOptions options, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(time);
        return options.Validate() is { Count: > 0 } problems
            ? throw new ArgumentException(string.Join("; ", problems), nameof(options))
            : EndpointHttp.Create(options, new EndpointStatusHandler(options, time));
    }

    private static IChatClient Client(EndpointOptions options, HttpClient http)
    {
        // Key and address are always given, so that the package looks for none in the environment: a key goes nowhere but where the recipe says.
        ClientOptions settings = new()
        {
            ApiKey = options.ApiKey ?? "none",
            BaseUrl = options.BaseAddress?.AbsoluteUri.TrimEnd('/') ?? "https://api.anthropic.com",
            HttpClient = http,
            MaxRetries = 0,
            Timeout = TimeSpan.FromDays(1),
        };

        return new AnthropicClient(settings).AsIChatClient(options.Model, DefaultMaximumTokens);
    }

    // The package wraps what its transport throws; what the status handler found out is inside.
    private EndpointException Explain(Exception exception)
    {
        for (Exception? inner = exception; inner is not null; inner = inner.InnerException)
        {
            if (inner is EndpointException known)
            {
                return known;
            }

            if (inner is not JsonException && TransportFailure.IsTransport(inner) && inner is not HttpRequestException { InnerException: not null })
            {
                return TransportFailure.Translate(inner);
            }
        }

        return new EndpointException(EndpointFailureKind.UnreadableResponse, FailureText.Clean($"the response cannot be read: {exception.Message}", _options.ApiKey), exception);
    }
}

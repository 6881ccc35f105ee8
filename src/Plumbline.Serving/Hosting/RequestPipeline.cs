using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Plumbline.Serving.Catalog;
using Plumbline.Serving.Errors;
using Plumbline.Serving.Protection;
using Plumbline.Serving.Streaming;

namespace Plumbline.Serving.Hosting;

/// <summary>What every request passes before its endpoint and after it: protection, errors, the log.</summary>
internal sealed class RequestPipeline
{
    /// <summary>What logs show where a client left before its answer; no answer has this status.</summary>
    private const int ClientLeft = 499;

    private readonly ServerState _state;
    private readonly BearerToken? _token;
    private readonly bool _isLoopback;
    private readonly Action<ServedRequest>? _onServed;

    public RequestPipeline(ServerState state, Action<ServedRequest>? onServed)
    {
        _state = state;
        _token = state.Options.Token is { } token ? new BearerToken(token) : null;
        _isLoopback = System.Net.IPAddress.IsLoopback(state.Options.Address);
        _onServed = onServed;
    }

    /// <summary>Serves one request.</summary>
    public async Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        long start = _state.Time.GetTimestamp();
        int status = await ServeAsync(context, next).ConfigureAwait(false);
        if (_onServed is not null)
        {
            RequestNotes notes = RequestNotes.Of(context);
            string endpoint = (context.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText is { } route ? $"{context.Request.Method} {route}" : "unknown";
            _onServed(new ServedRequest(
                endpoint, status, _state.Time.GetElapsedTime(start), notes.Model, notes.Usage?.PromptTokens ?? 0, notes.Usage?.CompletionTokens ?? 0, notes.Fault));
        }
    }

    private async Task<int> ServeAsync(HttpContext context, RequestDelegate next)
    {
        try
        {
            Protect(context);
            await next(context).ConfigureAwait(false);
            if (!context.Response.HasStarted && context.Response.StatusCode is StatusCodes.Status404NotFound or StatusCodes.Status405MethodNotAllowed)
            {
                throw ApiException.NoRoute(context.Response.StatusCode);
            }

            return context.Response.StatusCode;
        }
#pragma warning disable CA1031 // Whatever fails becomes an answer; the cause goes to the log.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            return await AnswerAsync(context, exception).ConfigureAwait(false);
        }
    }

    private void Protect(HttpContext context)
    {
        if (_isLoopback)
        {
            LoopbackHost.Check(context.Request.Host);
        }

        if (!context.Request.Path.Equals(HealthEndpoint.Path, StringComparison.Ordinal))
        {
            _token?.Check(context.Request.Headers.Authorization);
        }
    }

    private async Task<int> AnswerAsync(HttpContext context, Exception exception)
    {
        if (context.RequestAborted.IsCancellationRequested)
        {
            return ClientLeft;
        }

        ApiException error = Describe(exception);
        if (error.Status == StatusCodes.Status500InternalServerError)
        {
            RequestNotes.Of(context).Fault = $"{exception.GetType().Name}: {exception.Message}";
        }

        try
        {
            if (context.Response.HasStarted)
            {
                // Midway through a stream: an event says so, and no [DONE] follows.
                await new ServerSentEvents(context.Response, context.RequestAborted).SendAsync(ErrorDocument.Of(error)).ConfigureAwait(false);
                return error.Status;
            }

            context.Response.Clear();
            if (error.RetryAfterSeconds is { } seconds)
            {
                context.Response.Headers.RetryAfter = FormattableString.Invariant($"{seconds}");
            }

            if (error.Status == StatusCodes.Status401Unauthorized)
            {
                context.Response.Headers.WWWAuthenticate = "Bearer";
            }

            await JsonReply.WriteAsync(context, ErrorDocument.Of(error), error.Status).ConfigureAwait(false);
            return error.Status;
        }
        catch (Exception lost) when (lost is OperationCanceledException or IOException)
        {
            return ClientLeft;
        }
    }

    private ApiException Describe(Exception exception) => exception switch
    {
        ApiException error => error,
        BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge } => ApiException.TooLarge(_state.Options.MaxBodyBytes),
        BadHttpRequestException bad => ApiException.Invalid(null, $"the request cannot be read: {bad.Message}"),
        OperationCanceledException or ObjectDisposedException => ApiException.Stopping(), // the client is still there, so it is the server that ends
        _ => ApiException.Internal(),
    };
}

namespace Plumbline.Evaluation.Endpoints;

/// <summary>The HTTP client of an endpoint.</summary>
internal static class EndpointHttp
{
    public static HttpClient Create(EndpointOptions options, DelegatingHandler? outer = null)
    {
        HttpMessageHandler handler = new SocketsHttpHandler
        {
            // A redirect would carry keys and prompts to a place that the user never named.
            AllowAutoRedirect = false,
            UseCookies = false,
            MaxConnectionsPerServer = options.Connections,
            PooledConnectionIdleTimeout = TimeSpan.FromMinutes(1),
            PooledConnectionLifetime = TimeSpan.FromMinutes(10),
            ConnectTimeout = TimeSpan.FromSeconds(30),
            MaxResponseHeadersLength = 64,
        };
        if (outer is not null)
        {
            outer.InnerHandler = handler;
            handler = outer;
        }

        // Every request has a time-out of its own.
        return new HttpClient(handler) { Timeout = Timeout.InfiniteTimeSpan };
    }
}

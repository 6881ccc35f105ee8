using System.Net.Sockets;
using System.Text.Json;
using Plumbline.Evaluation.Retries;

namespace Plumbline.Evaluation.Endpoints;

/// <summary>From what goes wrong on the way to what it means.</summary>
public static class TransportFailure
{
    /// <summary>Whether an exception of a client is a failure of the way, rather than a mistake in the program or a cancellation.</summary>
    public static bool IsTransport(Exception exception) =>
        exception is HttpRequestException or IOException or SocketException or JsonException or FormatException or TimeoutException;

    /// <summary>What an exception of a client means.</summary>
    /// <exception cref="ArgumentException">It is no failure of the way; see <see cref="IsTransport"/>.</exception>
    public static EndpointException Translate(Exception exception) => exception switch
    {
        HttpRequestException { StatusCode: { } status } => OfStatus((int)status, exception.Message, null, exception),
        HttpRequestException or IOException or SocketException => new EndpointException(EndpointFailureKind.Connection, Innermost(exception), exception),
        JsonException or FormatException => new EndpointException(EndpointFailureKind.UnreadableResponse, $"the answer cannot be read: {exception.Message}", exception),
        TimeoutException => new EndpointException(EndpointFailureKind.TimedOut, exception.Message, exception),
        _ => throw new ArgumentException("no failure of the way", nameof(exception), exception),
    };

    /// <summary>What an HTTP status means: 429 too many; 408, 409 and 5xx the server's trouble; all else a request that it refuses.</summary>
    /// <param name="status">The status.</param>
    /// <param name="message">What the endpoint says.</param>
    /// <param name="retryAfter">What it says in <c>Retry-After</c>; see <see cref="RetryAfter"/>.</param>
    /// <param name="inner">What lies behind it.</param>
    public static EndpointException OfStatus(int status, string? message, TimeSpan? retryAfter, Exception? inner = null)
    {
        EndpointFailureKind kind = status switch
        {
            429 => EndpointFailureKind.RateLimited,
            408 or 409 or >= 500 => EndpointFailureKind.ServerError,
            _ => EndpointFailureKind.RefusedRequest,
        };
        return new EndpointException(kind, string.IsNullOrWhiteSpace(message) ? $"status {status}" : $"status {status}: {message}", inner) { Status = status, RetryAfter = retryAfter };
    }

    private static string Innermost(Exception exception)
    {
        Exception cause = exception;
        while (cause.InnerException is not null)
        {
            cause = cause.InnerException;
        }

        return ReferenceEquals(cause, exception) ? exception.Message : $"{exception.Message} {cause.Message}";
    }
}

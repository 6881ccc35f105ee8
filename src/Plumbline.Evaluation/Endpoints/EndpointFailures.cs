using Plumbline.Evaluation.Logs;

namespace Plumbline.Evaluation.Endpoints;

/// <summary>From failures of requests to failures of samples.</summary>
public static class EndpointFailures
{
    /// <summary>The word for a kind in logs and results: <c>rate-limited</c>, <c>server-error</c>, …</summary>
    public static string Name(this EndpointFailureKind kind) => kind switch
    {
        EndpointFailureKind.RateLimited => "rate-limited",
        EndpointFailureKind.ServerError => "server-error",
        EndpointFailureKind.Connection => "connection",
        EndpointFailureKind.TimedOut => "timed-out",
        EndpointFailureKind.UnreadableResponse => "unreadable-response",
        EndpointFailureKind.RefusedRequest => "refused-request",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "no such kind"),
    };

    /// <summary>Whether asking again may help.</summary>
    public static bool IsTransient(this EndpointFailureKind kind) => kind != EndpointFailureKind.RefusedRequest;

    /// <summary>What a log says of a request that failed.</summary>
    public static SampleFailure ToSampleFailure(this EndpointException exception)
    {
        ArgumentNullException.ThrowIfNull(exception);
        string tries = exception.Requests > 1 ? $" (asked {exception.Requests} times)" : "";
        return new SampleFailure(exception.Kind.Name(), exception.Message + tries);
    }
}

namespace Plumbline.Evaluation.Endpoints;

/// <summary>Why a request failed.</summary>
public enum EndpointFailureKind
{
    /// <summary>Status 429: too many requests. Asked again.</summary>
    RateLimited,

    /// <summary>Status 408, 409 or 5xx. Asked again.</summary>
    ServerError,

    /// <summary>No connection, or it broke. Asked again.</summary>
    Connection,

    /// <summary>No answer within the time that a request has. Asked again.</summary>
    TimedOut,

    /// <summary>An answer that is not what the protocol says: cut off, not JSON, too long. Asked again.</summary>
    UnreadableResponse,

    /// <summary>Status 400, 401, 403, 404 or another that says that the request itself is wrong. Never asked again.</summary>
    RefusedRequest,
}

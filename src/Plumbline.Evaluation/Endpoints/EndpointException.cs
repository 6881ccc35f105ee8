namespace Plumbline.Evaluation.Endpoints;

/// <summary>A model could not be asked, or did not answer as it should. The message is one line without keys and control characters.</summary>
public sealed class EndpointException : Exception
{
    /// <summary>A request failed.</summary>
    /// <param name="kind">Why.</param>
    /// <param name="message">What happened, in one line; it is cleaned of keys and control characters.</param>
    /// <param name="inner">What lies behind it.</param>
    public EndpointException(EndpointFailureKind kind, string message, Exception? inner = null)
        : base(FailureText.Clean(message), inner) => Kind = kind;

    /// <summary>Why.</summary>
    public EndpointFailureKind Kind { get; }

    /// <summary>The HTTP status; null where there was none.</summary>
    public int? Status { get; init; }

    /// <summary>How long the endpoint asks to wait; null where it does not say.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>How many requests were made before it was given up. Default 1.</summary>
    public int Requests { get; init; } = 1;
}

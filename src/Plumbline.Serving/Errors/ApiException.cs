using Microsoft.AspNetCore.Http;

namespace Plumbline.Serving.Errors;

/// <summary>A request that is answered with an error, in the shape of OpenAI's API.</summary>
/// <param name="status">HTTP status.</param>
/// <param name="type">Kind of error, such as <c>invalid_request_error</c>.</param>
/// <param name="message">One line for people: what was found, what was expected.</param>
/// <param name="parameter">The field of the request that is wrong, such as <c>messages[0].role</c>; null for none.</param>
/// <param name="code">Short name for programs, such as <c>model_not_found</c>; null for none.</param>
internal sealed class ApiException(int status, string type, string message, string? parameter = null, string? code = null) : Exception(message)
{
    private const string InvalidRequest = "invalid_request_error";

    public int Status { get; } = status;

    public string Type { get; } = type;

    public string? Parameter { get; } = parameter;

    public string? Code { get; } = code;

    /// <summary>Seconds after which to try again; null for no advice.</summary>
    public int? RetryAfterSeconds { get; init; }

    /// <summary>A field is wrong.</summary>
    public static ApiException Invalid(string? parameter, string message) => new(StatusCodes.Status400BadRequest, InvalidRequest, message, parameter);

    /// <summary>A field asks for what this server cannot do, and ignoring it would change what comes back.</summary>
    public static ApiException Unsupported(string parameter, string message) =>
        new(StatusCodes.Status400BadRequest, InvalidRequest, message, parameter, "unsupported_parameter");

    /// <summary>The prompt leaves no room for a reply.</summary>
    public static ApiException TooLong(string parameter, int tokens, int positions) => new(
        StatusCodes.Status400BadRequest, InvalidRequest,
        $"the prompt has {tokens} tokens; this model reads at most {positions}, the reply included", parameter, "context_length_exceeded");

    /// <summary>There is no such model here.</summary>
    public static ApiException UnknownModel(IEnumerable<string> known) => new(
        StatusCodes.Status404NotFound, InvalidRequest, $"there is no such model here; expected one of {string.Join(", ", known)}", "model", "model_not_found");

    /// <summary>The token is missing or wrong.</summary>
    public static ApiException Unauthorized(bool isGiven) => new(
        StatusCodes.Status401Unauthorized, InvalidRequest,
        isGiven ? "the bearer token is wrong" : "this server wants a bearer token: send the header 'Authorization: Bearer TOKEN'", null, "invalid_api_key");

    /// <summary>The request names a host that this server does not go by.</summary>
    public static ApiException WrongHost() => new(
        StatusCodes.Status403Forbidden, InvalidRequest, "this server listens on loopback and answers only to localhost, 127.0.0.1 and [::1]", null, "invalid_host");

    /// <summary>The body is no JSON by its header, so that web pages of others cannot send it unasked.</summary>
    public static ApiException NotJson() => new(
        StatusCodes.Status415UnsupportedMediaType, InvalidRequest, "the body has to be JSON: send the header 'Content-Type: application/json'");

    /// <summary>The body is larger than allowed.</summary>
    public static ApiException TooLarge(long most) => new(
        StatusCodes.Status413PayloadTooLarge, InvalidRequest, $"the body has more than {most} bytes", null, "request_too_large");

    /// <summary>Too many requests wait already.</summary>
    public static ApiException Full(int places) => new(
        StatusCodes.Status429TooManyRequests, "rate_limit_error", $"{places} replies are waited for already; try again later", null, "queue_full") { RetryAfterSeconds = 1 };

    /// <summary>The server is ending.</summary>
    public static ApiException Stopping() => new(
        StatusCodes.Status503ServiceUnavailable, "server_error", "the server is ending", null, "stopping") { RetryAfterSeconds = 5 };

    /// <summary>Something failed that is no fault of the request.</summary>
    public static ApiException Internal() => new(StatusCodes.Status500InternalServerError, "server_error", "the server failed; its own log says why");

    /// <summary>There is nothing at this address, or not for this method.</summary>
    public static ApiException NoRoute(int status) => new(
        status, InvalidRequest,
        status == StatusCodes.Status405MethodNotAllowed
            ? "this address does not take that method"
            : "there is nothing at this address; expected /v1/chat/completions, /v1/completions, /v1/models or /health", null, "unknown_url");
}

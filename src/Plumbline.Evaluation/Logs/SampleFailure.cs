namespace Plumbline.Evaluation.Logs;

/// <summary>Why a sample has no answer.</summary>
/// <param name="Kind">Short and countable: <c>rate-limited</c>, <c>server-error</c>, <c>unreadable-response</c>, <c>timed-out</c>, <c>refused-request</c>, <c>connection</c>, <c>limit</c>, <c>solver</c>.</param>
/// <param name="Message">One line, with no key and no control character in it.</param>
public sealed record SampleFailure(string Kind, string Message);

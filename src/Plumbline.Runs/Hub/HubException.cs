namespace Plumbline.Runs.Hub;

/// <summary>The hub, or what it sent, failed us. The message is one line: address, what was found, how to mend it. It never holds a token.</summary>
public sealed class HubException : Exception
{
    /// <summary>Says what is wrong at <paramref name="place"/> and how to mend it.</summary>
    /// <param name="place">The address or the file concerned.</param>
    /// <param name="problem">What was found and what was expected, without a full stop.</param>
    /// <param name="remedy">What the user can do, without a full stop.</param>
    /// <param name="isTransient">Whether another try may help.</param>
    /// <param name="retryAfter">How long the server asks to wait before it, or null.</param>
    /// <param name="cause">The exception behind this one, or null.</param>
    public HubException(string place, string problem, string remedy, bool isTransient = false, TimeSpan? retryAfter = null, Exception? cause = null)
        : base(OneLine($"{place}: {problem}; {remedy}"), cause)
    {
        Place = place;
        Problem = problem;
        Remedy = remedy;
        IsTransient = isTransient;
        RetryAfter = retryAfter;
    }

    /// <summary>The address or the file concerned.</summary>
    public string Place { get; }

    /// <summary>What was found and what was expected.</summary>
    public string Problem { get; }

    /// <summary>What the user can do about it.</summary>
    public string Remedy { get; }

    /// <summary>Whether another try may help: the connection broke, or the server is busy.</summary>
    public bool IsTransient { get; }

    /// <summary>How long the server asks to wait before another try, or null.</summary>
    public TimeSpan? RetryAfter { get; }

    // Servers are strangers: their words must not drive a terminal.
    private static string OneLine(string text) => string.Concat(text.Select(c => char.IsControl(c) ? ' ' : c));
}

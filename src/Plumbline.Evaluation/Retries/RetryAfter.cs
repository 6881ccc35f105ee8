using System.Globalization;

namespace Plumbline.Evaluation.Retries;

/// <summary>Reads the <c>Retry-After</c> header (RFC 9110, section 10.2.3): seconds, or a date.</summary>
public static class RetryAfter
{
    /// <summary>How long to wait.</summary>
    /// <param name="header">The header's value; null where it is absent.</param>
    /// <param name="now">The time, for a date.</param>
    /// <returns>Zero or more; null where nothing readable was said. Fractions of seconds are taken too: some endpoints send them.</returns>
    public static TimeSpan? Parse(string? header, DateTimeOffset now)
    {
        if (string.IsNullOrWhiteSpace(header))
        {
            return null;
        }

        if (double.TryParse(header, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out double seconds))
        {
            return seconds >= 0 && seconds < TimeSpan.MaxValue.TotalSeconds / 2 ? TimeSpan.FromSeconds(seconds) : null;
        }

        if (!DateTimeOffset.TryParseExact(header.Trim(), "r", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset date))
        {
            return null;
        }

        return date > now ? date - now : TimeSpan.Zero;
    }
}

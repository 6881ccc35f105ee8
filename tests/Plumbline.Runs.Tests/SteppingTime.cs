namespace Plumbline.Runs.Tests;

/// <summary>A clock that advances one second each time it is read: the same test always writes the same bytes.</summary>
internal sealed class SteppingTime : TimeProvider
{
    private long seconds;

    public override long TimestampFrequency => 1;

    public override DateTimeOffset GetUtcNow() => new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero).AddSeconds(seconds++);

    public override long GetTimestamp() => seconds;
}

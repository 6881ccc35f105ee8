using Plumbline.Evaluation.Retries;

namespace Plumbline.Evaluation.Tests.Retries;

public class RetryAfterTests
{
    private static readonly DateTimeOffset Now = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("3", 3.0)]
    [InlineData("0", 0.0)]
    [InlineData(" 1.5 ", 1.5)]
    [InlineData("Thu, 01 Jan 2026 00:01:30 GMT", 90.0)]
    [InlineData("Wed, 31 Dec 2025 00:00:00 GMT", 0.0)]
    [InlineData(null, null)]
    [InlineData("", null)]
    [InlineData("soon", null)]
    [InlineData("-5", null)]
    [InlineData("1e400", null)]
    [InlineData("99999999999999999999999999", null)]
    public void Parse_SecondsOrDate_GivesTheWait(string? header, double? seconds) => RetryAfter.Parse(header, Now)?.TotalSeconds.ShouldBe(seconds!.Value);

    [Theory]
    [InlineData("soon")]
    [InlineData("-5")]
    [InlineData(null)]
    public void Parse_SomethingElse_GivesNothing(string? header) => RetryAfter.Parse(header, Now).ShouldBeNull();

    [Fact]
    public void Of_JitterBySeed_StaysWithinBoundsAndDiffers()
    {
        RetryOptions options = new();
        TimeSpan[] waits = [.. Enumerable.Range(0, 1000).Select(request => RetryWait.Of(options, TimeSpan.Zero, null, request, 1))];

        waits.ShouldAllBe(wait => wait >= options.FirstWait && wait <= options.FirstWait * 3);
        waits.Distinct().Count().ShouldBeGreaterThan(990);
        RetryWait.Of(options, TimeSpan.FromMinutes(1), null, 1, 5).ShouldBeLessThanOrEqualTo(options.LongestWait);
        RetryWait.Of(options, TimeSpan.Zero, TimeSpan.FromSeconds(7), 1, 1).ShouldBeInRange(TimeSpan.FromSeconds(7), TimeSpan.FromSeconds(7.5));
    }
}

using Plumbline.Evaluation.RateLimits;

namespace Plumbline.Evaluation.Tests.RateLimits;

public class RateLimiterTests
{
    [Fact]
    public async Task AdmitAsync_SixtyFourAtATime_NeverMoreThanTheLimitInAnySecond()
    {
        ManualTime time = new();
        using RateLimiter limiter = new(new RateLimitOptions { RequestsPerMinute = 3000 }, time);
        List<double> admitted = [];
        Task[] clients = [.. Enumerable.Range(0, 64).Select(_ => Task.Run(async () =>
        {
            for (int request = 0; request < 5; request++)
            {
                await limiter.AdmitAsync(0, CancellationToken.None);
                lock (admitted)
                {
                    admitted.Add(time.Now.TotalSeconds);
                }
            }
        }))];

        await time.AdvanceUntilAsync(() => clients.All(client => client.IsCompleted), TimeSpan.FromMilliseconds(1), 1_000_000);
        await Task.WhenAll(clients);

        admitted.Count.ShouldBe(320);

        // What a client notes is at or after its admission; the schedule's own times are bounded in the tests of the schedule.
        admitted.Max().ShouldBeGreaterThan(319 * 0.02);
    }

    [Fact]
    public async Task AdmitAsync_AWaitingLine_IsServedInOrder()
    {
        ManualTime time = new();
        using RateLimiter limiter = new(new RateLimitOptions { RequestsPerMinute = 60 }, time);
        await limiter.AdmitAsync(0, CancellationToken.None);
        using CancellationTokenSource impatient = new();
        Task gone = limiter.AdmitAsync(0, impatient.Token).AsTask();
        Task[] line = [.. Enumerable.Range(0, 5).Select(_ => limiter.AdmitAsync(0, CancellationToken.None).AsTask())];
        await impatient.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => gone);

        for (int served = 0; served < line.Length; served++)
        {
            time.Advance(TimeSpan.FromSeconds(1.05));
            await line[served];
            line.Count(waiter => waiter.IsCompleted).ShouldBe(served + 1);
        }
    }

    [Fact]
    public async Task Settle_FewerTokensThanThought_LetsTheNextGoEarlier()
    {
        ManualTime time = new();
        using RateLimiter limiter = new(new RateLimitOptions { TokensPerMinute = 6000, Headroom = 0 }, time);
        await limiter.AdmitAsync(1000, CancellationToken.None);
        Task next = limiter.AdmitAsync(100, CancellationToken.None).AsTask();

        time.Advance(TimeSpan.FromSeconds(1.5));
        next.IsCompleted.ShouldBeFalse();
        limiter.Settle(1000, 200);
        time.Advance(TimeSpan.FromSeconds(0.6));

        await next;
    }
}

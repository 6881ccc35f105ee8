using Plumbline.Evaluation.Concurrency;

namespace Plumbline.Evaluation.Tests.Concurrency;

public class AdaptiveGateTests
{
    [Fact]
    public async Task EnterAsync_Full_LetsInInOrderAndSkipsTheCancelled()
    {
        AdaptiveGate gate = new(new AdaptiveLimit(AdaptiveLimitOptions.Fixed(1), new ManualTime()));
        await gate.EnterAsync(CancellationToken.None);
        using CancellationTokenSource impatient = new();
        Task first = gate.EnterAsync(impatient.Token).AsTask();
        Task second = gate.EnterAsync(CancellationToken.None).AsTask();
        Task third = gate.EnterAsync(CancellationToken.None).AsTask();

        await impatient.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => first);
        gate.Leave(RequestOutcome.Failed);
        await second;
        third.IsCompleted.ShouldBeFalse();
        gate.Inside.ShouldBe(1);
        gate.Leave(RequestOutcome.Failed);
        await third;
        gate.Leave(RequestOutcome.Failed);

        gate.Inside.ShouldBe(0);
    }

    [Fact]
    public async Task EnterAsync_ManyAtOnce_NeverMoreInsideThanTheLimitAndAllGetIn()
    {
        AdaptiveGate gate = new(new AdaptiveLimit(new AdaptiveLimitOptions { Start = 4, Minimum = 2, Maximum = 16 }, new ManualTime()));
        int inside = 0;
        int over = 0;

        await Task.WhenAll(Enumerable.Range(0, 2000).Select(number => Task.Run(async () =>
        {
            await gate.EnterAsync(CancellationToken.None);
            over += Interlocked.Increment(ref inside) > 16 ? 1 : 0;
            await Task.Yield();
            Interlocked.Decrement(ref inside);
            gate.Leave(number % 50 == 0 ? RequestOutcome.RateLimited : RequestOutcome.Succeeded);
        })));

        over.ShouldBe(0);
        gate.Inside.ShouldBe(0);
    }
}

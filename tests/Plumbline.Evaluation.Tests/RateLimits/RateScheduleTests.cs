using Plumbline.Evaluation.RateLimits;
using Plumbline.Evaluation.Suites;

namespace Plumbline.Evaluation.Tests.RateLimits;

public class RateScheduleTests
{
    [Theory]
    [InlineData(60, 0)]
    [InlineData(60, 0.05)]
    [InlineData(100, 0.05)]
    [InlineData(3000, 0)]
    [InlineData(3000, 0.05)]
    [InlineData(120_000, 0.05)]
    [InlineData(7, 0.05)]
    public void Admit_GreedyWithLateTimers_NeverMoreThanItsShareInAnySecond(double perMinute, double headroom)
    {
        RateSchedule schedule = new(new RateLimitOptions { RequestsPerMinute = perMinute, Headroom = headroom });
        List<double> admitted = [];
        double now = 1000;
        while (admitted.Count < 2000)
        {
            double wait = schedule.Wait(now);

            // Timers fire up to 20 ms late, and now and then the whole line stands still.
            now += wait + (SeededHash.Unit(1, $"{admitted.Count}") * 0.02) + (admitted.Count % 400 == 399 ? 5 : 0);
            while (admitted.Count < 2000 && schedule.Wait(now) <= 0)
            {
                schedule.Admit(now, 0);
                admitted.Add(now);
            }
        }

        MostInWindow(admitted, 1).ShouldBeLessThanOrEqualTo((int)Math.Ceiling(perMinute / 60));
        MostInWindow(admitted, 60).ShouldBeLessThanOrEqualTo((int)Math.Ceiling(perMinute));
    }

    [Fact]
    public void Admit_TimersALittleLate_StillReachesTheRate()
    {
        RateSchedule schedule = new(new RateLimitOptions { RequestsPerMinute = 12_000 });
        double now = 0;
        int admitted = 0;
        while (now < 60)
        {
            now += schedule.Wait(now) + 0.003;
            for (; schedule.Wait(now) <= 0; admitted++)
            {
                schedule.Admit(now, 0);
            }
        }

        admitted.ShouldBeInRange(11_200, 12_000);
    }

    [Fact]
    public void Settle_MoreAndLessThanEstimated_KeepsTheMinute()
    {
        RateSchedule schedule = new(new RateLimitOptions { TokensPerMinute = 60_000 });
        List<(double At, double Tokens)> used = [];
        double now = 0;
        while (now < 300)
        {
            now += schedule.Wait(now) + 1e-6;
            double actual = 50 + (400 * SeededHash.Unit(3, $"{used.Count}"));
            schedule.Admit(now, 250);
            schedule.Settle(actual - 250);
            used.Add((now, actual));
        }

        for (int start = 0; start < used.Count; start += 50)
        {
            double tokens = used.Skip(start).TakeWhile(request => request.At < used[start].At + 60).Sum(request => request.Tokens);
            tokens.ShouldBeLessThanOrEqualTo(60_000);
        }

        used.Sum(request => request.Tokens).ShouldBeGreaterThan(0.9 * 300 * 1000);
    }

    internal static int MostInWindow(IReadOnlyList<double> times, double seconds)
    {
        int most = 0;
        for (int start = 0, end = 0; end < times.Count; end++)
        {
            while (times[end] - times[start] >= seconds)
            {
                start++;
            }

            most = Math.Max(most, end - start + 1);
        }

        return most;
    }
}

using Plumbline.Evaluation.Concurrency;

namespace Plumbline.Evaluation.Tests.Concurrency;

public class AdaptiveLimitTests
{
    private readonly ManualTime _time = new();

    [Fact]
    public void Succeeded_BeforeAnyRefusal_DoublesEachRoundUpToTheMaximum()
    {
        AdaptiveLimit limit = new(new AdaptiveLimitOptions(), _time);
        List<int> seen = [limit.Limit];
        for (int round = 0; round < 4; round++)
        {
            Round(limit);
            seen.Add(limit.Limit);
        }

        seen.ShouldBe([20, 40, 80, 100, 100]);
    }

    [Fact]
    public void Refused_AnEpisode_ShrinksOnceAndThenGrowsSlowly()
    {
        AdaptiveLimit limit = new(new AdaptiveLimitOptions { Start = 80 }, _time);

        for (int refusal = 0; refusal < 30; refusal++)
        {
            limit.Refused();
        }

        limit.Limit.ShouldBe(64);
        limit.Episodes.ShouldBe(1);
        Round(limit);
        limit.Limit.ShouldBe(64, "nothing grows while it cools");
        _time.Advance(TimeSpan.FromSeconds(15));
        Round(limit);
        limit.Limit.ShouldBe(67);
        Round(limit);
        limit.Limit.ShouldBe(70);
        limit.Refused();
        limit.Limit.ShouldBe(56);
        limit.Episodes.ShouldBe(2);
    }

    [Fact]
    public void Refused_AgainAndAgain_StopsAtTheMinimum()
    {
        AdaptiveLimit limit = new(new AdaptiveLimitOptions { Start = 4, Minimum = 1 }, _time);
        for (int episode = 0; episode < 20; episode++)
        {
            limit.Refused();
            _time.Advance(TimeSpan.FromSeconds(16));
        }

        limit.Limit.ShouldBe(1);
        limit.Succeeded(atLimit: true);
        limit.Limit.ShouldBe(2);
    }

    [Fact]
    public void Succeeded_WithPlacesFree_ChangesNothing()
    {
        AdaptiveLimit limit = new(new AdaptiveLimitOptions(), _time);
        for (int success = 0; success < 1000; success++)
        {
            limit.Succeeded(atLimit: false);
        }

        limit.Limit.ShouldBe(20);
    }

    [Fact]
    public void Validate_OrderMistaken_SaysSo() =>
        new AdaptiveLimitOptions { Minimum = 0, Start = 5, Maximum = 3, Growth = 2, Shrink = 0 }.Validate().Count.ShouldBe(3);

    private static void Round(AdaptiveLimit limit)
    {
        int size = limit.Limit;
        for (int success = 0; success < size; success++)
        {
            limit.Succeeded(atLimit: true);
        }
    }
}

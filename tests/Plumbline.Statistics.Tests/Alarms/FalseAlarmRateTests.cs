namespace Plumbline.Statistics.Tests;

public class FalseAlarmRateTests
{
    [Fact]
    public void FromStart_Defaults_RingsRarely()
    {
        FalseAlarmRate rate = Measure(20, new());

        rate.Paths.ShouldBe(500);
        rate.Share.ShouldBeLessThan(0.02);
        rate.Interval.ShouldBe(ProportionInterval.ClopperPearson(rate.Rings, rate.Paths));
    }

    [Fact]
    public void FromStart_OneCheckpointAgainstTheNormal_IsTheTailProbability()
    {
        // One look, one in a row, no relative threshold: P(Z > 1.645) = 5 %; 500 paths stray by 1 %.
        FalseAlarmRate rate = Measure(1, new() { StandardErrors = 1.6448536, RelativeRise = 0, InARow = 1 });

        rate.Interval.Contains(0.05).ShouldBeTrue();
        rate.Share.ShouldBeInRange(0.03, 0.08);
    }

    [Fact]
    public void FromStart_OneStart_ForetellsTheRateOfTruePaths()
    {
        // A lax alarm, so that it rings often enough to be compared; the true paths are measured in pairs and never drift.
        DisagreementAlarmOptions lax = new() { StandardErrors = 1.5, RelativeRise = 0 };
        SplitMix random = new(74);
        double truth = Enumerable.Range(0, 400).Count(_ =>
        {
            SimulatedPath watched = SimulatedPath.Draw(random, 10, _ => 0);
            return DisagreementAlarm.FirstRing(watched.Start.Average(), watched.Rises, lax) is not null;
        }) / 400.0;

        double[] start = SimulatedPath.Draw(random, 0, _ => 0).Start;
        FalseAlarmRate rate = FalseAlarmRate.FromStart(start, [.. start.Select((_, prompt) => $"{prompt}")], 10, 1000, lax, random.Next);

        truth.ShouldBeInRange(0.05, 0.3);
        rate.Share.ShouldBe(truth, 0.06);
    }

    [Fact]
    public void FromStart_LaxerAlarms_RingFalselyMoreOften()
    {
        DisagreementAlarmOptions lax = new() { StandardErrors = 1, RelativeRise = 0, InARow = 1 };

        double looks = Measure(20, lax).Share;

        looks.ShouldBeGreaterThan(Measure(2, lax).Share);
        looks.ShouldBeGreaterThan(Measure(20, lax with { InARow = 2 }).Share);
        looks.ShouldBeGreaterThan(Measure(20, lax with { StandardErrors = 2 }).Share);
        looks.ShouldBeGreaterThan(Measure(20, lax with { RelativeRise = 0.1 }).Share);
    }

    [Fact]
    public void FromStart_SameSeed_GivesTheSameRate() =>
        Measure(5, new() { StandardErrors = 1, RelativeRise = 0 }).ShouldBe(Measure(5, new() { StandardErrors = 1, RelativeRise = 0 }));

    [Fact]
    public void FromStart_EqualSpreads_NeverRings() =>
        FalseAlarmRate.FromStart([1, 1, 1], ["a", "b", "c"], 5, 100, new() { RelativeRise = 0 }, new SplitMix(1).Next).Rings.ShouldBe(0);

    [Fact]
    public void FromStart_AStartThatMayBeDrawnWithoutSpread_IsDrawnAgain() =>
        FalseAlarmRate.FromStart([0, 0, 1], ["a", "b", "c"], 3, 200, new(), new SplitMix(2).Next).Paths.ShouldBe(200);

    [Fact]
    public void FromStart_BadInput_Throws()
    {
        Should.Throw<ArgumentException>(() => Start([1, 2], ["a", "a"], 1, 1)).Message.ShouldContain("1 clusters");
        Should.Throw<ArgumentException>(() => Start([0, 0], ["a", "b"], 1, 1));
        Should.Throw<ArgumentException>(() => Start([-1, 2], ["a", "b"], 1, 1));
        Should.Throw<ArgumentException>(() => Start([1, double.NaN], ["a", "b"], 1, 1));
        Should.Throw<ArgumentOutOfRangeException>(() => Start([1, 2], ["a", "b"], 0, 1));
        Should.Throw<ArgumentOutOfRangeException>(() => Start([1, 2], ["a", "b"], 1, 0));
    }

    private static FalseAlarmRate Start(double[] spreads, string[] clusters, int checkpoints, int paths) =>
        FalseAlarmRate.FromStart(spreads, clusters, checkpoints, paths, new(), new SplitMix(3).Next);

    /// <summary>Two replies to each of 150 prompts, alike within a prompt.</summary>
    private static FalseAlarmRate Measure(int checkpoints, DisagreementAlarmOptions options)
    {
        SplitMix random = new(73);
        double[] usual = [.. Enumerable.Range(0, 150).Select(_ => 0.5 + random.Uniform())];
        double[] spreads = [.. Enumerable.Range(0, 300).Select(reply => usual[reply / 2] + (0.2 * random.Uniform()))];
        return FalseAlarmRate.FromStart(spreads, [.. Enumerable.Range(0, 300).Select(reply => $"{reply / 2}")], checkpoints, 500, options, random.Next);
    }
}

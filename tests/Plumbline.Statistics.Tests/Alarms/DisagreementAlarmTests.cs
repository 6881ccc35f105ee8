namespace Plumbline.Statistics.Tests;

public class DisagreementAlarmTests
{
    [Theory]
    [InlineData(new[] { 0.0, 0.3, 0.4, 0.5 }, 0.05, 2)]
    [InlineData(new[] { 0.3, 0.0, 0.3, 0.0 }, 0.05, null)]
    [InlineData(new[] { 0.3, 0.0, 0.3, 0.3 }, 0.05, 3)]
    [InlineData(new[] { 0.3, 0.3, 0.3, 0.3 }, 0.1, null)]
    [InlineData(new[] { 0.19, 0.19, 0.19 }, 0.001, null)]
    [InlineData(new[] { -0.9, -0.9, -0.9 }, 0.001, null)]
    [InlineData(new double[0], 0.1, null)]
    public void FirstRing_Paths_NeedsBothThresholdsTwiceInARow(double[] rises, double error, int? expected) =>
        Ring(2, [.. rises.Select(rise => new DisagreementRise(rise, error))], new()).ShouldBe(expected);

    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 2)]
    [InlineData(3, 3)]
    [InlineData(4, null)]
    public void FirstRing_InARow_WaitsForAsMany(int row, int? expected) =>
        Ring(1, [new(0, 0.01), new(1, 0.01), new(1, 0.01), new(1, 0.01)], new() { InARow = row }).ShouldBe(expected);

    [Fact]
    public void FirstRing_UnknownError_DoesNotRing() =>
        Ring(1, [new(9, double.PositiveInfinity), new(9, double.PositiveInfinity), new(9, double.PositiveInfinity)], new()).ShouldBeNull();

    [Fact]
    public void FirstRing_LaterCheckpoints_CannotChangeIt()
    {
        DisagreementRise[] rises = [new(0, 0.01), new(1, 0.01), new(1, 0.01), new(-5, 0.01), new(1, 0.01)];

        Ring(1, rises, new()).ShouldBe(2);
        Ring(1, rises[..3], new()).ShouldBe(2);
        Ring(1, rises[..2], new()).ShouldBeNull();
    }

    [Fact]
    public void FirstRing_BadInput_Throws()
    {
        Should.Throw<ArgumentException>(() => Ring(0, [], new()));
        Should.Throw<ArgumentException>(() => Ring(1, [new(double.NaN, 1)], new())).Message.ShouldContain("checkpoint 0");
        Should.Throw<ArgumentException>(() => Ring(1, [new(1, 1), new(1, -1)], new())).Message.ShouldContain("checkpoint 1");
        Should.Throw<ArgumentException>(() => Ring(1, [], new() { InARow = 0 }));
    }

    [Fact]
    public void Validate_EverythingWrong_NamesAll() =>
        new DisagreementAlarmOptions { StandardErrors = -1, RelativeRise = double.NaN, InARow = 0 }.Validate().Count.ShouldBe(3);

    [Fact]
    public void Spread_Scores_IsTheSampleDeviation()
    {
        DisagreementRise.Spread([2, 4, 6]).ShouldBe(2, 1e-15);
        DisagreementRise.Spread([1, 1]).ShouldBe(0);
        Should.Throw<ArgumentException>(() => DisagreementRise.Spread([1])).Message.ShouldContain("at least 2");
    }

    [Fact]
    public void From_Pairs_IsTheirDifference()
    {
        PairedDifference pairs = PairedDifference.OfMeans([new("a", 2, 1), new("b", 4, 1), new("c", 3, 1)]);

        DisagreementRise.From(pairs).ShouldBe(new DisagreementRise(pairs.Difference, pairs.StandardError));
        pairs.Difference.ShouldBe(2, 1e-15);
    }

    [Fact]
    public void FirstRing_DriftingPaths_RingsAfterTheDriftBegins()
    {
        // Twenty checkpoints measured in pairs on 200 prompts; the spread rises by 3 % of the start a checkpoint after the fifth.
        SplitMix random = new(71);
        int rang = 0;
        int early = 0;
        const int Paths = 200;
        for (int path = 0; path < Paths; path++)
        {
            SimulatedPath watched = SimulatedPath.Draw(random, 20, checkpoint => 0.03 * Math.Max(0, checkpoint - 4));
            int? ring = DisagreementAlarm.FirstRing(watched.Start.Average(), watched.Rises, new());
            rang += ring is not null ? 1 : 0;
            early += ring < 6 ? 1 : 0;
        }

        (rang / (double)Paths).ShouldBeGreaterThan(0.95);
        (early / (double)Paths).ShouldBeLessThan(0.02);
    }

    [Fact]
    public void FirstRing_PathsWithoutDrift_RingsRarely()
    {
        SplitMix random = new(72);
        int rang = Enumerable.Range(0, 300).Count(_ =>
        {
            SimulatedPath watched = SimulatedPath.Draw(random, 20, _ => 0);
            return DisagreementAlarm.FirstRing(watched.Start.Average(), watched.Rises, new()) is not null;
        });

        (rang / 300.0).ShouldBeLessThan(0.02);
    }

    private static int? Ring(double start, DisagreementRise[] rises, DisagreementAlarmOptions options) => DisagreementAlarm.FirstRing(start, rises, options);
}

namespace Plumbline.Statistics.Tests;

public class BiasAlarmTests
{
    private static readonly BiasAlarmOptions Options = new();

    [Theory]
    [InlineData(0.3, true)]
    [InlineData(0.1, false)]
    [InlineData(-0.3, false)]
    public void Rings_PriceOfAnEdit_OnlyWhereItClearlyMatters(double price, bool expected)
    {
        (double[] differences, string[] clusters) = Draw(new SplitMix(5), price);

        BiasAlarm.Rings(BiasAlarm.Price(differences, clusters, Options), Options).ShouldBe(expected);
    }

    [Fact]
    public void Rings_PriceAtTheEdge_IsAsRareAsTheLevelSays()
    {
        SplitMix random = new(6);
        int rings = Enumerable.Range(0, 2000).Count(_ =>
        {
            (double[] differences, string[] clusters) = Draw(random, Options.SmallestPrice);
            return BiasAlarm.Rings(BiasAlarm.Price(differences, clusters, Options), Options);
        });

        // Half of 1 %: the interval has two sides and only one rings.
        ProportionInterval.ClopperPearson(rings, 2000, 0.999).Contains(0.005).ShouldBeTrue($"{rings} rings");
    }

    [Fact]
    public void FalseAlarms_ThreeEdits_RareAndFewerThanWithOneLaxer()
    {
        SplitMix random = new(7);
        (IReadOnlyList<double>, IReadOnlyList<string>)[] edits = [.. Enumerable.Range(0, 3).Select(_ => Draw(random, 0.8)).Select(edit => ((IReadOnlyList<double>)edit.Differences, (IReadOnlyList<string>)edit.Clusters))];

        FalseAlarmRate strict = BiasAlarm.FalseAlarms(edits, 1000, Options, random.Next);
        FalseAlarmRate lax = BiasAlarm.FalseAlarms(edits, 1000, Options with { Level = 0.8 }, random.Next);

        strict.Share.ShouldBeInRange(0.001, 0.04);
        lax.Share.ShouldBeInRange(0.2, 0.35);
    }

    [Fact]
    public void Options_OutOfRange_AreAllNamed() =>
        new BiasAlarmOptions { SmallestPrice = double.NaN, Level = 1 }.Validate().Count.ShouldBe(2);

    // Forty clusters of five replies; replies of a cluster share half of their luck.
    private static (double[] Differences, string[] Clusters) Draw(SplitMix random, double price)
    {
        double[] differences = new double[200];
        string[] clusters = new string[200];
        double shared = 0;
        for (int i = 0; i < 200; i++)
        {
            shared = i % 5 == 0 ? random.Normal() : shared;
            differences[i] = price + (0.2 * shared) + (0.2 * random.Normal());
            clusters[i] = $"c{i / 5}";
        }

        return (differences, clusters);
    }
}

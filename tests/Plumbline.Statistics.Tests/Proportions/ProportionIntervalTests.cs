namespace Plumbline.Statistics.Tests;

/// <summary>Against values computed to 40 digits with mpmath; 81 of 263 and 15 of 148 are the examples of Newcombe 1998.</summary>
public class ProportionIntervalTests
{
    [Theory]
    [InlineData(0, 10, 0.95, 0, 0.2775327998628893)]
    [InlineData(1, 10, 0.95, 0.0178762130950729, 0.4041500267952385)]
    [InlineData(8, 10, 0.95, 0.4901624715366417, 0.9433178485456247)]
    [InlineData(10, 10, 0.95, 0.7224672001371107, 1)]
    [InlineData(81, 263, 0.95, 0.2552885198782742, 0.3662095769828001)]
    [InlineData(15, 148, 0.99, 0.05364486961396485, 0.1832673501131525)]
    [InlineData(0, 1, 0.95, 0, 0.7934506856227626)]
    public void Wilson_KnownCounts_AreExact(long hits, long trials, double level, double lower, double upper)
    {
        Interval interval = ProportionInterval.Wilson(hits, trials, level);

        interval.Lower.ShouldBe(lower, 1e-12);
        interval.Upper.ShouldBe(upper, 1e-12);
    }

    [Theory]
    [InlineData(0, 10, 0.95, 0, 0.3084971078187608)]
    [InlineData(1, 10, 0.95, 0.002528578544461785, 0.4450161170281954)]
    [InlineData(8, 10, 0.95, 0.4439045376923585, 0.9747892736731666)]
    [InlineData(10, 10, 0.95, 0.6915028921812392, 1)]
    [InlineData(81, 263, 0.95, 0.2527367455852712, 0.3676219226013514)]
    [InlineData(15, 148, 0.99, 0.04774455972883679, 0.1818775315382761)]
    [InlineData(0, 1, 0.95, 0, 0.975)]
    [InlineData(3, 100000, 0.95, 6.186763958922031e-6, 8.767020256636202e-5)]
    public void ClopperPearson_KnownCounts_AreExact(long hits, long trials, double level, double lower, double upper)
    {
        Interval interval = ProportionInterval.ClopperPearson(hits, trials, level);

        interval.Lower.ShouldBe(lower, Math.Max(1e-17, lower * 1e-9));
        interval.Upper.ShouldBe(upper, upper * 1e-9);
    }

    [Fact]
    public void UpperBound_NoHits_IsTheExactRuleOfThree()
    {
        ProportionInterval.UpperBound(0, 100).ShouldBe(0.02951304960703993, 1e-15);
        ProportionInterval.UpperBound(2, 50).ShouldBe(0.1206141554220441, 1e-12);
        ProportionInterval.UpperBound(5, 5).ShouldBe(1);
    }

    [Fact]
    public void LowerBound_IsTheMirrorOfTheUpperBound() =>
        ProportionInterval.LowerBound(48, 50).ShouldBe(1 - ProportionInterval.UpperBound(2, 50), 1e-12);

    [Fact]
    public void ClopperPearson_EveryCountOfTwenty_CoversAtEveryRate()
    {
        // No simulation: the probability of covering is summed exactly.
        Interval[] intervals = [.. Enumerable.Range(0, 21).Select(hits => ProportionInterval.ClopperPearson(hits, 20))];
        for (double rate = 0.005; rate < 1; rate += 0.005)
        {
            double covered = 0;
            double probability = Math.Pow(1 - rate, 20);
            for (int hits = 0; hits <= 20; hits++)
            {
                covered += intervals[hits].Contains(rate) ? probability : 0;
                probability *= (20.0 - hits) / (hits + 1) * rate / (1 - rate);
            }

            covered.ShouldBeGreaterThanOrEqualTo(0.95 - 1e-12, $"at rate {rate}");
        }
    }

    [Theory]
    [InlineData(-1, 10, 0.95)]
    [InlineData(11, 10, 0.95)]
    [InlineData(0, 0, 0.95)]
    [InlineData(1, 10, 1.0)]
    public void Wilson_OutOfRange_Throws(long hits, long trials, double level) =>
        Should.Throw<ArgumentOutOfRangeException>(() => ProportionInterval.Wilson(hits, trials, level));
}

namespace Plumbline.Statistics.Tests;

public class MeanSequenceTests
{
    [Fact]
    public void Add_TwoValues_IsTheDefinition()
    {
        // Against every m by hand, at a level so low that two values already rule something out.
        const double Level = 0.1;
        MeanSequence sequence = new(Level, 100);
        sequence.Add(1);
        sequence.Add(0.9);

        List<int> kept = [];
        for (int i = 1; i < 100; i++)
        {
            double m = i / 100.0;
            double first = Math.Sqrt(2 * Math.Log(2 / 0.9) / (0.25 * Math.Log(2)));
            double variance = (0.25 + Math.Pow(1 - 0.75, 2)) / 2;
            double second = Math.Sqrt(2 * Math.Log(2 / 0.9) / (variance * 2 * Math.Log(3)));
            double up = (1 + (Math.Min(first, 0.75 / m) * (1 - m))) * (1 + (Math.Min(second, 0.75 / m) * (0.9 - m)));
            double down = (1 - (Math.Min(first, 0.75 / (1 - m)) * (1 - m))) * (1 - (Math.Min(second, 0.75 / (1 - m)) * (0.9 - m)));
            if (Math.Max(up, down) / 2 < 1 / 0.9)
            {
                kept.Add(i);
            }
        }

        kept.Count.ShouldBeInRange(1, 98, "else nothing would be tested");
        sequence.Interval.Lower.ShouldBe((kept[0] - 1) / 100.0, 1e-12);
        sequence.Interval.Upper.ShouldBe((kept[^1] + 1) / 100.0, 1e-12);
    }

    [Fact]
    public void Interval_ValuesOfLittleSpread_IsFarNarrowerThanOfYesOrNo()
    {
        SplitMix random = new(61);
        MeanSequence betting = new();
        RateSequence mixture = new();
        for (int i = 0; i < 300; i++)
        {
            double value = 0.3 + (0.1 * random.Uniform());
            betting.Add(value);
            mixture.Add(value);
        }

        betting.Interval.Contains(0.35).ShouldBeTrue();
        betting.Mean.ShouldBe(0.35, 0.01);
        betting.Interval.Width.ShouldBeLessThan(mixture.Interval.Width / 3);
    }

    [Fact]
    public void Add_EveryValue_NeverWidens()
    {
        SplitMix random = new(62);
        MeanSequence sequence = new();
        sequence.Interval.ShouldBe(new Interval(0, 1));
        for (int i = 0; i < 300; i++)
        {
            Interval before = sequence.Interval;
            sequence.Add(random.Uniform());
            sequence.Interval.Lower.ShouldBeGreaterThanOrEqualTo(before.Lower);
            sequence.Interval.Upper.ShouldBeLessThanOrEqualTo(before.Upper);
        }
    }

    [Fact]
    public void Add_MeanChanges_IsNoticedAndTheIntervalStays()
    {
        MeanSequence sequence = new();
        for (int i = 0; i < 400; i++)
        {
            sequence.Add(i % 2 * 0.1);
        }

        for (int i = 0; i < 4000; i++)
        {
            sequence.Add(1 - (i % 2 * 0.1));
        }

        sequence.Consistent.ShouldBeFalse();
        sequence.Interval.Width.ShouldBeGreaterThan(0);
    }

    [Fact]
    public void Add_OnlyZeros_BoundsTheMean()
    {
        MeanSequence sequence = new();
        for (int i = 0; i < 300; i++)
        {
            sequence.Add(0);
        }

        sequence.Interval.Lower.ShouldBe(0);
        sequence.Interval.Upper.ShouldBeLessThan(0.05);
    }

    [Fact]
    public void PairedSequence_OneSideBetter_ExcludesZeroAndHoldsTheDifference()
    {
        SplitMix random = new(63);
        PairedSequence sequence = new();
        for (int i = 0; i < 400; i++)
        {
            double ease = random.Uniform();
            sequence.Add(ease < 0.7 ? 1 : 0, ease < 0.5 ? 1 : 0);
        }

        sequence.Interval.Lower.ShouldBeGreaterThan(0);
        sequence.Interval.Contains(0.2).ShouldBeTrue();
        (sequence.MeanA - sequence.MeanB).ShouldBe(0.2, 0.08);
        (sequence.Count, sequence.Consistent).ShouldBe((400, true));
    }

    [Fact]
    public void Add_BadValue_Throws()
    {
        Should.Throw<ArgumentOutOfRangeException>(() => new MeanSequence().Add(-0.01));
        Should.Throw<ArgumentOutOfRangeException>(() => new PairedSequence().Add(0, 2));
        Should.Throw<ArgumentOutOfRangeException>(() => new MeanSequence(grid: 1));
    }
}

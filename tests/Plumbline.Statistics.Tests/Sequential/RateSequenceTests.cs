namespace Plumbline.Statistics.Tests;

/// <summary>Ends of single looks against mpmath: the roots of the mixture likelihood ratio.</summary>
public class RateSequenceTests
{
    [Fact]
    public void Interval_NoHits_IsTheRootOfTheRatio()
    {
        RateSequence sequence = new();
        for (int i = 0; i < 100; i++)
        {
            sequence.Add(hit: false);
        }

        sequence.Interval.Lower.ShouldBe(0);
        sequence.Interval.Upper.ShouldBe(0.0570285976387718636, 1e-10);
        sequence.Share.ShouldBe(0);
    }

    [Fact]
    public void Interval_SomeHits_LiesWithinTheRootsOfTheLastLook()
    {
        // 3 of every 10: running ends can only be inside those of the last look.
        RateSequence sequence = new();
        for (int i = 0; i < 100; i++)
        {
            sequence.Add(i % 10 is 2 or 5 or 8);
        }

        sequence.Interval.Lower.ShouldBeGreaterThanOrEqualTo(0.165651535387866623 - 1e-10);
        sequence.Interval.Upper.ShouldBeLessThanOrEqualTo(0.462839865141713061 + 1e-10);
        sequence.Interval.Width.ShouldBeGreaterThan(0.25);
    }

    [Fact]
    public void Add_EveryTrial_NeverWidens()
    {
        SplitMix random = new(51);
        RateSequence sequence = new();
        Interval before = sequence.Interval;
        before.ShouldBe(new Interval(0, 1));
        for (int i = 0; i < 500; i++)
        {
            sequence.Add(random.Uniform() < 0.3);
            sequence.Interval.Lower.ShouldBeGreaterThanOrEqualTo(before.Lower);
            sequence.Interval.Upper.ShouldBeLessThanOrEqualTo(before.Upper);
            before = sequence.Interval;
        }
    }

    [Fact]
    public void Add_RateChanges_IsNoticedAndTheIntervalStays()
    {
        RateSequence sequence = new();
        for (int i = 0; i < 400; i++)
        {
            sequence.Add(hit: false);
        }

        Interval before = sequence.Interval;
        for (int i = 0; i < 400; i++)
        {
            sequence.Add(hit: true);
        }

        sequence.Consistent.ShouldBeFalse();
        sequence.Interval.Lower.ShouldBeGreaterThanOrEqualTo(before.Lower);
        sequence.Interval.Upper.ShouldBeLessThanOrEqualTo(before.Upper);
    }

    [Fact]
    public void Add_BadValue_Throws()
    {
        Should.Throw<ArgumentOutOfRangeException>(() => new RateSequence().Add(1.01));
        Should.Throw<ArgumentOutOfRangeException>(() => new RateSequence().Add(double.NaN));
        Should.Throw<ArgumentOutOfRangeException>(() => new RateSequence(priorHits: 0));
    }
}

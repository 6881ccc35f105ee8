namespace Plumbline.Statistics.Tests;

/// <summary>The intervals against Lang and Reiczigel's formula worked through to 30 digits with mpmath.</summary>
public class CorrectedRateTests
{
    [Theory]
    [InlineData(259, 4910, 178, 197, 357, 358, 0.05546004991, 0.04223565893651316, 0.06428070284952885)]
    [InlineData(150, 500, 45, 60, 120, 130, 0.33142857142857, 0.2413373019959794, 0.4310269629083143)]
    [InlineData(60, 300, 90, 100, 80, 100, 0, 0, 0.1169043191566084)]
    public void Of_Counts_IsThePublishedFormula(long hits, long trials, long tp, long positives, long tn, long negatives, double value, double lower, double upper)
    {
        CorrectedRate rate = CorrectedRate.Of(hits, trials, new ConfusionCounts(tp, negatives - tn, positives - tp, tn));

        rate.Status.ShouldBe(CorrectionStatus.Corrected);
        rate.Value.ShouldBe(value, 1e-10);
        rate.Interval.Lower.ShouldBe(lower, 1e-9);
        rate.Interval.Upper.ShouldBe(upper, 1e-9);
        rate.Observed.ShouldBe((double)hits / trials, 1e-12);
    }

    [Fact]
    public void Of_PerfectRater_IsCloseToWilson()
    {
        CorrectedRate rate = CorrectedRate.Of(30, 200, new ConfusionCounts(100_000, 0, 0, 100_000));

        rate.Value.ShouldBe(0.15, 1e-12);
        rate.Interval.Lower.ShouldBe(ProportionInterval.Wilson(30, 200).Lower, 0.005);
        rate.Interval.Upper.ShouldBe(ProportionInterval.Wilson(30, 200).Upper, 0.005);
    }

    [Fact]
    public void Of_RaterNoBetterThanACoin_SaysSo()
    {
        CorrectedRate rate = CorrectedRate.Of(30, 100, new ConfusionCounts(40, 60, 60, 40));

        rate.Status.ShouldBe(CorrectionStatus.RaterDoesNotTell);
        rate.Value.ShouldBe(double.NaN);
        rate.Interval.ShouldBe(new Interval(0, 1));
    }

    [Fact]
    public void Of_CheckedOnTooFew_SaysSo()
    {
        CorrectedRate rate = CorrectedRate.Of(50, 100, new ConfusionCounts(3, 2, 2, 3));

        rate.Status.ShouldBe(CorrectionStatus.RaterNotShownToTell);
        rate.Value.ShouldBe(0.5, 1e-12);
        rate.Interval.ShouldBe(new Interval(0, 1));
    }

    [Fact]
    public void Of_FewerHitsThanTheRatersOwnErrors_IsAContradiction()
    {
        // It calls 4 of 10 clean items hits, yet here only 1 of 100 items: it errs otherwise here.
        CorrectedRate rate = CorrectedRate.Of(10, 1000, new ConfusionCounts(490, 200, 10, 300));

        rate.Status.ShouldBe(CorrectionStatus.Contradiction);
        rate.Unclipped.ShouldBeLessThan(-0.5);

        // If every yes were right: the exact upper end of 10 of 1000 over the exact lower end of 490 of 500.
        rate.Interval.Lower.ShouldBe(0);
        rate.Interval.Upper.ShouldBe(ProportionInterval.ClopperPearson(10, 1000).Upper / ProportionInterval.ClopperPearson(490, 500).Lower, 1e-12);
    }

    [Fact]
    public void Of_ModelThatNeverDoesIt_IsBoundedFromAboveAndTheOtherWayFromBelow()
    {
        // A model that refuses all of 200 requests, before a judge that takes 15 % of refusals for answers.
        ClusteredShare none = ClusteredShare.Of([.. Enumerable.Repeat(0.0, 200)], [.. Enumerable.Range(0, 200).Select(i => $"{i}")]);
        ClusteredShare all = ClusteredShare.Of([.. Enumerable.Repeat(1.0, 200)], [.. Enumerable.Range(0, 200).Select(i => $"{i}")]);
        RaterAccuracy accuracy = RaterAccuracy.Of(RaterAccuracyTests.Table(85, 15, 15, 85));

        CorrectedRate never = CorrectedRate.Of(none, accuracy);
        CorrectedRate always = CorrectedRate.Of(all, accuracy);

        never.ShouldSatisfyAllConditions(
            r => r.Status.ShouldBe(CorrectionStatus.Contradiction), r => r.Value.ShouldBe(0), r => r.Interval.Lower.ShouldBe(0), r => r.Interval.Upper.ShouldBe(0.0241, 0.0005));
        always.ShouldSatisfyAllConditions(r => r.Value.ShouldBe(1), r => r.Interval.Lower.ShouldBe(1 - never.Interval.Upper, 1e-12), r => r.Interval.Upper.ShouldBe(1));
    }

    [Fact]
    public void Guarded_FewerHitsThanTheRatersErrorsButNotSurely_IsTheWiderOfBoth()
    {
        // Two of ten clean items are called hits; 17 % of hits is fewer, but chance may do that.
        CorrectedRate rate = CorrectedRate.Of(51, 300, new ConfusionCounts(90, 20, 10, 80));
        CorrectedRate usual = CorrectedRate.Of(90, 300, new ConfusionCounts(90, 20, 10, 80));

        rate.Status.ShouldBe(CorrectionStatus.Corrected);
        rate.Unclipped.ShouldBeLessThan(0);
        rate.Guarded.Upper.ShouldBeGreaterThan(0.17);
        rate.Guarded.Upper.ShouldBeGreaterThan(rate.Interval.Upper);
        usual.Guarded.ShouldBe(usual.Interval);
    }

    [Fact]
    public void Of_Clusters_IsWiderThanOfIndependentItems()
    {
        RatedItem[] check = RaterAccuracyTests.Table(90, 8, 10, 92);
        double[] values = [.. Enumerable.Range(0, 300).Select(i => i / 5 % 4 == 0 ? 1.0 : 0)];
        ClusteredShare clustered = ClusteredShare.Of(values, [.. values.Select((_, i) => $"{i / 5}")]);

        CorrectedRate rate = CorrectedRate.Of(clustered, RaterAccuracy.Of(check));
        CorrectedRate independent = CorrectedRate.Of(75, 300, ConfusionCounts.Of(check));

        rate.Value.ShouldBe(independent.Value, 1e-12);
        rate.Interval.Width.ShouldBeGreaterThan(1.5 * independent.Interval.Width);
    }

    [Fact]
    public void Of_NoLabelOfOneKind_Throws()
    {
        Should.Throw<ArgumentException>(() => CorrectedRate.Of(1, 10, new ConfusionCounts(5, 0, 5, 0))).Message.ShouldContain("0 of no");
        Should.Throw<ArgumentException>(() => CorrectedRate.Of(ClusteredShare.Of([1, 0], ["a", "b"]), RaterAccuracy.Of(RaterAccuracyTests.Table(3, 0, 3, 0))));
        Should.Throw<ArgumentOutOfRangeException>(() => CorrectedRate.Of(11, 10, new ConfusionCounts(5, 1, 1, 5)));
    }
}

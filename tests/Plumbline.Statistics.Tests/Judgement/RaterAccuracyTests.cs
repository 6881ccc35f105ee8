namespace Plumbline.Statistics.Tests;

public class RaterAccuracyTests
{
    [Fact]
    public void Of_KnownTable_IsTheHandComputation()
    {
        RaterAccuracy accuracy = RaterAccuracy.Of(Table(45, 6, 15, 34));

        accuracy.Counts.ShouldBe(new ConfusionCounts(45, 6, 15, 34));
        (accuracy.Counts.Positives, accuracy.Counts.Negatives, accuracy.Counts.Total).ShouldBe((60, 40, 100));
        accuracy.Sensitivity!.Share.ShouldBe(0.75, 1e-12);
        accuracy.Specificity!.Share.ShouldBe(0.85, 1e-12);
        accuracy.Precision!.Share.ShouldBe(45 / 51.0, 1e-12);
        accuracy.Agreement.Share.ShouldBe(0.79, 1e-12);
        accuracy.BalancedAccuracy!.Value.ShouldBe(0.8, 1e-12);

        // Chance: 0.51·0.6 + 0.49·0.4 = 0.502.
        accuracy.Kappa.Value.ShouldBe((0.79 - 0.502) / 0.498, 1e-12);

        // Items that stand alone: close to Wilson's interval for counts.
        Interval wilson = ProportionInterval.Wilson(45, 60);
        accuracy.Sensitivity.Interval.Lower.ShouldBe(wilson.Lower, 0.01);
        accuracy.Sensitivity.Interval.Upper.ShouldBe(wilson.Upper, 0.01);

        // The mean of two independent shares: narrower than either.
        accuracy.BalancedAccuracy.Interval.Width.ShouldBeLessThan(accuracy.Sensitivity.Interval.Width);
        accuracy.BalancedAccuracy.Interval.Contains(0.8).ShouldBeTrue();
    }

    [Fact]
    public void Of_OneLabelOnly_LeavesOutWhatCannotBeKnown()
    {
        RaterAccuracy accuracy = RaterAccuracy.Of(Table(0, 0, 10, 0));

        accuracy.Specificity.ShouldBeNull();
        accuracy.Precision.ShouldBeNull();
        accuracy.BalancedAccuracy.ShouldBeNull();
        accuracy.Sensitivity!.Share.ShouldBe(0);
    }

    [Fact]
    public void Of_RepliesOfFewPrompts_IsWiderThanOfAsManyPrompts()
    {
        // The rater is right on all ten replies to a prompt, or on none.
        RatedItem[] few = [.. Enumerable.Range(0, 200).Select(i => new RatedItem($"{i / 10}", i / 10 % 2 == 0, i / 10 % 5 != 0))];
        RatedItem[] many = [.. few.Select((item, i) => item with { Cluster = $"{i}" })];

        RaterAccuracy.Of(few).Agreement.Interval.Width.ShouldBeGreaterThan(2.5 * RaterAccuracy.Of(many).Agreement.Interval.Width);
        RaterAccuracy.Of(few).Kappa.StandardError.ShouldBeGreaterThan(2.5 * RaterAccuracy.Of(many).Kappa.StandardError);
    }

    [Fact]
    public void Of_Nothing_Throws() => Should.Throw<ArgumentException>(() => RaterAccuracy.Of([]));

    internal static RatedItem[] Table(int truePositives, int falsePositives, int falseNegatives, int trueNegatives)
    {
        IEnumerable<(bool, bool)> cells =
        [
            .. Enumerable.Repeat((true, true), truePositives), .. Enumerable.Repeat((false, true), falsePositives),
            .. Enumerable.Repeat((true, false), falseNegatives), .. Enumerable.Repeat((false, false), trueNegatives),
        ];
        return [.. cells.Select((cell, i) => new RatedItem($"{i}", cell.Item1, cell.Item2))];
    }
}

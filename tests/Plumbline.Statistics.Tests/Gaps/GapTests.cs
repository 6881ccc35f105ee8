namespace Plumbline.Statistics.Tests;

public class GapTests
{
    [Theory]
    [InlineData(0.1, 0.3, GapDirection.PositiveIsWorse, 0, GapVerdict.Open)]
    [InlineData(0.1, 0.3, GapDirection.PositiveIsWorse, 0.1, GapVerdict.Undecided)]
    [InlineData(0.1, 0.3, GapDirection.PositiveIsWorse, 0.3, GapVerdict.Closed)]
    [InlineData(-0.1, 0.3, GapDirection.PositiveIsWorse, 0, GapVerdict.Undecided)]
    [InlineData(-0.3, -0.1, GapDirection.PositiveIsWorse, 0, GapVerdict.Closed)]
    [InlineData(-0.3, -0.1, GapDirection.NegativeIsWorse, 0, GapVerdict.Open)]
    [InlineData(-0.3, -0.1, GapDirection.NegativeIsWorse, 0.5, GapVerdict.Closed)]
    [InlineData(0.1, 0.3, GapDirection.NegativeIsWorse, 0, GapVerdict.Closed)]
    [InlineData(0.1, 0.3, GapDirection.EitherIsWorse, 0, GapVerdict.Open)]
    [InlineData(-0.3, -0.1, GapDirection.EitherIsWorse, 0, GapVerdict.Open)]
    [InlineData(-0.1, 0.1, GapDirection.EitherIsWorse, 0, GapVerdict.Undecided)]
    [InlineData(-0.1, 0.1, GapDirection.EitherIsWorse, 0.1, GapVerdict.Closed)]
    [InlineData(double.NegativeInfinity, double.PositiveInfinity, GapDirection.PositiveIsWorse, 10, GapVerdict.Undecided)]
    public void Verdict_Interval_DecidesOnTheBounds(double lower, double upper, GapDirection direction, double tolerance, GapVerdict expected) =>
        Example(lower, upper, direction).Verdict(tolerance).ShouldBe(expected);

    [Theory]
    [InlineData(GapDirection.PositiveIsWorse, 0.2)]
    [InlineData(GapDirection.NegativeIsWorse, -0.3)]
    [InlineData(GapDirection.EitherIsWorse, -0.3)]
    public void WorstBound_Direction_PicksTheEnd(GapDirection direction, double expected) => Example(-0.3, 0.2, direction).WorstBound.ShouldBe(expected);

    [Fact]
    public void From_Pairs_VisibleIsA()
    {
        PairedDifference pairs = PairedDifference.OfProportions([new("a", 1, 0), new("b", 1, 1), new("c", 0, 0)]);

        Gap gap = Gap.From("reward-hacking", pairs, GapDirection.PositiveIsWorse);

        (gap.Visible, gap.Hidden, gap.Difference).ShouldBe((2.0 / 3, 1.0 / 3, 1.0 / 3), new Tolerance());
        (gap.Interval, gap.Count, gap.Clusters).ShouldBe((pairs.Interval, 3, 3));
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(double.NaN)]
    public void Verdict_NoTolerance_Throws(double tolerance) =>
        Should.Throw<ArgumentOutOfRangeException>(() => Example(0, 1, GapDirection.PositiveIsWorse).Verdict(tolerance));

    private static Gap Example(double lower, double upper, GapDirection direction) => new("g", 0, 0, 0, new Interval(lower, upper), 10, 10, direction);

    private sealed class Tolerance : IEqualityComparer<(double, double, double)>
    {
        public bool Equals((double, double, double) x, (double, double, double) y) =>
            Math.Abs(x.Item1 - y.Item1) + Math.Abs(x.Item2 - y.Item2) + Math.Abs(x.Item3 - y.Item3) < 1e-12;

        public int GetHashCode((double, double, double) value) => 0;
    }
}

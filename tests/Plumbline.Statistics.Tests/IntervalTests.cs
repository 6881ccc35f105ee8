namespace Plumbline.Statistics.Tests;

public class IntervalTests
{
    [Fact]
    public void Contains_Ends_AreInside()
    {
        Interval interval = new(-1, 2);

        interval.Contains(-1).ShouldBeTrue();
        interval.Contains(2).ShouldBeTrue();
        interval.Contains(2.0000001).ShouldBeFalse();
        interval.Width.ShouldBe(3);
    }

    [Fact]
    public void Unbounded_Always_HoldsEverythingAndSaysSo()
    {
        Interval.Unbounded().Contains(double.MaxValue).ShouldBeTrue();
        Interval.Unbounded().IsBounded.ShouldBeFalse();
        new Interval(0, 1).IsBounded.ShouldBeTrue();
    }

    [Theory]
    [InlineData(1, 0, 0.95)]
    [InlineData(double.NaN, 0, 0.95)]
    [InlineData(0, double.NaN, 0.95)]
    [InlineData(0, 1, 0)]
    [InlineData(0, 1, 1)]
    [InlineData(0, 1, double.NaN)]
    public void Constructor_NotAnInterval_Throws(double lower, double upper, double level) =>
        Should.Throw<ArgumentException>(() => new Interval(lower, upper, level));

    [Fact]
    public void ToString_Numbers_AreInvariant() => new Interval(0.12345678, 1.5).ToString().ShouldBe("[0.1235, 1.5]");
}

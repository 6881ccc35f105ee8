namespace Plumbline.Statistics.Tests.Paired;

public sealed class McNemarTestTests
{
    /// <summary>P(at most 1 of 6 fair coins) = 7/64, doubled.</summary>
    [Fact]
    public void Of_OneAgainstFive_IsTwiceTheTail()
    {
        McNemarTest.Of(1, 5).PValue.ShouldBe(14.0 / 64, 1e-12);
        McNemarTest.Of(5, 1).PValue.ShouldBe(14.0 / 64, 1e-12);
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(3, 3)]
    public void Of_EvenSplit_IsOne(int onlyA, int onlyB) => McNemarTest.Of(onlyA, onlyB).PValue.ShouldBe(1);

    [Fact]
    public void Of_Verdicts_CountsOnlyWhereTheyDiffer()
    {
        McNemarTest test = McNemarTest.Of([true, true, false, false, true], [true, false, true, false, false]);

        test.OnlyA.ShouldBe(2);
        test.OnlyB.ShouldBe(1);
        test.PValue.ShouldBe(1);
    }

    [Fact]
    public void Of_BadArguments_Throw()
    {
        Should.Throw<ArgumentException>(() => McNemarTest.Of([true], [true, false]));
        Should.Throw<ArgumentOutOfRangeException>(() => McNemarTest.Of(-1, 2));
    }
}

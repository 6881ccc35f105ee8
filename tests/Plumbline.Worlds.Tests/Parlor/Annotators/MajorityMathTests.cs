using Plumbline.Worlds.Parlor.Annotators;

namespace Plumbline.Worlds.Tests.Parlor.Annotators;

public class MajorityMathTests
{
    [Theory]
    [InlineData(1, 0, 3, 1, 0)]
    [InlineData(0, 0, 3, 0, 0)]
    [InlineData(0.5, 0.5, 3, 0.5, 0.5)]
    [InlineData(0.8, 0.2, 3, 0.896, 0.104)]
    [InlineData(0.3, 0.1, 1, 0.3, 0.1)]
    public void Wins_KnownCases_AreTheBinomials(double forFirst, double forSecond, int voters, double first, double second)
    {
        (double a, double b) = MajorityMath.Wins(forFirst, forSecond, voters);

        a.ShouldBe(first, 1e-12);
        b.ShouldBe(second, 1e-12);
    }

    [Fact]
    public void Wins_WithAbstention_CountsEveryBallot()
    {
        // Two voters: first wins with two votes for it, or one and an abstention.
        (double first, double second) = MajorityMath.Wins(0.5, 0.2, 2);

        first.ShouldBe((0.5 * 0.5) + (2 * 0.5 * 0.3), 1e-12);
        second.ShouldBe((0.2 * 0.2) + (2 * 0.2 * 0.3), 1e-12);
    }
}

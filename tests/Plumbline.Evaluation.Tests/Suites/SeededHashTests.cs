using Plumbline.Evaluation.Suites;

namespace Plumbline.Evaluation.Tests.Suites;

public class SeededHashTests
{
    [Fact]
    public void Unit_ManyNames_IsUniform()
    {
        double[] draws = [.. Enumerable.Range(0, 10_000).Select(index => SeededHash.Unit(7, $"name {index}"))];

        draws.Average().ShouldBe(0.5, 0.01);
        draws.Count(draw => draw < 0.1).ShouldBeInRange(900, 1100);
        draws.ShouldAllBe(draw => draw >= 0 && draw < 1);
    }

    [Fact]
    public void Of_OtherSeedOrName_IsUnrelated()
    {
        SeededHash.Of(1, "a").ShouldBe(SeededHash.Of(1, "a"));
        SeededHash.Of(1, "a").ShouldNotBe(SeededHash.Of(2, "a"));
        SeededHash.Of(1, "a").ShouldNotBe(SeededHash.Of(1, "b"));
    }

    [Fact]
    public void Choose_ALimit_TakesThatManyInOrderAndTheSameAgain()
    {
        SuiteOptions options = new() { Limit = 10, Seed = 3 };
        int[] items = [.. Enumerable.Range(0, 100)];

        IReadOnlyList<int> chosen = options.Choose(items, item => $"{item}");

        chosen.Count.ShouldBe(10);
        chosen.ShouldBe(chosen.Order());
        options.Choose(items, item => $"{item}").ShouldBe(chosen);
        (options with { Seed = 4 }).Choose(items, item => $"{item}").ShouldNotBe(chosen);
    }
}

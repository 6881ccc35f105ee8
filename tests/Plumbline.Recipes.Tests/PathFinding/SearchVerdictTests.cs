using Plumbline.Recipes.PathFinding.Search;
using Plumbline.Statistics;

namespace Plumbline.Recipes.Tests.PathFinding;

public sealed class SearchVerdictTests
{
    [Fact]
    public void Holds_PointAboveButBoundBelow_DoesNotHold()
    {
        Test(0.2, 0.05).Holds.ShouldBeFalse();
        Test(0.2, 0.1).Holds.ShouldBeFalse(); // at the threshold is not above it
        Test(0.2, 0.11).Holds.ShouldBeTrue();
    }

    [Fact]
    public void MayBeCalledSearch_OneOfFourFails_MayNot()
    {
        SearchTest holds = Test(0.5, 0.4);
        new SearchVerdict(holds, holds, holds, holds).MayBeCalledSearch.ShouldBeTrue();
        for (int failing = 0; failing < 4; failing++)
        {
            SearchTest[] tests = [holds, holds, holds, holds];
            tests[failing] = Test(0.5, 0) with { Name = "the one" };
            SearchVerdict verdict = new(tests[0], tests[1], tests[2], tests[3]);
            verdict.MayBeCalledSearch.ShouldBeFalse();
            verdict.Words.ShouldBe("not to be called search: the one does not hold");
        }
    }

    [Fact]
    public void Validate_WrongOptions_ListsAllProblems() =>
        new SearchOptions { ProbeProblems = 5, MeasuredProblems = 2, LargerShare = 1.5 }.Validate().Count.ShouldBe(3);

    private static SearchTest Test(double value, double lower) => new("a test", "a claim", new Estimate(value, new Interval(lower, 1)), 0.1, "");
}

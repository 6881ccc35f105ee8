using Plumbline.Training.Batches;

namespace Plumbline.Training.Tests.Batches;

public class TokenBudgetTests
{
    [Fact]
    public void Split_Lengths_FillsEachPassUpToTheLimit() =>
        TokenBudget.Split([3, 3, 4, 5, 11, 1], 10).ShouldBe([0..3, 3..4, 4..5, 5..6]);

    [Fact]
    public void Split_Nothing_GivesNoPass() => TokenBudget.Split([], 10).ShouldBeEmpty();
}

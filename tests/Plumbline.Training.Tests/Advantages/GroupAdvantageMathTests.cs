using Plumbline.Training.Advantages;

namespace Plumbline.Training.Tests.Advantages;

public class GroupAdvantageMathTests
{
    private static readonly GroupAdvantageOptions Centred = new() { Scale = GroupScale.None };

    [Fact]
    public void Compute_UnscoredReply_IsLeftOutAndCounted()
    {
        double[] advantages = new double[4];

        GroupAdvantageResult result = GroupAdvantageMath.Compute([1, double.NaN, 0, 2], 4, Centred, advantages);

        advantages.ShouldBe([0, 0, -1, 1], 1e-12);
        result.Unscored.ShouldBe(1);
        result.MeanReward.ShouldBe(1);
        result.MeanDeviation.ShouldNotBeNull().ShouldBe(1, 1e-12);
        result.FlatShare.ShouldBe(0);
    }

    [Theory]
    [InlineData(GroupScale.None)]
    [InlineData(GroupScale.SampleDeviation)]
    [InlineData(GroupScale.PopulationDeviation)]
    [InlineData(GroupScale.BatchDeviation)]
    public void Compute_GroupsThatTeachNothing_HaveNoAdvantage(GroupScale scale)
    {
        double[] advantages = [9, 9, 9, 9, 9, 9];

        GroupAdvantageResult result = GroupAdvantageMath.Compute(
            [.1, .1, double.NaN, 5, double.NaN, double.NaN], 2, new GroupAdvantageOptions { Scale = scale, Epsilon = 0 }, advantages);

        advantages.ShouldBe(new double[6]);
        result.FlatShare.ShouldBe(1);
        result.Unscored.ShouldBe(3);
    }

    [Fact]
    public void Compute_LeaveOneOut_IsTheDistanceFromTheOthers()
    {
        double[] rewards = [3, 1, double.NaN, 5, 2, 2, 8, 0];
        double[] advantages = new double[8];

        GroupAdvantageMath.Compute(rewards, 4, Centred with { Baseline = GroupBaseline.LeaveOneOut }, advantages);

        for (int i = 0; i < 8; i++)
        {
            double[] others = [.. Enumerable.Range(i / 4 * 4, 4).Where(j => j != i && !double.IsNaN(rewards[j])).Select(j => rewards[j])];
            advantages[i].ShouldBe(double.IsNaN(rewards[i]) ? 0 : rewards[i] - others.Average(), 1e-12);
        }
    }

    [Fact]
    public void Compute_BatchDeviation_IsSharedByAllGroups()
    {
        double[] rewards = [0, 1, 10, 30];
        double[] advantages = new double[4];

        GroupAdvantageMath.Compute(rewards, 2, new GroupAdvantageOptions { Scale = GroupScale.BatchDeviation, Epsilon = 0 }, advantages);

        double deviation = GroupAdvantageMath.SampleDeviation(rewards);
        advantages.ShouldBe([-.5 / deviation, .5 / deviation, -10 / deviation, 10 / deviation], 1e-12);
    }

    [Fact]
    public void Compute_NothingScored_IsNullAndNotZero()
    {
        GroupAdvantageResult result = GroupAdvantageMath.Compute([double.NaN, double.NaN], 2, Centred, new double[2]);

        result.MeanReward.ShouldBeNull();
        result.MeanDeviation.ShouldBeNull();
    }

    [Fact]
    public void AgainstBaseline_GreedyReply_IsTheDifference()
    {
        double[] advantages = new double[4];

        GroupAdvantageMath.AgainstBaseline([1, double.NaN, 3, 4], [0.5, double.NaN], 2, advantages);

        advantages.ShouldBe([0.5, 0, 0, 0]);
    }

    [Theory]
    [InlineData(3, 2)]
    [InlineData(0, 1)]
    [InlineData(2, 0)]
    public void Compute_GroupsThatDoNotComeOutEven_Throws(int rewards, int groupSize) =>
        Should.Throw<ArgumentException>(() => GroupAdvantageMath.Compute(new double[rewards], groupSize, Centred, new double[rewards]));

    [Fact]
    public void Validate_EverythingOutOfRange_NamesEveryProblem() =>
        new GroupAdvantageOptions { Baseline = (GroupBaseline)9, Scale = (GroupScale)9, Epsilon = -1 }.Validate().Count.ShouldBe(3);
}

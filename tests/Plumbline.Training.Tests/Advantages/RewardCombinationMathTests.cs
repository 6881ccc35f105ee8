using Plumbline.Training.Advantages;

namespace Plumbline.Training.Tests.Advantages;

public class RewardCombinationMathTests
{
    private static readonly GroupAdvantageOptions Options = new() { Epsilon = 0 };

    [Fact]
    public void Sum_FunctionsThatCouldNotScore_AddNothing()
    {
        double[] sums = new double[3];

        RewardCombinationMath.Sum([[1, double.NaN, double.NaN], [10, 20, double.NaN]], [2, 0.5], sums);

        sums.ShouldBe([7, 10, double.NaN]);
    }

    [Fact]
    public void Advantages_SumThenNormalize_IsTheAdvantageOfTheSums()
    {
        double[] advantages = new double[4];
        double[] expected = new double[4];
        GroupAdvantageMath.Compute([1, 12, 3, 10], 4, Options, expected);

        RewardCombinationMath.Advantages([[1, 2, 3, 0], [0, 10, 0, 10]], [1, 1], 4, RewardCombination.SumThenNormalize, Options, advantages);

        advantages.ShouldBe(expected, 1e-12);
    }

    [Fact]
    public void Advantages_NormalizeThenSum_DoesNotDependOnTheScaleOfAReward()
    {
        double[] advantages = new double[4];
        double[] scaled = new double[4];

        RewardCombinationMath.Advantages([[1, 2, 3, 0], [0, 1, 0, 1]], [1, 1], 4, RewardCombination.NormalizeThenSum, Options, advantages);
        RewardCombinationMath.Advantages([[1, 2, 3, 0], [0, 1000, 0, 1000]], [1, 1], 4, RewardCombination.NormalizeThenSum, Options, scaled);

        scaled.ShouldBe(advantages, 1e-9);
        advantages.Average().ShouldBe(0, 1e-12);
        GroupAdvantageMath.SampleDeviation(advantages).ShouldBe(1, 1e-12);
    }

    [Fact]
    public void Advantages_NormalizeThenSum_IsItsDefinition()
    {
        double[] advantages = new double[4];
        double[] first = new double[4];
        double[] second = new double[4];
        GroupAdvantageMath.Compute([1, 2, 3, 0], 2, Options, first);
        GroupAdvantageMath.Compute([0, 10, 4, 4], 2, Options, second);
        double[] sums = [.. first.Zip(second, (a, b) => (0.5 * a) + (2 * b))];

        RewardCombinationMath.Advantages([[1, 2, 3, 0], [0, 10, 4, 4]], [0.5, 2], 2, RewardCombination.NormalizeThenSum, Options, advantages);

        advantages.ShouldBe([.. sums.Select(sum => (sum - sums.Average()) / GroupAdvantageMath.SampleDeviation(sums))], 1e-12);
    }

    [Fact]
    public void Advantages_ReplyThatNobodyScored_HasNone()
    {
        double[] advantages = new double[4];

        GroupAdvantageResult result = RewardCombinationMath.Advantages(
            [[1, 2, double.NaN, 5]], [1], 4, RewardCombination.NormalizeThenSum, Options, advantages);

        advantages[2].ShouldBe(0);
        result.Unscored.ShouldBe(1);
    }

    [Fact]
    public void Sum_DifferentLengths_Throws() => Should.Throw<ArgumentException>(() => RewardCombinationMath.Sum([[1, 2], [1]], [1, 1], new double[2]));
}

using Plumbline.Training.Constraints;
using Plumbline.Training.Rollouts;

namespace Plumbline.Training.Tests.Constraints;

public class ConstrainedAdvantageMathTests
{
    [Fact]
    public void Combine_SeveralCosts_IsTheFormula()
    {
        double[] combined = new double[2];

        ConstrainedAdvantageMath.Combine([3, -1], [[1, 2], [0, 4]], [2, .5], combined);

        combined.ShouldBe([(3 - 2) / 3.5, (-1 - 4 - 2) / 3.5], 1e-12);
    }

    [Fact]
    public void CostPerToken_CombinedWithRewards_HoldsTheKlOnce()
    {
        double[] logProbs = [-1, -2];
        double[] reference = [-1.5, -1.8];
        double[] rewards = new double[2];
        double[] costs = new double[2];
        RolloutRewardMath.PerToken(logProbs, reference, 0, .1, rewards);
        ConstrainedAdvantageMath.CostPerToken(logProbs, reference, 0, .1, costs);
        double[] combined = new double[2];

        ConstrainedAdvantageMath.Combine(rewards, [costs], [3], combined);

        combined.ShouldBe(rewards, 1e-12);
    }

    [Fact]
    public void CostPerToken_Cost_StandsAtTheLastToken()
    {
        double[] costs = new double[2];

        ConstrainedAdvantageMath.CostPerToken([-1, -2], [-1, -2], 4, .1, costs);

        costs.ShouldBe([0.0, 4]);
    }

    [Fact]
    public void Combine_NegativeMultiplier_Throws() => Should.Throw<ArgumentException>(() => ConstrainedAdvantageMath.Combine([1], [[1]], [-1], new double[1]));
}

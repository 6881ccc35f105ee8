using Plumbline.Training.Rollouts;

namespace Plumbline.Training.Tests.Rollouts;

public class RolloutRewardMathTests
{
    [Fact]
    public void PerToken_Reply_HasThePenaltyEverywhereAndTheScoreAtItsLastToken()
    {
        double[] rewards = new double[3];

        RolloutRewardMath.PerToken([-1, -2, -3], [-1.5, -1, -3], 10, 0.1, rewards);

        rewards.ShouldBe([-0.05, 0.1, 10], 1e-15);
    }

    [Fact]
    public void PerToken_Sum_IsScoreMinusCoefficientTimesKl()
    {
        double[] rewards = new double[2];

        RolloutRewardMath.PerToken([-1, -2], [-2, -4], 1, 0.5, rewards);

        rewards.Sum().ShouldBe(1 - (0.5 * 3), 1e-15);
    }

    [Fact]
    public void PerToken_NoToken_Throws() => Should.Throw<ArgumentException>(() => RolloutRewardMath.PerToken([], [], 1, 0.1, []));
}

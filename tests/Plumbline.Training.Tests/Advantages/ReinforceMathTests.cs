using Plumbline.Training.Advantages;

namespace Plumbline.Training.Tests.Advantages;

public class ReinforceMathTests
{
    [Fact]
    public void TokenAdvantages_Whitened_AreReturnsOfEachReplyWhitenedOverTheBatch()
    {
        double[] expected = [1, 1, -3, 2, 2, 2];
        WhiteningMath.Whiten(expected, [], VarianceEstimator.Population);
        double[] advantages = new double[6];

        ReinforceMath.TokenAdvantages([0, 1, -3, 0, 0, 2], [2, 1, 3], [], 1, WhiteningConvention.Population, advantages);

        advantages.ShouldBe(expected, 1e-12);
    }

    [Fact]
    public void TokenAdvantages_LengthsThatDoNotFit_Throws() =>
        Should.Throw<ArgumentException>(() => ReinforceMath.TokenAdvantages([0, 1], [3], [], 1, null, new double[2])).Message.ShouldContain("1 replies");
}

using Plumbline.Worlds.Agents;

namespace Plumbline.Worlds.Tests.Agents;

public class PpoMathTests
{
    [Fact]
    public void Advantages_WithLambdaOne_AreDiscountedReturnsMinusValues()
    {
        float[] rewards = [1, 2, 3];
        float[] values = [0.5f, 0.25f, 0.125f, 4];
        float[] advantages = new float[3];
        PpoMath.Advantages(rewards, [false, false, false], values, 1, 0.5, 1, advantages);
        advantages[2].ShouldBe(3 + (0.5f * 4) - 0.125f, 1e-6f);
        advantages[1].ShouldBe(2 + (0.5f * 3) + (0.25f * 4) - 0.25f, 1e-6f);
        advantages[0].ShouldBe(1 + (0.5f * 2) + (0.25f * 3) + (0.125f * 4) - 0.5f, 1e-6f);
    }

    [Fact]
    public void Advantages_WithLambdaZero_AreErrorsOfOneStep()
    {
        float[] advantages = new float[4];
        PpoMath.Advantages([1, 10, 2, 20], [false, false, false, false], [0, 1, 2, 3, 4, 5], 2, 0.5, 0, advantages);
        advantages.ShouldBe([1 + 1, 10 + 1.5f - 1, 2 + 2 - 2, 20 + 2.5f - 3]);
    }

    [Fact]
    public void Advantages_WhereAnEpisodeEnds_SeeNothingOfTheNext()
    {
        float[] advantages = new float[2];
        PpoMath.Advantages([1, 100], [true, false], [0.5f, 7, 9], 1, 0.9, 0.9, advantages);
        advantages[0].ShouldBe(0.5f, 1e-6f);
    }

    [Theory]
    [InlineData(0.05, 2)]
    [InlineData(-0.05, -2)]
    [InlineData(0.5, 2)]
    [InlineData(0.5, -2)]
    [InlineData(-0.5, 2)]
    [InlineData(-0.5, -2)]
    public void Clipped_Gradient_IsThatOfCentralDifferences(double logRatio, double advantage)
    {
        double numeric = (PpoMath.Clipped(logRatio + 1e-6, 0, advantage, 0.2).Loss - PpoMath.Clipped(logRatio - 1e-6, 0, advantage, 0.2).Loss) / 2e-6;
        PpoMath.Clipped(logRatio, 0, advantage, 0.2).Gradient.ShouldBe(numeric, 1e-6);
    }

    [Fact]
    public void Standardize_Numbers_HaveMeanZeroAndDeviationOne()
    {
        float[] numbers = [1, 2, 3, 10];
        PpoMath.Standardize(numbers);
        numbers.Average().ShouldBe(0, 1e-6f);
        numbers.Average(number => number * number).ShouldBe(1, 1e-5f);
    }
}

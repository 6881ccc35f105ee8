using Plumbline.Numerics.Randomness;
using Plumbline.Worlds.OtherObjectives.Probability;
using Shouldly;

namespace Plumbline.Worlds.Tests.OtherObjectives.Probability;

public class ProbabilityVectorTests
{
    [Fact]
    public void Softmax_LargeLogits_DoesNotOverflow() => ProbabilityVector.Softmax([1000, 1000 + Math.Log(3), double.NegativeInfinity]).ShouldBe([0.25, 0.75, 0], 1e-12);

    [Theory]
    [InlineData(new double[0])]
    [InlineData(new[] { double.NaN, 0 })]
    [InlineData(new[] { 0, double.NaN })]
    [InlineData(new[] { double.PositiveInfinity, 0 })]
    public void Softmax_NoDistribution_IsRefused(double[] logits) => Should.Throw<ArgumentException>(() => ProbabilityVector.Softmax(logits));

    [Fact]
    public void Draw_ManyTimes_HitsEachOptionAsOftenAsItsProbability()
    {
        RandomStream random = new(1, "test");
        int[] counts = new int[3];
        for (int i = 0; i < 10_000; i++)
        {
            counts[ProbabilityVector.Draw([0.2, 0, 0.8], random)]++;
        }

        counts[1].ShouldBe(0);
        counts[0].ShouldBeInRange(1800, 2200);
    }

    [Fact]
    public void Divergence_ByHand_IsTheSumOfLogRatios() => ProbabilityVector.Divergence([0.5, 0.5, 0], [0.25, 0.5, 0.25]).ShouldBe(0.5 * Math.Log(2), 1e-12);

    [Fact]
    public void Mean_LengthsDiffer_IsRefused() => Should.Throw<ArgumentException>(() => ProbabilityVector.Mean([1], [1, 2]));
}

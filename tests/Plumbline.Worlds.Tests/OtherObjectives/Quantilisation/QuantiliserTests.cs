using Plumbline.Numerics.Randomness;
using Plumbline.Worlds.OtherObjectives.Probability;
using Plumbline.Worlds.OtherObjectives.Quantilisation;
using Shouldly;

namespace Plumbline.Worlds.Tests.OtherObjectives.Quantilisation;

public class QuantiliserTests
{
    [Theory]
    [InlineData(0.25, new[] { 0, 0, 0, 1.0 })]
    [InlineData(0.5, new[] { 0, 0.25, 0.25, 0.5 })]
    [InlineData(0.75, new[] { 0, 1 / 3.0, 1 / 3.0, 1 / 3.0 })]
    [InlineData(1, new[] { 0.25, 0.25, 0.25, 0.25 })]
    public void Probabilities_UniformBaseWithATie_TakesTheBestShareAndSplitsTheEdge(double q, double[] expected)
    {
        double[] actual = Quantiliser.Probabilities([1, 2, 2, 3], q);
        actual.ShouldBe(expected, 1e-12);
    }

    [Fact]
    public void Probabilities_BaseGiven_AreTheBaseWithinTheBestShare() =>
        Quantiliser.Probabilities([3, 2, 1], 0.4, [0.1, 0.6, 0.3]).ShouldBe([0.25, 0.75, 0], 1e-12);

    [Fact]
    public void Probabilities_AnyCostAndBase_KeepTheBound()
    {
        RandomStream random = new(7, "test/bound");
        for (int trial = 0; trial < 500; trial++)
        {
            int count = 1 + random.NextInt(30);
            double[] scores = [.. Enumerable.Range(0, count).Select(_ => Math.Round(random.NextGaussian(), 1))];
            double[] costs = [.. Enumerable.Range(0, count).Select(_ => Math.Exp(3 * random.NextGaussian()))];
            double[] mass = ProbabilityVector.Softmax([.. Enumerable.Range(0, count).Select(_ => 2 * random.NextGaussian())]);
            double q = Math.Max(1e-3, random.NextDouble());
            double[] policy = Quantiliser.Probabilities(scores, q, mass);
            policy.Sum().ShouldBe(1, 1e-9);
            policy.Zip(mass).ShouldAllBe(pair => pair.First >= 0 && pair.First <= (pair.Second / q) + 1e-12);
            ProbabilityVector.Mean(policy, costs).ShouldBeLessThanOrEqualTo(Quantiliser.CostBound(ProbabilityVector.Mean(mass, costs), q) * (1 + 1e-9));
            ProbabilityVector.Mean(policy, scores).ShouldBeGreaterThanOrEqualTo(ProbabilityVector.Mean(mass, scores) - 1e-9);
        }
    }

    [Fact]
    public void CostBound_ShareForBudget_AreInverse() => Quantiliser.CostBound(0.005, Quantiliser.ShareForBudget(0.005, 0.25)).ShouldBe(0.25, 1e-12);

    [Theory]
    [InlineData(0)]
    [InlineData(1.1)]
    [InlineData(double.NaN)]
    public void Probabilities_ShareOutOfRange_IsRefused(double q) => Should.Throw<ArgumentOutOfRangeException>(() => Quantiliser.Probabilities([1, 2], q));

    [Fact]
    public void Probabilities_BaseThatIsNone_IsRefused() => Should.Throw<ArgumentException>(() => Quantiliser.Probabilities([1, 2], 0.5, [0.5, 0.6]));
}

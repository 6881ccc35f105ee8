using Plumbline.Training.Advantages;

namespace Plumbline.Training.Tests.Advantages;

public class AdvantageMathTests
{
    private const double Tolerance = 1e-6;

    // Rewards and mask of verl's test_multi_turn_compute_gae; values at masked places are anything.
    private static readonly double[] Rewards = [0, 0, .1, .1, .1, 0, 0, .1, 1, 0, 0];
    private static readonly bool[] Mask = [false, false, true, true, true, false, false, true, true, false, false];

    [Theory]
    [InlineData(1, 0.95, new[] { -1.577813, -2.81875, -4.125, -5.5, -8.0 }, new[] { 2.422187, 2.18125, 1.875, 1.5, 1.0 })]
    [InlineData(0.99, 0.95, new[] { -1.647956, -2.86864, -4.155917, -5.514, -8.0 }, new[] { 2.352044, 2.13136, 1.844083, 1.486, 1.0 })]
    [InlineData(1, 1, new[] { -2.6, -3.7, -4.8, -5.9, -8.0 }, new[] { 1.4, 1.3, 1.2, 1.1, 1.0 })]
    public void GeneralizedAdvantages_SeveralTurns_AreTheGoldenValues(double gamma, double lambda, double[] advantages, double[] returns)
    {
        (double[] a, double[] r) = Run(Rewards, [50, .5, 4, 5, 6, -50, .5, 7, 9, 0, 0], Mask, gamma, lambda);

        Own(a).ShouldBe(advantages, Tolerance);
        Own(r).ShouldBe(returns, Tolerance);
    }

    [Fact]
    public void GeneralizedAdvantages_SeveralTurns_DoNotDependOnValuesOutsideTheMask()
    {
        (double[] a, double[] r) = Run(Rewards, [50, .5, 4, 5, 6, -50, .5, 7, 9, 0, 0], Mask, 0.9, 0.8);
        (double[] otherA, double[] otherR) = Run(Rewards, [-3, 99, 4, 5, 6, 12, -7, 7, 9, 1e6, double.NaN], Mask, 0.9, 0.8);

        otherA.ShouldBe(a);
        otherR.ShouldBe(r);
    }

    [Theory]
    [InlineData(1, 6, 10, 9)]
    [InlineData(2, 7, 20, 18)]
    [InlineData(3, 13, 30, 27)]
    public void GeneralizedAdvantages_GammaAndLambdaOne_AreReturnMinusValue(double value, int time, double reward, double advantage)
    {
        double[] rewards = new double[time];
        rewards[^1] = reward;

        (double[] a, double[] r) = Run(rewards, [.. Enumerable.Repeat(value, time)], [], 1, 1);

        a.ShouldAllBe(x => Math.Abs(x - advantage) < 1e-12);
        r.ShouldAllBe(x => Math.Abs(x - reward) < 1e-12);
    }

    [Fact]
    public void GeneralizedAdvantages_LambdaBelowOne_AreTheGoldenValues() =>
        Run([0, 0, 0, 0, 0, 10], [1, 1, 1, 1, 1, 1], [], 1, 0.95).Advantages
            .ShouldBe([6.964028, 7.330556, 7.716375, 8.1225, 8.55, 9.0], Tolerance);

    [Fact]
    public void GeneralizedAdvantages_DifferentLengths_Throws() =>
        Should.Throw<ArgumentException>(() => AdvantageMath.GeneralizedAdvantages([1, 2], [1], [], 1, 1, new double[2], new double[2]));

    [Theory]
    [InlineData(0.5, new[] { true, true, false, false, true }, new[] { 0.0, 0, 0, 0, 2 }, new[] { .5, 1, 0, 0, 2 })]
    [InlineData(1, new[] { true, true, false, false, true, true }, new[] { 0.0, 0, 0, 0, 0, 1 }, new[] { 1.0, 1, 0, 0, 1, 1 })]
    public void DiscountedReturns_SeveralTurns_AreTheGoldenValues(double gamma, bool[] mask, double[] rewards, double[] expected)
    {
        double[] returns = new double[rewards.Length];

        AdvantageMath.DiscountedReturns(rewards, mask, gamma, returns);

        returns.ShouldBe(expected, 1e-12);
    }

    private static double[] Own(double[] values) => [.. values.Where((_, t) => Mask[t])];

    private static (double[] Advantages, double[] Returns) Run(double[] rewards, double[] values, bool[] mask, double gamma, double lambda)
    {
        double[] advantages = new double[rewards.Length];
        double[] returns = new double[rewards.Length];
        AdvantageMath.GeneralizedAdvantages(rewards, values, mask, gamma, lambda, advantages, returns);
        return (advantages, returns);
    }
}

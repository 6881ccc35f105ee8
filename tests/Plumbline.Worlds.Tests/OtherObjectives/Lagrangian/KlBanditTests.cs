using Plumbline.Worlds.OtherObjectives.Lagrangian;
using Shouldly;

namespace Plumbline.Worlds.Tests.OtherObjectives.Lagrangian;

public class KlBanditTests
{
    // The 200 actions of the reference computation.
    private static readonly KlBandit Reference = Sample();

    [Theory]
    [InlineData(0.01, 2.34, 1.36)]
    [InlineData(0.5, 2.08, 0.15)]
    [InlineData(1, 2.03, 0.11)]
    [InlineData(2, 1.94, 0.04)]
    [InlineData(5, 1.87, 0)]
    [InlineData(100, 1.87, 0)]
    public void Policy_OfAFixedWeight_HasTheReferenceRewardAndCost(double weight, double reward, double cost)
    {
        double[] policy = Reference.Policy(weight);
        Math.Round(Reference.Reward(policy), 2).ShouldBe(reward);
        Math.Round(Reference.Cost(policy), 2).ShouldBe(cost);
    }

    [Fact]
    public void DualAscent_OnTheReferenceActions_FindsTheShadowPrice()
    {
        double multiplier = DualAscent.Solve(price => Reference.Cost(Reference.Policy(price)), new DualAscentOptions());
        Math.Round(multiplier, 3).ShouldBe(0.333);
        multiplier.ShouldBe(Reference.ShadowPrice(0.25), 1e-6);
        Math.Round(Reference.Reward(Reference.Policy(multiplier)), 2).ShouldBe(2.10);
        Math.Round(Reference.Cost(Reference.Policy(multiplier)), 3).ShouldBe(0.250);
    }

    [Fact]
    public void DualAscent_LimitThatIsKeptAnyway_EndsAtZero() =>
        DualAscent.Solve(price => Reference.Cost(Reference.Policy(price)), new DualAscentOptions { Limit = 5 }).ShouldBe(0);

    [Fact]
    public void ShadowPrice_LimitThatIsKeptAnyway_IsZero() => Reference.ShadowPrice(5).ShouldBe(0);

    [Fact]
    public void ShadowPrice_LimitBelowEveryAction_IsRefused() => Should.Throw<ArgumentOutOfRangeException>(() => Reference.ShadowPrice(-1));

    [Fact]
    public void Validate_EverythingWrong_TellsEveryProblem() =>
        new DualAscentOptions { Limit = double.NaN, Start = -1, Rate = 0, Steps = 0, AveragedShare = 1 }.Validate().Count.ShouldBe(5);

    private static KlBandit Sample()
    {
        MersenneTwister random = new(3);
        double[] rewards = new double[200];
        double[] costs = new double[200];
        for (int i = 0; i < 200; i++)
        {
            rewards[i] = random.NextGaussian(0, 1);
            costs[i] = Math.Max(0, random.NextGaussian(0.3 + (0.5 * rewards[i]), 0.6));
        }

        return new KlBandit(rewards, costs);
    }
}

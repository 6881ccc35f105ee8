using Plumbline.Numerics.Randomness;
using Plumbline.Worlds.SpecificationGaming;
using Plumbline.Worlds.Zoo;
using Shouldly;

namespace Plumbline.Worlds.Tests.SpecificationGaming;

public class RecommenderTests
{
    // Totals over 60 steps that were measured with an independent simulation; ours lie within 1 %.
    [Theory]
    [InlineData(0.01, 1104, 737)]
    [InlineData(0.067, 898, 875)]
    [InlineData(0.1, 797, 963)]
    [InlineData(0.2, 562, 1267)]
    [InlineData(0.5, 254, 2251)]
    public void Simulation_ManyUsers_GivesThePublishedTotalsAndThoseOfTheTable(double sensitivity, double chocolate, double kale)
    {
        IReadOnlyList<double> table = new Recommender().Slider.Measure(sensitivity, 1);
        Simulated(sensitivity, chocolate: true).ShouldBe(chocolate, 0.015 * chocolate);
        Simulated(sensitivity, chocolate: false).ShouldBe(kale, 0.015 * kale);
        table[0].ShouldBe(chocolate, 0.01 * chocolate);
        table[1].ShouldBe(kale, 0.01 * kale);
    }

    [Fact]
    public void Flip_SteadyStates_HaveTheSameMeanLogEngagement()
    {
        double steady = 1 / (1 - UserSatisfaction.Memory);
        UserSatisfaction.Flip.ShouldBe(0.067, 0.0005);
        (5 * UserSatisfaction.Satisfaction(-steady, UserSatisfaction.Flip)).ShouldBe(4 * UserSatisfaction.Satisfaction(steady, UserSatisfaction.Flip), 1e-9);
    }

    [Fact]
    public void MeanEngagement_NeutralUser_IsTheMeanOfACutLogNormalVariable()
    {
        RandomStream random = new(1, "test");
        double mean = Enumerable.Range(0, 100_000).Average(_ => Math.Min(100, Math.Exp(2.5 + random.NextGaussian())));
        UserSatisfaction.MeanEngagement(0.5, chocolate: true).ShouldBe(mean, 0.3);
    }

    [Fact]
    public void Known_SensitiveUsers_ChocolatePromisesMoreAndGivesLessThanHalf()
    {
        KnownAnswer known = new Recommender().Known;
        known.BestVisible.ShouldBeGreaterThan(known.IntendedVisible);
        known.BestHidden.ShouldBeLessThan(known.IntendedHidden / 2);
    }

    [Fact]
    public void Run_ThreeSeeds_WearsUsersOutAndTheRemedyDoesNot()
    {
        Recommender recommender = new();
        KnownAnswer known = recommender.Known;
        for (ulong seed = 1; seed <= 3; seed++)
        {
            SeedOutcome outcome = recommender.Run(seed);
            outcome.Hidden.ShouldBe(known.BestHidden, 20);
            recommender.Remedy.Run(seed).Hidden.ShouldBeGreaterThan(0.85 * known.IntendedHidden);
        }
    }

    [Fact]
    public void Run_DefaultSensitivityOfRecSim_ChocolateIsSimplyBest()
    {
        KnownAnswer known = new Recommender(0.01).Known;
        known.BestHidden.ShouldBe(known.IntendedHidden, 1e-6);
    }

    private static double Simulated(double sensitivity, bool chocolate)
    {
        RandomStream random = new(7, $"recsim/{sensitivity}/{chocolate}");
        return Enumerable.Range(0, 4_000).Average(_ => UserSatisfaction.SimulatedTotal(sensitivity, chocolate, 60, random));
    }
}

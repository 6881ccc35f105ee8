using Plumbline.Training.Advantages;

namespace Plumbline.Training.Tests.Golden;

public class AdvantageGoldenTests
{
    private const double Tolerance = 1e-6;

    private static readonly double[] TurnRewards = [0, 0, .1, .1, .1, 0, 0, .1, 1, 0, 0];
    private static readonly double[] TurnValues = [50, .5, 4, 5, 6, -50, .5, 7, 9, 0, 0];
    private static readonly bool[] TurnMask = [false, false, true, true, true, false, false, true, true, false, false];

    [Theory]
    [InlineData(GroupAdvantageOptions.TrlEpsilon, GroupScale.SampleDeviation, 0.8658754297607016)]
    [InlineData(GroupAdvantageOptions.VerlEpsilon, GroupScale.SampleDeviation, 0.8660239037870368)]
    [InlineData(GroupAdvantageOptions.OpenRlhfEpsilon, GroupScale.SampleDeviation, 0.8660254022844387)]
    [InlineData(GroupAdvantageOptions.OpenInstructEpsilon, GroupScale.PopulationDeviation, 0.9999999800000003)]
    [InlineData(GroupAdvantageOptions.TrlEpsilon, GroupScale.None, 0.5)]
    public void GoldenExtra_Group_IsTheAdvantageOfEachSystem(double epsilon, GroupScale scale, double expected)
    {
        double[] advantages = new double[4];

        GroupAdvantageMath.Compute([1, 0, 0, 1], 4, new GroupAdvantageOptions { Epsilon = epsilon, Scale = scale }, advantages);

        advantages.ShouldBe([expected, -expected, -expected, expected], 1e-12);
    }

    [Fact]
    public void GoldenExtra_GroupDeviation_IsTheSampleDeviation() => GroupAdvantageMath.SampleDeviation([1, 0, 0, 1]).ShouldBe(0.5773502691896257, 1e-15);

    [Fact]
    public void GoldenExtra_LeaveOneOut_IsTheAdvantage()
    {
        double[] advantages = new double[4];

        GroupAdvantageMath.Compute([1, 0, 0, .5], 4, new GroupAdvantageOptions { Baseline = GroupBaseline.LeaveOneOut, Scale = GroupScale.None }, advantages);

        advantages.ShouldBe([0.833333, -0.5, -0.5, 0.166667], Tolerance);
    }

    [Theory]
    [InlineData(new[] { 1, 2, 3, double.NaN }, 1.0)]
    [InlineData(new[] { 3.0, 5 }, 1.4142135623730951)]
    public void Golden04_NanDeviation_IsBesselOverTheNumbers(double[] values, double expected) =>
        GroupAdvantageMath.SampleDeviation(values).ShouldBe(expected, 1e-12);

    [Theory]
    [InlineData(new[] { 1, double.NaN })]
    [InlineData(new[] { double.NaN, double.NaN })]
    public void Golden04_NanDeviationOfFewerThanTwo_IsNan(double[] values) => GroupAdvantageMath.SampleDeviation(values).ShouldBe(double.NaN);

    [Theory]
    [InlineData(WhiteningConvention.Bessel, -0.7071067741154798)]
    [InlineData(WhiteningConvention.Population, -0.9999999800000006)]
    [InlineData(WhiteningConvention.PopulationClamped, -1)]
    [InlineData(WhiteningConvention.BesselMaskedMean, -0.7071067741154798)]
    public void Golden05_Whitening_IsThatOfEachSystem(WhiteningConvention convention, double expected)
    {
        double[] values = [1, 2, 3, 4];

        WhiteningMath.Whiten(values, [false, true, true, false], convention);

        values.ShouldBe([1, expected, -expected, 4], 3e-8);
        WhiteningMath.Moments([1, 2, 3, 4], [false, true, true, false], VarianceEstimator.Bessel).ShouldBe((2.5, 0.5));
    }

    [Theory]
    [InlineData(1, 0.95, new[] { 1.137201, 0.637928, 0.112377, -0.440834, -1.446672 })]
    [InlineData(0.99, 0.95, new[] { 1.134677, 0.638116, 0.114465, -0.437989, -1.449268 })]
    [InlineData(1, 1, new[] { 1.154033, 0.625101, 0.096169, -0.432762, -1.442541 })]
    public void Golden12_WhitenedAdvantagesOfSeveralTurns_AreThoseOfVerl(double gamma, double lambda, double[] expected)
    {
        double[] advantages = new double[11];
        AdvantageMath.GeneralizedAdvantages(TurnRewards, TurnValues, TurnMask, gamma, lambda, advantages, new double[11]);

        WhiteningMath.Whiten(advantages, TurnMask, WhiteningConvention.BesselMaskedMean);

        advantages.Where((_, t) => TurnMask[t]).ToArray().ShouldBe(expected, Tolerance);
    }

    [Theory]
    [InlineData(1, 0.95, new[] { -1.577813, -2.81875, -4.125, -5.5, -8.0 }, new[] { 2.422187, 2.18125, 1.875, 1.5, 1.0 })]
    [InlineData(0.99, 0.95, new[] { -1.647956, -2.86864, -4.155917, -5.514, -8.0 }, new[] { 2.352044, 2.13136, 1.844083, 1.486, 1.0 })]
    [InlineData(1, 1, new[] { -2.6, -3.7, -4.8, -5.9, -8.0 }, new[] { 1.4, 1.3, 1.2, 1.1, 1.0 })]
    public void Golden12_AdvantagesOfSeveralTurns_AreThoseOfVerl(double gamma, double lambda, double[] expected, double[] expectedReturns)
    {
        double[] advantages = new double[11];
        double[] returns = new double[11];

        AdvantageMath.GeneralizedAdvantages(TurnRewards, TurnValues, TurnMask, gamma, lambda, advantages, returns);

        advantages.Where((_, t) => TurnMask[t]).ToArray().ShouldBe(expected, Tolerance);
        returns.Where((_, t) => TurnMask[t]).ToArray().ShouldBe(expectedReturns, Tolerance);
    }

    [Theory]
    [InlineData(0.5, new[] { true, true, false, false, true }, new[] { 0.0, 0, 0, 0, 2 }, new[] { .5, 1, 0, 0, 2 })]
    [InlineData(1, new[] { true, true, false, false, true, true }, new[] { 0.0, 0, 0, 0, 0, 1 }, new[] { 1.0, 1, 0, 0, 1, 1 })]
    public void Golden13_ReinforcePlusPlusOfSeveralTurns_IsTheReturnOfVerl(double gamma, bool[] mask, double[] rewards, double[] expected)
    {
        double[] advantages = new double[rewards.Length];

        ReinforceMath.TokenAdvantages(rewards, [rewards.Length], mask, gamma, null, advantages);

        advantages.ShouldBe(expected, 1e-12);
    }

    [Theory]
    [InlineData(1, 6, 10, 1, new[] { 9.0, 9, 9, 9, 9, 9 })]
    [InlineData(2, 7, 20, 1, new[] { 18.0, 18, 18, 18, 18, 18, 18 })]
    [InlineData(3, 13, 30, 1, new[] { 27.0, 27, 27, 27, 27, 27, 27, 27, 27, 27, 27, 27, 27 })]
    [InlineData(1, 6, 10, 0.95, new[] { 6.964028, 7.330556, 7.716375, 8.1225, 8.55, 9.0 })]
    [InlineData(2, 7, 20, 0.95, new[] { 13.231654, 13.928057, 14.661112, 15.43275, 16.245, 17.1, 18.0 })]
    [InlineData(
        3, 13, 30, 0.95, new[] { 14.589722, 15.357602, 16.165897, 17.016734, 17.912352, 18.855107, 19.847481, 20.892085, 21.991669, 23.149125, 24.3675, 25.65, 27.0 })]
    public void Golden18_Advantages_AreThoseOfOpenInstruct(double value, int time, double reward, double lambda, double[] expected)
    {
        double[] rewards = new double[time];
        rewards[^1] = reward;
        double[] values = [.. Enumerable.Repeat(value, time)];
        double[] advantages = new double[time];
        double[] returns = new double[time];

        AdvantageMath.GeneralizedAdvantages(rewards, values, [], 1, lambda, advantages, returns);

        advantages.ShouldBe(expected, Tolerance);
        returns.ShouldBe([.. expected.Select(advantage => advantage + value)], Tolerance);
    }

    [Fact]
    public void Golden18_PackedEpisodes_AreTheEpisodesAlone()
    {
        int[] lengths = [6, 7, 13];
        double[] rewards = new double[26];
        (rewards[5], rewards[12], rewards[25]) = (10, 20, 30);
        double[] values = [.. Enumerable.Repeat(1.0, 6), .. Enumerable.Repeat(2.0, 7), .. Enumerable.Repeat(3.0, 13)];
        double[] advantages = new double[26];
        double[] returns = new double[26];

        AdvantageMath.GeneralizedAdvantages(rewards, values, lengths, [], 1, 0.95, advantages, returns);

        int start = 0;
        foreach (int length in lengths)
        {
            double[] alone = new double[length];
            double[] aloneReturns = new double[length];
            AdvantageMath.GeneralizedAdvantages(rewards.AsSpan(start, length), values.AsSpan(start, length), [], 1, 0.95, alone, aloneReturns);
            advantages.AsSpan(start, length).ToArray().ShouldBe(alone);
            returns.AsSpan(start, length).ToArray().ShouldBe(aloneReturns);
            start += length;
        }
    }
}

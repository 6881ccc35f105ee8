using Plumbline.Numerics.Randomness;
using Plumbline.Worlds.OtherObjectives.Preferences;
using Plumbline.Worlds.OtherObjectives.SocialChoice;
using Shouldly;

namespace Plumbline.Worlds.Tests.OtherObjectives.SocialChoice;

public class MaximalLotteryTests
{
    // Options in the order blue, green, red.
    private static readonly Ballot[] Ballots = [new Ballot(2, [2, 1, 0]), new Ballot(3, [0, 2, 1])];
    private static readonly PreferenceMatrix Majority = PreferenceMatrix.OfBallots(Ballots);
    private static readonly PreferenceMatrix Cycle = PreferenceMatrix.OfBallots([new Ballot(1, [2, 1, 0]), new Ballot(1, [1, 0, 2]), new Ballot(1, [0, 2, 1])]);

    [Fact]
    public void Fit_Majority_ElectsRedAsBordaDoes()
    {
        BradleyTerryScores.Fit(Majority).Select(score => Math.Round(score, 2)).ShouldBe([0.31, -0.93, 0.62]);
        BordaScores.Of(Majority).ShouldBe([1.2, 0.4, 1.4], 1e-12);
    }

    [Fact]
    public void Fit_WithoutGreen_FlipsToBlue() =>
        BradleyTerryScores.Fit(PreferenceMatrix.OfBallots(Ballots, [0, 2])).Select(score => Math.Round(score, 2)).ShouldBe([0.2, -0.2]);

    [Fact]
    public void Fit_Cycle_SeesNoDifference() => BradleyTerryScores.Fit(Cycle).ShouldBe([0, 0, 0], 1e-9);

    [Fact]
    public void Fit_OptionThatAlwaysWins_StaysFiniteAndStationary()
    {
        PreferenceMatrix sure = new(3, (_, _) => 1);
        double[] scores = BradleyTerryScores.Fit(sure);
        scores.Sum().ShouldBe(0, 1e-9);
        for (int i = 0; i < 3; i++)
        {
            double gradient = Enumerable.Range(0, 3).Where(j => j != i).Sum(j => sure[i, j] - (1 / (1 + Math.Exp(scores[j] - scores[i])))) - (1e-3 * scores[i]);
            gradient.ShouldBe(0, 1e-10);
        }
    }

    [Fact]
    public void Solve_Majority_IsTheCondorcetWinnerWithOrWithoutGreen()
    {
        MaximalLottery.Solve(Majority).ShouldBe([1, 0, 0], 1e-12);
        MaximalLottery.Solve(PreferenceMatrix.OfBallots(Ballots, [0, 2])).ShouldBe([1, 0], 1e-12);
    }

    [Fact]
    public void Solve_Cycle_MixesAlike() => MaximalLottery.Solve(Cycle).ShouldBe([1 / 3.0, 1 / 3.0, 1 / 3.0], 1e-12);

    [Fact]
    public void Solve_RandomPreferences_IsBeatenByNoOption()
    {
        RandomStream random = new(5, "test/lotteries");
        for (int trial = 0; trial < 300; trial++)
        {
            int count = 1 + random.NextInt(12);
            PreferenceMatrix preferences = new(count, (_, _) => Math.Round(random.NextDouble(), trial % 2 == 0 ? 1 : 12));
            double[] lottery = MaximalLottery.Solve(preferences);
            lottery.Sum().ShouldBe(1, 1e-12);
            lottery.ShouldAllBe(probability => probability >= 0);
            preferences.WorstWinRate(lottery).ShouldBeGreaterThanOrEqualTo(0.5 - 1e-9);
        }
    }

    [Theory]
    [InlineData(60)]
    [InlineData(61)]
    public void Solve_ManyOptions_IsBeatenByNoOption(int count)
    {
        RandomStream random = new((ulong)count, "test/many");
        PreferenceMatrix preferences = new(count, (_, _) => random.NextDouble());
        preferences.WorstWinRate(MaximalLottery.Solve(preferences)).ShouldBeGreaterThanOrEqualTo(0.5 - 1e-9);
    }

    [Fact]
    public void Solve_OptionCloned_GivesTheClonesTogetherWhatTheOptionHad()
    {
        // Unequal margins: with r = P(0,1), s = P(1,2), t = P(2,0) the lottery is in proportion to s − ½, t − ½, r − ½.
        PreferenceMatrix one = new(3, (i, j) => (i, j) switch { (0, 1) => 0.6, (1, 2) => 0.7, _ => 0.1 });
        PreferenceMatrix cloned = new(4, (i, j) => (i, j) switch { (0, 1) => 0.6, (1, 2) => 0.7, (0, 2) => 0.1, (2, 3) => 0.5, (0, 3) => 0.1, _ => 0.7 });
        double[] lottery = MaximalLottery.Solve(one);
        lottery.ShouldBe([0.2 / 0.7, 0.4 / 0.7, 0.1 / 0.7], 1e-12);
        double[] wider = MaximalLottery.Solve(cloned);
        (wider[2] + wider[3]).ShouldBe(lottery[2], 1e-9);
    }
}

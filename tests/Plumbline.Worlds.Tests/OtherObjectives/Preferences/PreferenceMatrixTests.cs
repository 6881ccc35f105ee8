using Plumbline.Numerics.Randomness;
using Plumbline.Worlds.OtherObjectives.Preferences;
using Shouldly;

namespace Plumbline.Worlds.Tests.OtherObjectives.Preferences;

public class PreferenceMatrixTests
{
    private static readonly Ballot[] Ballots = [new Ballot(2, [2, 1, 0]), new Ballot(3, [0, 2, 1])];

    [Fact]
    public void OfBallots_AllOptions_CountsWeights()
    {
        PreferenceMatrix matrix = PreferenceMatrix.OfBallots(Ballots);
        (matrix[0, 1], matrix[0, 2], matrix[2, 1], matrix[1, 2], matrix[1, 1]).ShouldBe((0.6, 0.6, 1, 0, 0.5));
        matrix.CondorcetWinner().ShouldBe(0);
    }

    [Fact]
    public void OfBallots_SomeOptions_KeepsTheirOrder()
    {
        PreferenceMatrix matrix = PreferenceMatrix.OfBallots(Ballots, [2, 0]);
        matrix.Count.ShouldBe(2);
        matrix[0, 1].ShouldBe(0.4);
    }

    [Fact]
    public void OfBallots_OptionNotRanked_IsRefused() => Should.Throw<ArgumentException>(() => PreferenceMatrix.OfBallots(Ballots, [0, 3]));

    [Fact]
    public void Sample_ManyComparisons_ComesNear() =>
        PreferenceMatrix.OfBallots(Ballots).Sample(40_000, new RandomStream(1, "test"))[0, 2].ShouldBe(0.6, 0.0125);

    [Fact]
    public void WorstWinRate_OfASingleOption_IsItsWorstDuel() => PreferenceMatrix.OfBallots(Ballots).WorstWinRate([0, 0, 1]).ShouldBe(0.4, 1e-12);

    [Fact]
    public void CondorcetWinner_InACycle_IsNone() => new PreferenceMatrix(3, (i, j) => j == i + 1 ? 0.9 : 0.1).CondorcetWinner().ShouldBeNull();
}

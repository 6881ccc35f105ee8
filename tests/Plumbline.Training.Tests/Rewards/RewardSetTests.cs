using Plumbline.Training.Rewards;

namespace Plumbline.Training.Tests.Rewards;

public class RewardSetTests
{
    [Fact]
    public void Score_AddsWeightedParts_AndLeavesOutWhatCouldNotBeRead()
    {
        RewardSet set = new(
        [
            new WeightedReward(Table("a", 1, null, double.NaN, null), 2),
            new WeightedReward(Table("b", 10, 20, double.PositiveInfinity, 40), -0.5),
        ]);

        RewardTable table = set.Score([.. Enumerable.Range(0, 4).Select(i => Requests.Of($"{i}"))]);

        table.Totals.ShouldBe([-3, -10, null, -20]);
        table.Part("a").ShouldBe([1, null, null, null]);
        table.Part("b").ShouldBe([10, 20, null, 40]);
        table.UnreadableShare.ShouldBe(4 / 8.0);
        table.Names.ShouldBe(["a", "b"]);
        table.Of(1)["b"].ShouldBe(20);
        table.Weight("b").ShouldBe(-0.5);
    }

    [Fact]
    public void Set_OfNothingOfTwoOfOneNameOrOfWildWeights_IsRefused()
    {
        Should.Throw<ArgumentException>(() => new RewardSet([]));
        Should.Throw<ArgumentException>(() => new RewardSet([new(Table("a")), new(Table("b")), new(Table("a"))])).Message.ShouldContain("'a'");
        Should.Throw<ArgumentException>(() => new RewardSet([new(Table("a"), double.NaN)])).Message.ShouldContain("'a'");
    }

    [Fact]
    public void Score_OfAFunctionThatAnswersForTooFew_IsAnError()
    {
        RewardSet set = new([new WeightedReward(new Short())]);

        Should.Throw<InvalidOperationException>(() => set.Score([Requests.Of("x"), Requests.Of("y")])).Message.ShouldContain("1 rewards for 2");
    }

    private static FunctionReward Table(string name, params double?[] values) =>
        new(name, request => values[int.Parse(request.Reply, System.Globalization.CultureInfo.InvariantCulture)]);

    private sealed class Short : IRewardFunction
    {
        public string Name => "short";

        public double?[] Score(IReadOnlyList<RewardRequest> replies, CancellationToken cancellation = default) => [1];
    }
}

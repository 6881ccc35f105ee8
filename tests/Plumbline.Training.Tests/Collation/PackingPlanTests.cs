using Plumbline.Numerics.Randomness;
using Plumbline.Training.Collation;

namespace Plumbline.Training.Tests.Collation;

public class PackingPlanTests
{
    [Fact]
    public void Of_InOrder_ClosesARowWhenTheNextDoesNotFit() =>
        PackingPlan.Of([3, 4, 5, 1], 8, PackingKind.InOrder).Select(row => (string.Join(',', row.Items), row.Tokens)).ShouldBe([("0,1", 7), ("2,3", 6)]);

    [Fact]
    public void Of_BestFitDecreasing_PutsEachIntoTheFullestRowThatHoldsIt() =>
        PackingPlan.Of([3, 6, 5, 2, 8], 8, PackingKind.BestFitDecreasing).Select(row => (string.Join(',', row.Items), row.Tokens))
            .ShouldBe([("4", 8), ("1,3", 8), ("2,0", 8)]);

    [Theory]
    [InlineData(PackingKind.InOrder)]
    [InlineData(PackingKind.BestFitDecreasing)]
    public void Of_ManySequences_HoldsEachOnceAndNoRowOverflows(PackingKind kind)
    {
        RandomStream random = new(3, "lengths");
        int[] lengths = [.. Enumerable.Range(0, 2000).Select(_ => 1 + random.NextInt(100))];

        IReadOnlyList<PackedRow> rows = PackingPlan.Of(lengths, 100, kind);

        rows.SelectMany(row => row.Items).Order().ShouldBe(Enumerable.Range(0, 2000));
        rows.ShouldAllBe(row => row.Tokens <= 100 && row.Tokens == row.Items.Sum(item => lengths[item]));
        double filled = lengths.Sum() / (100.0 * rows.Count);
        filled.ShouldBeGreaterThan(kind == PackingKind.InOrder ? 0.6 : 0.98);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(9)]
    public void Of_SequenceThatFitsNoRow_Throws(int length) =>
        Should.Throw<ArgumentException>(() => PackingPlan.Of([3, length], 8, PackingKind.InOrder)).Message.ShouldContain($"sequence 1 has {length} tokens");

    [Fact]
    public void Of_Nothing_HasNoRow() => PackingPlan.Of([], 8, PackingKind.BestFitDecreasing).ShouldBeEmpty();
}

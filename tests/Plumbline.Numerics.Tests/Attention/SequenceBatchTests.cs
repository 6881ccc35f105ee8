using Plumbline.Numerics.Attention;

namespace Plumbline.Numerics.Tests.Attention;

public class SequenceBatchTests
{
    [Fact]
    public void Set_Lengths_LaysSequencesEndToEnd()
    {
        SequenceBatch batch = new(3, 0, 5);
        batch.Count.ShouldBe(3);
        batch.TotalRows.ShouldBe(8);
        batch.Starts.ToArray().ShouldBe([0, 3, 3]);
        batch.Lengths.ToArray().ShouldBe([3, 0, 5]);

        batch.Set([2, 4]);
        batch.Count.ShouldBe(2);
        batch.TotalRows.ShouldBe(6);
        batch.Starts.ToArray().ShouldBe([0, 2]);

        batch.Set([1, 1, 1, 1]);
        batch.Starts.ToArray().ShouldBe([0, 1, 2, 3]);
        new SequenceBatch().TotalRows.ShouldBe(0);
    }

    [Fact]
    public void Set_NegativeLength_IsRefusedAndChangesNothing()
    {
        SequenceBatch batch = new(3, 4);
        Should.Throw<ArgumentOutOfRangeException>(() => batch.Set([1, -1]));
        batch.Lengths.ToArray().ShouldBe([3, 4]);
        batch.TotalRows.ShouldBe(7);
    }
}

using Plumbline.Numerics.Compute;

namespace Plumbline.Numerics.Tests.Compute;

public class RowSplitTests
{
    [Theory]
    [InlineData(0, 100)]
    [InlineData(1, 1_000_000)]
    [InlineData(7, 5000)]
    [InlineData(1000, 16)]
    [InlineData(1000, 17)]
    [InlineData(int.MaxValue, 100_000)]
    public void Start_AllChunks_CoverEveryRowOnce(int rows, long columns)
    {
        int chunks = RowSplit.Chunks(rows, columns);
        chunks.ShouldBeInRange(1, 16);
        RowSplit.Start(rows, 0, chunks).ShouldBe(0);
        RowSplit.Start(rows, chunks, chunks).ShouldBe(rows);
        for (int chunk = 0; chunk < chunks; chunk++)
        {
            RowSplit.Start(rows, chunk + 1, chunks).ShouldBeGreaterThanOrEqualTo(RowSplit.Start(rows, chunk, chunks));
        }
    }

    [Fact]
    public void Chunks_SmallWork_IsOne() => RowSplit.Chunks(100, 100).ShouldBe(1);
}

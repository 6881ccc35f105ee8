namespace Plumbline.Statistics.Tests.Regression;

public sealed class SparseRowTests
{
    [Fact]
    public void Row_UnsortedIndices_AreSortedWithTheirValues()
    {
        SparseRow row = new([5, 1, 3], [50, 10, 30]);

        row.Indices.ToArray().ShouldBe([1, 3, 5]);
        row.Values.ToArray().ShouldBe([10.0, 30, 50]);
        row.Width.ShouldBe(6);
    }

    [Fact]
    public void Minus_SharedAndOwnFeatures_LeavesOutWhatCancels()
    {
        SparseRow difference = new SparseRow([0, 2, 4], [1, 2, 3]).Minus(new SparseRow([1, 2, 4], [7, 2, 1]));

        difference.Indices.ToArray().ShouldBe([0, 1, 4]);
        difference.Values.ToArray().ShouldBe([1.0, -7, 2]);
    }

    [Fact]
    public void Row_BadArguments_Throw()
    {
        Should.Throw<ArgumentException>(() => new SparseRow([1], [1, 2]));
        Should.Throw<ArgumentException>(() => new SparseRow([1, 1], [1, 2]));
        Should.Throw<ArgumentException>(() => new SparseRow([-1], [1]));
        Should.Throw<ArgumentException>(() => new SparseRow([1], [double.NaN]));
    }
}

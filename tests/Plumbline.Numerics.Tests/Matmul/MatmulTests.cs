namespace Plumbline.Numerics.Tests.Matmul;

/// <summary>The product is one chain of fused multiply-adds per element, so kernel and reference agree to the bit, whatever the blocking.</summary>
public class MatmulTests
{
    // Beside the vector edges: 12 rows make a tile, 48 a parallel product, 192 a block; 256 or 512 terms make a pass; 128 columns a group of panels.
    private static readonly int[] RowCounts = [1, 2, 5, 6, 7, 8, 9, 11, 12, 13, 15, 16, 17, 31, 32, 33, 47, 48, 49, 63, 64, 65, 191, 192, 193, 401];
    private static readonly int[] ColumnCounts = [.. RandomArrays.EdgeLengths, 95, 96, 97, 127, 128, 129, 161];
    private static readonly int[] Depths = [0, .. RandomArrays.EdgeLengths, 255, 256, 257, 511, 512, 513, 1100];

    public static TheoryData<bool, bool> Transpositions => new() { { false, false }, { false, true }, { true, false }, { true, true } };

    [Theory]
    [MemberData(nameof(Transpositions))]
    public void Multiply_AnyRows_HasTheBitsOfTheReference(bool transposedA, bool transposedB) =>
        Check(RowCounts.SelectMany(rows => new[] { (rows, 33, 20), (rows, 7, 9) }), transposedA, transposedB);

    [Theory]
    [MemberData(nameof(Transpositions))]
    public void Multiply_AnyColumns_HasTheBitsOfTheReference(bool transposedA, bool transposedB) =>
        Check(ColumnCounts.SelectMany(columns => new[] { (14, columns, 20), (3, columns, 17) }), transposedA, transposedB);

    [Theory]
    [MemberData(nameof(Transpositions))]
    public void Multiply_AnyDepth_HasTheBitsOfTheReference(bool transposedA, bool transposedB) =>
        Check(Depths.SelectMany(depth => new[] { (13, 33, depth), (4, 9, depth) }), transposedA, transposedB);

    [Theory]
    [InlineData(1, 200, 320)]
    [InlineData(4, 160, 128)]
    [InlineData(50, 70, 33)]
    [InlineData(100, 97, 300)]
    [InlineData(210, 40, 65)]
    public void Multiply_LargeEnoughForThreads_HasTheBitsOfTheReference(int rows, int columns, int depth)
    {
        Check([(rows, columns, depth)], transposedA: false, transposedB: true);
        Check([(rows, columns, depth)], transposedA: true, transposedB: false);
    }

    // This is what makes the importance ratio of a fresh rollout exactly 1.
    [Fact]
    public void Multiply_OneRowAlone_HasTheBitsOfTheRowInABatch()
    {
        using EveryProcessor processors = new();
        MatmulCase batch = new(30, 150, 70);
        float[] all = processors.Agree(batch.Run, "batch");
        float[] single = processors.Agree(processor => batch.RunRow(processor, 17), "row");
        all.AsSpan(17 * 153, 150).ToArray().ShouldHaveBitsOf(single.AsSpan(0, 150), "row 17");
    }

    private static void Check(IEnumerable<(int Rows, int Columns, int Depth)> shapes, bool transposedA, bool transposedB)
    {
        using EveryProcessor processors = new();
        foreach ((int rows, int columns, int depth) in shapes)
        {
            foreach (bool accumulate in new[] { false, true })
            {
                MatmulCase product = new(rows, columns, depth, transposedA, transposedB, accumulate, Packed: (rows + columns + depth) % 2 == 0);
                processors.Agree(product.Run, product.ToString()).ShouldHaveBitsOf(product.Reference(), product.ToString());
            }
        }
    }
}

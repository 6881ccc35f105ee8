using Plumbline.Numerics.Compute;

namespace Plumbline.Numerics.Tests.Embedding;

public unsafe class EmbeddingTests
{
    private const int Entries = 9;

    public static TheoryData<int, int> Shapes
    {
        get
        {
            TheoryData<int, int> shapes = new() { { 0, 4 }, { 300, 70 } };
            foreach (int columns in RandomArrays.EdgeLengths)
            {
                shapes.Add(13, columns);
            }

            return shapes;
        }
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void GatherRows_EveryShape_CopiesRows(int rows, int columns)
    {
        int[] indices = RandomArrays.Indices("rows", rows, Entries);
        float[] table = RandomArrays.Normal("table", Entries * columns);
        using EveryProcessor processors = new();
        processors.Agree(processor => Gather(processor, table, indices, columns), $"[{rows}, {columns}]")
            .ShouldBe([.. indices.SelectMany(index => table.AsSpan(index * columns, columns).ToArray())]);
    }

    // More rows than entries: every entry is hit several times, and its additions must happen in order.
    [Theory]
    [MemberData(nameof(Shapes))]
    public void ScatterAddRows_RepeatedIndices_AddInOrderOfRows(int rows, int columns)
    {
        int[] indices = RandomArrays.Indices("rows", rows, Entries);
        float[] source = RandomArrays.Normal("source", rows * columns);
        float[] table = RandomArrays.Normal("table", Entries * columns);
        float[] expected = [.. table];
        for (int row = 0; row < rows; row++)
        {
            for (int i = 0; i < columns; i++)
            {
                expected[(indices[row] * columns) + i] += source[(row * columns) + i];
            }
        }

        using EveryProcessor processors = new();
        processors.Agree(processor => ScatterAdd(processor, source, table, indices, columns), $"[{rows}, {columns}]")
            .ShouldHaveBitsOf(expected, "sums in order");
    }

    private static float[] Gather(Processor processor, float[] table, int[] indices, int columns)
    {
        using GuardedMemory memory = new();
        float* target = memory.Empty(indices.Length * columns);
        processor.Backend.GatherRows(memory.Copy(table), memory.Copy(indices), target, indices.Length, columns);
        return memory.Read(target);
    }

    private static float[] ScatterAdd(Processor processor, float[] source, float[] table, int[] indices, int columns)
    {
        using GuardedMemory memory = new();
        float* target = memory.Copy(table);
        processor.Backend.ScatterAddRows(memory.Copy(source), memory.Copy(indices), target, indices.Length, columns);
        return memory.Read(target);
    }
}

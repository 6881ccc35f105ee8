using Plumbline.Numerics.Matmul;

namespace Plumbline.Numerics.Tests.Matmul;

public unsafe class PackingTests
{
    [Theory]
    [InlineData(12)]
    [InlineData(32)]
    public void Transposed_EveryCount_MovesElementIKToKI(int width)
    {
        for (int rows = 1; rows <= width; rows++)
        {
            foreach (int depth in new[] { 1, 3, 4, 5, 8, 17 })
            {
                Check(rows, depth, width, transposed: true);
            }
        }
    }

    [Theory]
    [InlineData(12)]
    [InlineData(32)]
    public void Straight_EveryCount_MovesElementKIToKI(int width)
    {
        for (int columns = 1; columns <= width; columns++)
        {
            Check(columns, 5, width, transposed: false);
        }
    }

    private static void Check(int count, int depth, int width, bool transposed)
    {
        using GuardedMemory memory = new();
        int stride = (transposed ? depth : count) + 2;
        float[] values = RandomArrays.Normal("packing", (transposed ? count : depth) * stride);
        float* source = memory.Copy(values);
        float* target = memory.Empty(depth * width);
        if (transposed)
        {
            Packing.Transposed(source, stride, count, depth, target, width);
        }
        else
        {
            Packing.Straight(source, stride, count, depth, target, width);
        }

        float[] expected = new float[depth * width];
        for (int k = 0; k < depth; k++)
        {
            for (int i = 0; i < count; i++)
            {
                expected[(k * width) + i] = transposed ? values[(i * stride) + k] : values[(k * stride) + i];
            }
        }

        memory.Read(target).ShouldHaveBitsOf(expected, $"{count} of {width}, depth {depth}");
    }
}

using Plumbline.Numerics.Compute;
using Plumbline.Numerics.Matmul;

namespace Plumbline.Numerics.Tests.Matmul;

/// <summary>One product with random operands, for kernel and reference alike. Rows are stored further apart than they are long.</summary>
internal sealed unsafe record MatmulCase(int Rows, int Columns, int Depth, bool TransposedA = false, bool TransposedB = false, bool Accumulate = false, bool Packed = false)
{
    private const int Gap = 3;

    public float[] Run(Processor processor) => Run(memory =>
    {
        MatmulArguments arguments = Arguments(memory);
        if (Packed)
        {
            float* packed = memory.Empty(checked((int)processor.Backend.PackedSize(Depth, Columns)));
            processor.Backend.Pack(arguments, packed);
            memory.Read(packed);
            arguments.PackedB = packed;
            arguments.B = null;
        }

        processor.Backend.Multiply(arguments);
        return (nint)arguments.C;
    });

    public float[] Reference() => Run(memory =>
    {
        MatmulArguments arguments = Arguments(memory);
        MatmulReference.Multiply(arguments);
        return (nint)arguments.C;
    });

    /// <summary>One row of the same product, computed alone.</summary>
    public float[] RunRow(Processor processor, int row) => Run(memory =>
    {
        MatmulArguments arguments = Arguments(memory);
        arguments.A += row * arguments.StrideA;
        arguments.C = memory.Empty(Columns);
        arguments.Rows = 1;
        processor.Backend.Multiply(arguments);
        return (nint)arguments.C;
    });

    private static float[] Run(Func<GuardedMemory, nint> multiply)
    {
        using GuardedMemory memory = new();
        return memory.Read((float*)multiply(memory));
    }

    private MatmulArguments Arguments(GuardedMemory memory)
    {
        (int rowsA, int columnsA) = TransposedA ? (Depth, Rows) : (Rows, Depth);
        (int rowsB, int columnsB) = TransposedB ? (Columns, Depth) : (Depth, Columns);
        return new MatmulArguments
        {
            A = memory.Copy(RandomArrays.Normal($"a/{this}", rowsA * (columnsA + Gap))),
            B = memory.Copy(RandomArrays.Normal($"b/{this}", rowsB * (columnsB + Gap))),
            C = memory.Copy(RandomArrays.Normal($"c/{this}", Rows * (Columns + Gap))),
            StrideA = columnsA + Gap,
            StrideB = columnsB + Gap,
            StrideC = Columns + Gap,
            Rows = Rows,
            Columns = Columns,
            Depth = Depth,
            TransposedA = TransposedA,
            TransposedB = TransposedB,
            Accumulate = Accumulate,
        };
    }
}

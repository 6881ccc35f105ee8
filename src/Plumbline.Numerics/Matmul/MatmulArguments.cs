namespace Plumbline.Numerics.Matmul;

/// <summary>C[rows, columns] (+)= A[rows, depth] · B[depth, columns], each operand stored as it is or transposed.</summary>
internal unsafe struct MatmulArguments
{
    /// <summary>A, stored <c>[rows, depth]</c>, or <c>[depth, rows]</c> where <see cref="TransposedA"/>.</summary>
    public float* A;

    /// <summary>B, stored <c>[depth, columns]</c>, or <c>[columns, depth]</c> where <see cref="TransposedB"/>; ignored where <see cref="PackedB"/> is given.</summary>
    public float* B;

    /// <summary>B already in panels by <see cref="MatmulKernel{TLanes}.PackB"/>; null to pack it on the way.</summary>
    public float* PackedB;

    /// <summary>Whether <see cref="PackedB"/> holds bfloat16, as <see cref="BFloat16Packing"/> has it.</summary>
    public bool PackedAsBFloat16;

    /// <summary>The result, <c>[rows, columns]</c>. Must not overlap A or B.</summary>
    public float* C;

    /// <summary>Floats from one stored row to the next.</summary>
    public long StrideA, StrideB, StrideC;

    public int Rows, Columns, Depth;

    public bool TransposedA, TransposedB;

    /// <summary>Whether the chains continue from what C holds; otherwise C is overwritten.</summary>
    public bool Accumulate;

    /// <summary>Further products of the same A, each with its own packed right operand: queries, keys and values share one pass over A.</summary>
    public MatmulRight Second, Third;
}

/// <summary>One more right operand, packed, and the result it goes to; absent where it has no columns.</summary>
internal unsafe struct MatmulRight
{
    /// <summary>Panels by <see cref="MatmulKernel{TLanes}.PackB"/>.</summary>
    public float* PackedB;

    /// <summary>Whether the panels hold bfloat16, as <see cref="BFloat16Packing"/> has it.</summary>
    public bool PackedAsBFloat16;

    /// <summary>The result, <c>[rows, columns]</c>.</summary>
    public float* C;

    public long StrideC;

    public int Columns;
}

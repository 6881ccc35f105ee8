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

    /// <summary>The result, <c>[rows, columns]</c>. Must not overlap A or B.</summary>
    public float* C;

    /// <summary>Floats from one stored row to the next.</summary>
    public long StrideA, StrideB, StrideC;

    public int Rows, Columns, Depth;

    public bool TransposedA, TransposedB;

    /// <summary>Whether the chains continue from what C holds; otherwise C is overwritten.</summary>
    public bool Accumulate;
}

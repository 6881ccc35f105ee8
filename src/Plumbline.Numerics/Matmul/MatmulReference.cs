namespace Plumbline.Numerics.Matmul;

/// <summary>The product by its definition. <see cref="MatmulKernel{TLanes}"/> gives the same bits.</summary>
internal static unsafe class MatmulReference
{
    public static void Multiply(in MatmulArguments m)
    {
        for (int i = 0; i < m.Rows; i++)
        {
            for (int j = 0; j < m.Columns; j++)
            {
                float sum = m.Accumulate ? m.C[(i * m.StrideC) + j] : 0f;
                for (int k = 0; k < m.Depth; k++)
                {
                    float a = m.TransposedA ? m.A[(k * m.StrideA) + i] : m.A[(i * m.StrideA) + k];
                    float b = m.TransposedB ? m.B[(j * m.StrideB) + k] : m.B[(k * m.StrideB) + j];
                    sum = MathF.FusedMultiplyAdd(a, b, sum);
                }

                m.C[(i * m.StrideC) + j] = sum;
            }
        }
    }
}

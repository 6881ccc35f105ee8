using System.Runtime.CompilerServices;
using Plumbline.Numerics.Compute;
using Plumbline.Numerics.Simd;

namespace Plumbline.Numerics.Rotary;

/// <summary>
/// Rotary position embedding (Su et al. 2021, "RoFormer", eq. 34) in the half-split pairing of Hugging Face: element i of a head turns with
/// element i + size/2. In place; direction −1 turns back, which is the gradient. Reference: <see cref="RotaryReference"/>.
/// </summary>
internal unsafe struct RotaryKernel<TLanes> : IParallelWork
    where TLanes : struct, ILanes<TLanes>
{
    public float* X, Cosines, Sines;
    public int* Positions;
    public float Direction;
    public int Rows, Heads, HeadSize, Chunks;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public readonly void Execute(int chunkIndex, Scratch scratch)
    {
        int half = HeadSize / 2;
        TLanes direction = TLanes.Create(Direction);
        int end = RowSplit.Start(Rows, chunkIndex + 1, Chunks);
        for (int row = RowSplit.Start(Rows, chunkIndex, Chunks); row < end; row++)
        {
            float* cos = Cosines + ((long)Positions[row] * half);
            float* sin = Sines + ((long)Positions[row] * half);
            float* head = X + ((long)row * Heads * HeadSize);
            for (int h = 0; h < Heads; h++, head += HeadSize)
            {
                int i = 0;
                for (; i + 16 <= half; i += 16)
                {
                    TLanes c = TLanes.Load(cos + i);
                    TLanes s = TLanes.Load(sin + i) * direction;
                    TLanes a = TLanes.Load(head + i);
                    TLanes b = TLanes.Load(head + half + i);
                    TLanes.FusedMultiplyAdd(a, c, TLanes.Zero - (b * s)).Store(head + i);
                    TLanes.FusedMultiplyAdd(b, c, a * s).Store(head + half + i);
                }

                for (; i < half; i++)
                {
                    float s = sin[i] * Direction;
                    float a = head[i];
                    float b = head[half + i];
                    head[i] = MathF.FusedMultiplyAdd(a, cos[i], 0f - (b * s));
                    head[half + i] = MathF.FusedMultiplyAdd(b, cos[i], a * s);
                }
            }
        }
    }
}

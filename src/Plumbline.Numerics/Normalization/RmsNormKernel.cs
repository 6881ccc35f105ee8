using System.Runtime.CompilerServices;
using Plumbline.Numerics.Compute;
using Plumbline.Numerics.Simd;

namespace Plumbline.Numerics.Normalization;

/// <summary>
/// y = gain · x / rms(x) with rms(x) = √(mean(x²) + ε), row by row (Zhang and Sennrich 2019, "Root Mean Square Layer Normalization", eq. 4,
/// with ε under the root as in Llama). Reference: <see cref="NormalizationReference"/>.
/// </summary>
internal static unsafe class RmsNormKernel<TLanes>
    where TLanes : struct, ILanes<TLanes>
{
    public struct Forward : IParallelWork
    {
        public float* X, Gain, Y, InverseRms;
        public float Epsilon;
        public int Rows, Columns, Chunks;

        public readonly void Execute(int chunkIndex, Scratch scratch)
        {
            int end = RowSplit.Start(Rows, chunkIndex + 1, Chunks);
            for (int row = RowSplit.Start(Rows, chunkIndex, Chunks); row < end; row++)
            {
                float* x = X + ((long)row * Columns);
                float inverse = 1f / MathF.Sqrt((RowMath<TLanes>.Dot(x, x, Columns) / Columns) + Epsilon);
                InverseRms[row] = inverse;
                Row(x, inverse, Y + ((long)row * Columns));
            }
        }

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private readonly void Row(float* x, float inverse, float* y)
        {
            TLanes scale = TLanes.Create(inverse);
            int i = 0;
            for (; i + 16 <= Columns; i += 16)
            {
                (TLanes.Load(x + i) * scale * TLanes.Load(Gain + i)).Store(y + i);
            }

            if (i < Columns)
            {
                int rest = Columns - i;
                (TLanes.LoadPartial(x + i, rest) * scale * TLanes.LoadPartial(Gain + i, rest)).StorePartial(y + i, rest);
            }
        }
    }

    /// <summary>dx (+)= r · (gain·dy − x · r² · mean(gain·dy·x)), r = 1/rms.</summary>
    public struct BackwardInput : IParallelWork
    {
        public float* Dy, X, Gain, InverseRms, Dx;
        public bool Accumulate;
        public int Rows, Columns, Chunks;

        public readonly void Execute(int chunkIndex, Scratch scratch)
        {
            int end = RowSplit.Start(Rows, chunkIndex + 1, Chunks);
            for (int row = RowSplit.Start(Rows, chunkIndex, Chunks); row < end; row++)
            {
                long offset = (long)row * Columns;
                Row(Dy + offset, X + offset, InverseRms[row], Dx + offset);
            }
        }

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private readonly void Row(float* dy, float* x, float inverse, float* dx)
        {
            TLanes sum = TLanes.Zero;
            int i = 0;
            for (; i + 16 <= Columns; i += 16)
            {
                sum = TLanes.FusedMultiplyAdd(TLanes.Load(dy + i) * TLanes.Load(Gain + i), TLanes.Load(x + i), sum);
            }

            int rest = Columns - i;
            if (rest > 0)
            {
                sum = TLanes.FusedMultiplyAdd(
                    TLanes.LoadPartial(dy + i, rest) * TLanes.LoadPartial(Gain + i, rest), TLanes.LoadPartial(x + i, rest), sum);
            }

            TLanes pull = TLanes.Create(-(TLanes.Sum(sum) / Columns) * inverse * inverse);
            TLanes scale = TLanes.Create(inverse);
            for (i = 0; i + 16 <= Columns; i += 16)
            {
                TLanes direct = TLanes.Load(dy + i) * TLanes.Load(Gain + i);
                TLanes start = Accumulate ? TLanes.Load(dx + i) : TLanes.Zero;
                TLanes.FusedMultiplyAdd(TLanes.FusedMultiplyAdd(TLanes.Load(x + i), pull, direct), scale, start).Store(dx + i);
            }

            if (rest > 0)
            {
                TLanes direct = TLanes.LoadPartial(dy + i, rest) * TLanes.LoadPartial(Gain + i, rest);
                TLanes start = Accumulate ? TLanes.LoadPartial(dx + i, rest) : TLanes.Zero;
                TLanes.FusedMultiplyAdd(TLanes.FusedMultiplyAdd(TLanes.LoadPartial(x + i, rest), pull, direct), scale, start)
                    .StorePartial(dx + i, rest);
            }
        }
    }

    /// <summary>dgain += Σ over rows of dy · x · r, in order of rows; chunks are columns.</summary>
    public struct BackwardGain : IParallelWork
    {
        public float* Dy, X, InverseRms, Dgain;
        public int Rows, Columns;

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public readonly void Execute(int chunkIndex, Scratch scratch)
        {
            int column = chunkIndex * 16;
            int count = Math.Min(16, Columns - column);
            TLanes sum = TLanes.LoadPartial(Dgain + column, count);
            float* dy = Dy + column;
            float* x = X + column;
            if (count == 16)
            {
                for (int row = 0; row < Rows; row++, dy += Columns, x += Columns)
                {
                    sum = TLanes.FusedMultiplyAdd(TLanes.Load(dy), TLanes.Load(x) * TLanes.Create(InverseRms[row]), sum);
                }
            }
            else
            {
                for (int row = 0; row < Rows; row++, dy += Columns, x += Columns)
                {
                    sum = TLanes.FusedMultiplyAdd(
                        TLanes.LoadPartial(dy, count), TLanes.LoadPartial(x, count) * TLanes.Create(InverseRms[row]), sum);
                }
            }

            sum.StorePartial(Dgain + column, count);
        }
    }
}

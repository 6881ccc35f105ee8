using System.Runtime.CompilerServices;
using Plumbline.Numerics.Compute;
using Plumbline.Numerics.Simd;

namespace Plumbline.Numerics.Normalization;

/// <summary>
/// y = gain · (x − mean) / √(variance + ε) + bias, row by row, population variance (Ba, Kiros and Hinton 2016, eq. 3).
/// Reference: <see cref="NormalizationReference"/>.
/// </summary>
internal static unsafe class LayerNormKernel<TLanes>
    where TLanes : struct, ILanes<TLanes>
{
    public struct Forward : IParallelWork
    {
        public float* X, Gain, Bias, Y, Mean, Inverse;
        public float Epsilon;
        public int Rows, Columns, Chunks;

        public readonly void Execute(int chunkIndex, Scratch scratch)
        {
            int end = RowSplit.Start(Rows, chunkIndex + 1, Chunks);
            for (int row = RowSplit.Start(Rows, chunkIndex, Chunks); row < end; row++)
            {
                Row(row, X + ((long)row * Columns), Y + ((long)row * Columns));
            }
        }

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private readonly void Row(int row, float* x, float* y)
        {
            float mean = RowMath<TLanes>.Sum(x, Columns) / Columns;
            TLanes means = TLanes.Create(mean);
            int whole = Columns & ~15;
            for (int i = 0; i < whole; i += 16)
            {
                (TLanes.Load(x + i) - means).Store(y + i);
            }

            for (int i = whole; i < Columns; i++)
            {
                y[i] = x[i] - mean;
            }

            float inverse = 1f / MathF.Sqrt((RowMath<TLanes>.Dot(y, y, Columns) / Columns) + Epsilon);
            Mean[row] = mean;
            Inverse[row] = inverse;
            TLanes scale = TLanes.Create(inverse);
            for (int i = 0; i < whole; i += 16)
            {
                TLanes.FusedMultiplyAdd(TLanes.Load(y + i) * scale, TLanes.Load(Gain + i), TLanes.Load(Bias + i)).Store(y + i);
            }

            for (int i = whole; i < Columns; i++)
            {
                y[i] = MathF.FusedMultiplyAdd(y[i] * inverse, Gain[i], Bias[i]);
            }
        }
    }

    /// <summary>dx (+)= r · (g − mean(g) − n · mean(g·n)) with g = gain·dy, n = (x − mean)·r.</summary>
    public struct BackwardInput : IParallelWork
    {
        public float* Dy, X, Gain, Mean, Inverse, Dx;
        public bool Accumulate;
        public int Rows, Columns, Chunks;

        public readonly void Execute(int chunkIndex, Scratch scratch)
        {
            scratch.Begin(2 * Scratch.RoundUp(Columns));
            float* g = scratch.Rent(Columns);
            float* n = scratch.Rent(Columns);
            int end = RowSplit.Start(Rows, chunkIndex + 1, Chunks);
            for (int row = RowSplit.Start(Rows, chunkIndex, Chunks); row < end; row++)
            {
                long offset = (long)row * Columns;
                Row(Dy + offset, X + offset, Mean[row], Inverse[row], Dx + offset, g, n);
            }
        }

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private readonly void Row(float* dy, float* x, float mean, float inverse, float* dx, float* g, float* n)
        {
            int whole = Columns & ~15;
            TLanes means = TLanes.Create(mean);
            TLanes scale = TLanes.Create(inverse);
            for (int i = 0; i < whole; i += 16)
            {
                (TLanes.Load(dy + i) * TLanes.Load(Gain + i)).Store(g + i);
                ((TLanes.Load(x + i) - means) * scale).Store(n + i);
            }

            for (int i = whole; i < Columns; i++)
            {
                g[i] = dy[i] * Gain[i];
                n[i] = (x[i] - mean) * inverse;
            }

            float meanG = RowMath<TLanes>.Sum(g, Columns) / Columns;
            float meanGn = RowMath<TLanes>.Dot(g, n, Columns) / Columns;
            TLanes minusMeanG = TLanes.Create(meanG);
            TLanes minusMeanGn = TLanes.Create(-meanGn);
            for (int i = 0; i < whole; i += 16)
            {
                TLanes value = TLanes.FusedMultiplyAdd(TLanes.Load(n + i), minusMeanGn, TLanes.Load(g + i) - minusMeanG);
                TLanes start = Accumulate ? TLanes.Load(dx + i) : TLanes.Zero;
                TLanes.FusedMultiplyAdd(value, scale, start).Store(dx + i);
            }

            for (int i = whole; i < Columns; i++)
            {
                float value = MathF.FusedMultiplyAdd(n[i], -meanGn, g[i] - meanG);
                dx[i] = MathF.FusedMultiplyAdd(value, inverse, Accumulate ? dx[i] : 0f);
            }
        }
    }

    /// <summary>dgain += Σ dy · n and dbias += Σ dy over rows in order; chunks are columns. Either may be null.</summary>
    public struct BackwardParameters : IParallelWork
    {
        public float* Dy, X, Mean, Inverse, Dgain, Dbias;
        public int Rows, Columns;

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public readonly void Execute(int chunkIndex, Scratch scratch)
        {
            int column = chunkIndex * 16;
            int count = Math.Min(16, Columns - column);
            TLanes gain = Dgain == null ? TLanes.Zero : TLanes.LoadPartial(Dgain + column, count);
            TLanes bias = Dbias == null ? TLanes.Zero : TLanes.LoadPartial(Dbias + column, count);
            for (int row = 0; row < Rows; row++)
            {
                long offset = ((long)row * Columns) + column;
                TLanes dy = count == 16 ? TLanes.Load(Dy + offset) : TLanes.LoadPartial(Dy + offset, count);
                TLanes x = count == 16 ? TLanes.Load(X + offset) : TLanes.LoadPartial(X + offset, count);
                TLanes n = (x - TLanes.Create(Mean[row])) * TLanes.Create(Inverse[row]);
                gain = TLanes.FusedMultiplyAdd(dy, n, gain);
                bias += dy;
            }

            if (Dgain != null)
            {
                gain.StorePartial(Dgain + column, count);
            }

            if (Dbias != null)
            {
                bias.StorePartial(Dbias + column, count);
            }
        }
    }
}

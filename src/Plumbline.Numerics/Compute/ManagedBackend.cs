using System.Runtime.CompilerServices;
using Plumbline.Numerics.Attention;
using Plumbline.Numerics.Activations;
using Plumbline.Numerics.Elementwise;
using Plumbline.Numerics.Embedding;
using Plumbline.Numerics.LogProbs;
using Plumbline.Numerics.Matmul;
using Plumbline.Numerics.Normalization;
using Plumbline.Numerics.Optimizers;
using Plumbline.Numerics.Rotary;
using Plumbline.Numerics.Sampling;
using Plumbline.Numerics.Simd;

namespace Plumbline.Numerics.Compute;

/// <summary>The default backend: managed SIMD code on the processor. It only splits work into chunks; the arithmetic is in the kernels it names.</summary>
internal sealed unsafe class ManagedBackend<TLanes>(WorkerPool pool) : IBackend
    where TLanes : struct, ILanes<TLanes>
{
    private const int ScatterChunkColumns = 64;
    private double[] _blockSums = [];

    public VectorWidth VectorWidth => TLanes.Width;

    public long PackedSize(int depth, int columns) => MatmulKernel<TLanes>.PackedSize(depth, columns);

    public void Pack(in MatmulArguments arguments, float* target) => MatmulKernel<TLanes>.PackB(arguments, target, pool);

    public void Multiply(in MatmulArguments arguments)
    {
        if (arguments.Rows == 0 || arguments.Columns == 0)
        {
            return;
        }

        if (arguments.Depth == 0)
        {
            // No terms: what the kernels never touch is zero, or stays as it is.
            for (int row = 0; row < arguments.Rows && !arguments.Accumulate; row++)
            {
                new Span<float>(arguments.C + (row * arguments.StrideC), arguments.Columns).Clear();
            }

            return;
        }

        MatmulKernel<TLanes>.Multiply(arguments, pool);
    }

    public void AddBias(float* matrix, float* bias, int rows, int columns)
    {
        int chunks = RowSplit.Chunks(rows, columns);
        pool.Run(new BiasKernel<TLanes>.Forward { Matrix = matrix, Bias = bias, Rows = rows, Columns = columns, Chunks = chunks }, chunks);
    }

    public void SumRows(float* matrix, float* sums, int rows, int columns) =>
        pool.Run(new BiasKernel<TLanes>.Backward { Matrix = matrix, Sums = sums, Rows = rows, Columns = columns }, ColumnChunks(columns));

    public void Add(float* left, float* right, float factor, float* target, long count) =>
        Elementwise(new AddOperator<TLanes> { Left = left, Right = right, Factor = factor, Target = target }, count);

    public void AddScaled(float* source, float factor, float* target, long count) =>
        Elementwise(new AddScaledOperator<TLanes> { Source = source, Factor = factor, Target = target }, count);

    public void Scale(float* target, float factor, long count) =>
        Elementwise(new ScaleOperator<TLanes> { Target = target, Factor = factor }, count);

    public void GatherRows(float* table, int* rowIndices, float* target, int rows, int columns)
    {
        int chunks = RowSplit.Chunks(rows, columns);
        pool.Run(
            new EmbeddingKernel<TLanes>.Gather { Table = table, RowIndices = rowIndices, Target = target, Rows = rows, Columns = columns, Chunks = chunks },
            chunks);
    }

    public void GatherBFloat16Rows(float* packedTable, int* rowIndices, float* target, int rows, int columns)
    {
        int chunks = RowSplit.Chunks(rows, columns);
        pool.Run(
            new GatherBFloat16 { PackedTable = packedTable, RowIndices = rowIndices, Target = target, Rows = rows, Columns = columns, Chunks = chunks },
            chunks);
    }

    public void ScatterAddRows(float* source, int* rowIndices, float* table, int rows, int columns) =>
        pool.Run(
            new EmbeddingKernel<TLanes>.ScatterAdd
            {
                Source = source, RowIndices = rowIndices, Table = table, Rows = rows, Columns = columns, ChunkColumns = ScatterChunkColumns,
            },
            (columns + ScatterChunkColumns - 1) / ScatterChunkColumns);

    public void RmsNorm(float* x, float* gain, float epsilon, float* y, float* inverseRms, int rows, int columns)
    {
        int chunks = RowSplit.Chunks(rows, columns);
        pool.Run(
            new RmsNormKernel<TLanes>.Forward
            {
                X = x, Gain = gain, Epsilon = epsilon, Y = y, InverseRms = inverseRms, Rows = rows, Columns = columns, Chunks = chunks,
            },
            chunks);
    }

    public void RmsNormBackward(float* dy, float* x, float* gain, float* inverseRms, float* dx, bool accumulate, float* dgain, int rows, int columns)
    {
        int chunks = RowSplit.Chunks(rows, columns);
        if (dx != null)
        {
            pool.Run(
                new RmsNormKernel<TLanes>.BackwardInput
                {
                    Dy = dy, X = x, Gain = gain, InverseRms = inverseRms, Dx = dx, Accumulate = accumulate, Rows = rows, Columns = columns, Chunks = chunks,
                },
                chunks);
        }

        if (dgain != null)
        {
            pool.Run(
                new RmsNormKernel<TLanes>.BackwardGain { Dy = dy, X = x, InverseRms = inverseRms, Dgain = dgain, Rows = rows, Columns = columns },
                ColumnChunks(columns));
        }
    }

    public void LayerNorm(float* x, float* gain, float* bias, float epsilon, float* y, float* mean, float* inverse, int rows, int columns)
    {
        int chunks = RowSplit.Chunks(rows, columns);
        pool.Run(
            new LayerNormKernel<TLanes>.Forward
            {
                X = x, Gain = gain, Bias = bias, Epsilon = epsilon, Y = y, Mean = mean, Inverse = inverse, Rows = rows, Columns = columns, Chunks = chunks,
            },
            chunks);
    }

    public void LayerNormBackward(
        float* dy, float* x, float* gain, float* mean, float* inverse, float* dx, bool accumulate, float* dgain, float* dbias, int rows, int columns)
    {
        int chunks = RowSplit.Chunks(rows, columns);
        if (dx != null)
        {
            pool.Run(
                new LayerNormKernel<TLanes>.BackwardInput
                {
                    Dy = dy, X = x, Gain = gain, Mean = mean, Inverse = inverse, Dx = dx, Accumulate = accumulate, Rows = rows, Columns = columns, Chunks = chunks,
                },
                chunks);
        }

        if (dgain != null || dbias != null)
        {
            pool.Run(
                new LayerNormKernel<TLanes>.BackwardParameters
                {
                    Dy = dy, X = x, Mean = mean, Inverse = inverse, Dgain = dgain, Dbias = dbias, Rows = rows, Columns = columns,
                },
                ColumnChunks(columns));
        }
    }

    public void Rotate(float* x, int* positions, float* cosines, float* sines, float direction, int rows, int heads, int headSize)
    {
        int chunks = RowSplit.Chunks(rows, heads * headSize);
        pool.Run(
            new RotaryKernel<TLanes>
            {
                X = x, Positions = positions, Cosines = cosines, Sines = sines, Direction = direction, Rows = rows, Heads = heads, HeadSize = headSize, Chunks = chunks,
            },
            chunks);
    }

    public void SwiGlu(float* gate, float* up, float* y, long count) =>
        Elementwise(new SwiGluOperator<TLanes> { Gate = gate, Up = up, Y = y }, count);

    public void SwiGluBackward(float* dy, float* gate, float* up, float* dgate, float* dup, long count) =>
        Elementwise(new SwiGluBackwardOperator<TLanes> { Dy = dy, Gate = gate, Up = up, Dgate = dgate, Dup = dup }, count);

    public void Gelu(float* x, float* y, long count) => Elementwise(new GeluOperator<TLanes> { X = x, Y = y }, count);

    public void GeluBackward(float* dy, float* x, float* dx, bool accumulate, long count) =>
        Elementwise(new GeluBackwardOperator<TLanes> { Dy = dy, X = x, Dx = dx, Accumulate = accumulate }, count);

    public void Attention(in AttentionArguments arguments)
    {
        if (arguments.KeyPanels != null && arguments.LongestRows == 1)
        {
            int groups = (arguments.Heads + DecodeAttentionKernel<TLanes>.HeadsPerChunk - 1) / DecodeAttentionKernel<TLanes>.HeadsPerChunk;
            pool.Run(new DecodeAttentionKernel<TLanes> { A = arguments }, arguments.SequenceCount * groups);
        }
        else
        {
            pool.Run(new AttentionKernel<TLanes> { A = arguments }, arguments.SequenceCount * arguments.Heads);
        }
    }

    public void AttentionBackward(in AttentionArguments arguments, in AttentionGradients gradients) =>
        pool.Run(new AttentionBackwardKernel<TLanes> { A = arguments, G = gradients }, arguments.SequenceCount * arguments.KeyValueHeads);

    public void LogProbs(float* logits, int* targets, float* logProbs, float* logSums, float* entropies, float inverseTemperature, int rows, int vocabulary)
    {
        int chunks = RowSplit.Chunks(rows, vocabulary);
        pool.Run(
            new LogProbKernel<TLanes>.Forward
            {
                Logits = logits, Targets = targets, LogProbs = logProbs, LogSums = logSums, Entropies = entropies,
                InverseTemperature = inverseTemperature, Rows = rows, Vocabulary = vocabulary, Chunks = chunks,
            },
            chunks);
    }

    public void LogProbsBackward(
        float* logits, int* targets, float* logSums, float* entropies, float* dLogProbs, float* dEntropies, float inverseTemperature, int rows, int vocabulary)
    {
        int chunks = RowSplit.Chunks(rows, vocabulary);
        pool.Run(
            new LogProbKernel<TLanes>.Backward
            {
                Logits = logits, Targets = targets, LogSums = logSums, Entropies = entropies,
                DLogProbs = dLogProbs, DEntropies = dEntropies, InverseTemperature = inverseTemperature, Rows = rows, Vocabulary = vocabulary, Chunks = chunks,
            },
            chunks);
    }

    public void Sample(float* logits, double* uniforms, int* tokens, float inverseTemperature, int rows, int vocabulary)
    {
        int chunks = RowSplit.Chunks(rows, vocabulary);
        pool.Run(
            new CategoricalKernel<TLanes>
            {
                Logits = logits, Uniforms = uniforms, Tokens = tokens, InverseTemperature = inverseTemperature, Rows = rows, Columns = vocabulary, Chunks = chunks,
            },
            chunks);
    }

    public double SumOfSquares(float* values, long count)
    {
        int blocks = (int)((count + SumOfSquaresKernel<TLanes>.BlockFloats - 1) / SumOfSquaresKernel<TLanes>.BlockFloats);
        if (_blockSums.Length < blocks)
        {
            _blockSums = GC.AllocateUninitializedArray<double>(blocks, pinned: true);
        }

        pool.Run(
            new SumOfSquaresKernel<TLanes> { Values = values, Count = count, BlockSums = (double*)Unsafe.AsPointer(ref System.Runtime.InteropServices.MemoryMarshal.GetArrayDataReference(_blockSums)) },
            blocks);
        double sum = 0;
        for (int i = 0; i < blocks; i++)
        {
            sum += _blockSums[i];
        }

        return sum;
    }

    public void AdamW(in AdamWStep step) => Elementwise(new AdamWOperator<TLanes> { S = step }, step.Count);

    private static int ColumnChunks(int columns) => (columns + 15) / 16;

    private void Elementwise<TOperator>(TOperator arithmetic, long count)
        where TOperator : unmanaged, IElementwiseOperator<TLanes> => ElementwiseKernel<TLanes, TOperator>.Run(arithmetic, count, pool);
}

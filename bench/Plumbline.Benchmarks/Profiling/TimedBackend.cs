using System.Diagnostics;
using Plumbline.Numerics.Attention;
using Plumbline.Numerics.Compute;
using Plumbline.Numerics.Matmul;
using Plumbline.Numerics.Optimizers;
using Plumbline.Numerics.Simd;

namespace Plumbline.Benchmarks.Profiling;

/// <summary>Passes every call to another backend and adds up the time of each kind: where a step's time goes.</summary>
internal sealed unsafe class TimedBackend(IBackend inner) : IBackend
{
    private readonly SortedDictionary<string, (long Ticks, long Calls)> _totals = new(StringComparer.Ordinal);

    public VectorWidth VectorWidth => inner.VectorWidth;

    /// <summary>Time and calls by operation since the last <see cref="Clear"/>.</summary>
    public IReadOnlyDictionary<string, (long Ticks, long Calls)> Totals => _totals;

    public void Clear() => _totals.Clear();

    public long PackedSize(int depth, int columns) => inner.PackedSize(depth, columns);

    public void Pack(in MatmulArguments arguments, float* target)
    {
        long start = Stopwatch.GetTimestamp();
        inner.Pack(in arguments, target);
        Count(nameof(Pack), start);
    }

    public void Multiply(in MatmulArguments arguments)
    {
        long start = Stopwatch.GetTimestamp();
        inner.Multiply(in arguments);
        Count(arguments.TransposedA ? "Multiply dW" : arguments.PackedB != null ? "Multiply forward" : "Multiply dX", start);
    }

    public void AddBias(float* matrix, float* bias, int rows, int columns)
    {
        long start = Stopwatch.GetTimestamp();
        inner.AddBias(matrix, bias, rows, columns);
        Count(nameof(AddBias), start);
    }

    public void SumRows(float* matrix, float* sums, int rows, int columns)
    {
        long start = Stopwatch.GetTimestamp();
        inner.SumRows(matrix, sums, rows, columns);
        Count(nameof(SumRows), start);
    }

    public void Add(float* left, float* right, float factor, float* target, long count)
    {
        long start = Stopwatch.GetTimestamp();
        inner.Add(left, right, factor, target, count);
        Count(nameof(Add), start);
    }

    public void AddScaled(float* source, float factor, float* target, long count)
    {
        long start = Stopwatch.GetTimestamp();
        inner.AddScaled(source, factor, target, count);
        Count(nameof(AddScaled), start);
    }

    public void Scale(float* target, float factor, long count)
    {
        long start = Stopwatch.GetTimestamp();
        inner.Scale(target, factor, count);
        Count(nameof(Scale), start);
    }

    public void GatherRows(float* table, int* rowIndices, float* target, int rows, int columns)
    {
        long start = Stopwatch.GetTimestamp();
        inner.GatherRows(table, rowIndices, target, rows, columns);
        Count(nameof(GatherRows), start);
    }

    public void GatherBFloat16Rows(float* table, int* rowIndices, float* target, int rows, int columns)
    {
        long start = Stopwatch.GetTimestamp();
        inner.GatherBFloat16Rows(table, rowIndices, target, rows, columns);
        Count(nameof(GatherBFloat16Rows), start);
    }

    public void ScatterAddRows(float* source, int* rowIndices, float* table, int rows, int columns)
    {
        long start = Stopwatch.GetTimestamp();
        inner.ScatterAddRows(source, rowIndices, table, rows, columns);
        Count(nameof(ScatterAddRows), start);
    }

    public void RmsNorm(float* x, float* gain, float epsilon, float* y, float* inverseRms, int rows, int columns)
    {
        long start = Stopwatch.GetTimestamp();
        inner.RmsNorm(x, gain, epsilon, y, inverseRms, rows, columns);
        Count(nameof(RmsNorm), start);
    }

    public void RmsNormBackward(float* dy, float* x, float* gain, float* inverseRms, float* dx, bool accumulate, float* dgain, int rows, int columns)
    {
        long start = Stopwatch.GetTimestamp();
        inner.RmsNormBackward(dy, x, gain, inverseRms, dx, accumulate, dgain, rows, columns);
        Count(nameof(RmsNormBackward), start);
    }

    public void LayerNorm(float* x, float* gain, float* bias, float epsilon, float* y, float* mean, float* inverse, int rows, int columns)
    {
        long start = Stopwatch.GetTimestamp();
        inner.LayerNorm(x, gain, bias, epsilon, y, mean, inverse, rows, columns);
        Count(nameof(LayerNorm), start);
    }

    public void LayerNormBackward( float* dy, float* x, float* gain, float* mean, float* inverse, float* dx, bool accumulate, float* dgain, float* dbias, int rows, int columns)
    {
        long start = Stopwatch.GetTimestamp();
        inner.LayerNormBackward(dy, x, gain, mean, inverse, dx, accumulate, dgain, dbias, rows, columns);
        Count(nameof(LayerNormBackward), start);
    }

    public void Rotate(float* x, int* positions, float* cosines, float* sines, float direction, int rows, int heads, int headSize)
    {
        long start = Stopwatch.GetTimestamp();
        inner.Rotate(x, positions, cosines, sines, direction, rows, heads, headSize);
        Count(nameof(Rotate), start);
    }

    public void SwiGlu(float* gate, float* up, float* y, long count)
    {
        long start = Stopwatch.GetTimestamp();
        inner.SwiGlu(gate, up, y, count);
        Count(nameof(SwiGlu), start);
    }

    public void SwiGluBackward(float* dy, float* gate, float* up, float* dgate, float* dup, long count)
    {
        long start = Stopwatch.GetTimestamp();
        inner.SwiGluBackward(dy, gate, up, dgate, dup, count);
        Count(nameof(SwiGluBackward), start);
    }

    public void Gelu(float* x, float* y, long count)
    {
        long start = Stopwatch.GetTimestamp();
        inner.Gelu(x, y, count);
        Count(nameof(Gelu), start);
    }

    public void GeluBackward(float* dy, float* x, float* dx, bool accumulate, long count)
    {
        long start = Stopwatch.GetTimestamp();
        inner.GeluBackward(dy, x, dx, accumulate, count);
        Count(nameof(GeluBackward), start);
    }

    public void Attention(in AttentionArguments arguments)
    {
        long start = Stopwatch.GetTimestamp();
        inner.Attention(in arguments);
        Count(nameof(Attention), start);
    }

    public void AttentionBackward(in AttentionArguments arguments, in AttentionGradients gradients)
    {
        long start = Stopwatch.GetTimestamp();
        inner.AttentionBackward(in arguments, in gradients);
        Count(nameof(AttentionBackward), start);
    }

    public void LogProbs(float* logits, int* targets, float* logProbs, float* logSums, float* entropies, float inverseTemperature, int rows, int vocabulary)
    {
        long start = Stopwatch.GetTimestamp();
        inner.LogProbs(logits, targets, logProbs, logSums, entropies, inverseTemperature, rows, vocabulary);
        Count(nameof(LogProbs), start);
    }

    public void LogProbsBackward( float* logits, int* targets, float* logSums, float* entropies, float* dLogProbs, float* dEntropies, float inverseTemperature, int rows, int vocabulary)
    {
        long start = Stopwatch.GetTimestamp();
        inner.LogProbsBackward(logits, targets, logSums, entropies, dLogProbs, dEntropies, inverseTemperature, rows, vocabulary);
        Count(nameof(LogProbsBackward), start);
    }

    public void Sample(float* logits, double* uniforms, int* tokens, float inverseTemperature, int rows, int vocabulary)
    {
        long start = Stopwatch.GetTimestamp();
        inner.Sample(logits, uniforms, tokens, inverseTemperature, rows, vocabulary);
        Count(nameof(Sample), start);
    }

    public double SumOfSquares(float* values, long count)
    {
        long start = Stopwatch.GetTimestamp();
        double result = inner.SumOfSquares(values, count);
        Count(nameof(SumOfSquares), start);
        return result;
    }

    public void AdamW(in AdamWStep step)
    {
        long start = Stopwatch.GetTimestamp();
        inner.AdamW(in step);
        Count(nameof(AdamW), start);
    }

    private void Count(string name, long start)
    {
        (long ticks, long calls) = _totals.GetValueOrDefault(name);
        _totals[name] = (ticks + Stopwatch.GetTimestamp() - start, calls + 1);
    }
}

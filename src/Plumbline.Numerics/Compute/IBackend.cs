using Plumbline.Numerics.Attention;
using Plumbline.Numerics.Matmul;
using Plumbline.Numerics.Optimizers;
using Plumbline.Numerics.Simd;

namespace Plumbline.Numerics.Compute;

/// <summary>
/// The one seam between the engine and whatever multiplies: everything above it (tape, models, trainers) is written against this list, so
/// an accelerator joins by implementing it. Matrices are row-major floats; gradients marked "accumulates" are added to.
/// </summary>
internal unsafe interface IBackend
{
    VectorWidth VectorWidth { get; }

    /// <summary>Floats that a packed <c>[depth, columns]</c> right operand takes.</summary>
    long PackedSize(int depth, int columns);

    /// <summary>Packs the right operand of a product for repeated use.</summary>
    void Pack(in MatmulArguments arguments, float* target);

    /// <summary>C (+)= A · B; see <see cref="MatmulArguments"/>.</summary>
    void Multiply(in MatmulArguments arguments);

    /// <summary>Adds <paramref name="bias"/> <c>[columns]</c> to each row.</summary>
    void AddBias(float* matrix, float* bias, int rows, int columns);

    /// <summary>Column sums of <paramref name="matrix"/> into <paramref name="sums"/>; accumulates.</summary>
    void SumRows(float* matrix, float* sums, int rows, int columns);

    /// <summary>target = left + right · factor.</summary>
    void Add(float* left, float* right, float factor, float* target, long count);

    /// <summary>target += source · factor.</summary>
    void AddScaled(float* source, float factor, float* target, long count);

    /// <summary>target *= factor.</summary>
    void Scale(float* target, float factor, long count);

    /// <summary>target[r] = table[rows[r]].</summary>
    void GatherRows(float* table, int* rowIndices, float* target, int rows, int columns);

    /// <summary>The same from a table packed by <see cref="BFloat16Packing"/>, widened.</summary>
    void GatherBFloat16Rows(float* packedTable, int* rowIndices, float* target, int rows, int columns);

    /// <summary>table[rows[r]] += source[r], in order of r; accumulates.</summary>
    void ScatterAddRows(float* source, int* rowIndices, float* table, int rows, int columns);

    /// <summary>Root-mean-square normalisation of each row; keeps 1/rms per row.</summary>
    void RmsNorm(float* x, float* gain, float epsilon, float* y, float* inverseRms, int rows, int columns);

    void RmsNormBackward(float* dy, float* x, float* gain, float* inverseRms, float* dx, bool accumulate, float* dgain, int rows, int columns);

    /// <summary>Layer normalisation of each row; keeps mean and 1/deviation per row.</summary>
    void LayerNorm(float* x, float* gain, float* bias, float epsilon, float* y, float* mean, float* inverse, int rows, int columns);

    void LayerNormBackward(
        float* dy, float* x, float* gain, float* mean, float* inverse, float* dx, bool accumulate, float* dgain, float* dbias, int rows, int columns);

    /// <summary>Rotates pairs (i, i + headSize/2) of every head in place by the angle of the row's position; backwards where <paramref name="direction"/> is −1.</summary>
    void Rotate(float* x, int* positions, float* cosines, float* sines, float direction, int rows, int heads, int headSize);

    void SwiGlu(float* gate, float* up, float* y, long count);

    void SwiGluBackward(float* dy, float* gate, float* up, float* dgate, float* dup, long count);

    void Gelu(float* x, float* y, long count);

    void GeluBackward(float* dy, float* x, float* dx, bool accumulate, long count);

    void Attention(in AttentionArguments arguments);

    void AttentionBackward(in AttentionArguments arguments, in AttentionGradients gradients);

    /// <summary>Multiplies the logits, in place, by the inverse temperature; then log-probability of each row's target, log Σ e^(logit − largest logit) for the backward pass and, where not null, entropy (nats).</summary>
    void LogProbs(float* logits, int* targets, float* logProbs, float* logSums, float* entropies, float inverseTemperature, int rows, int vocabulary);

    /// <summary>Overwrites logits, as the forward pass left them, with the gradient of what they were before.</summary>
    void LogProbsBackward(
        float* logits, int* targets, float* logSums, float* entropies, float* dLogProbs, float* dEntropies, float inverseTemperature, int rows, int vocabulary);

    /// <summary>One index per row drawn from softmax(logits · inverseTemperature) at the row's uniform number.</summary>
    void Sample(float* logits, double* uniforms, int* tokens, float inverseTemperature, int rows, int vocabulary);

    /// <summary>Sum of squares, in double, by blocks of fixed size added in order.</summary>
    double SumOfSquares(float* values, long count);

    void AdamW(in AdamWStep step);
}

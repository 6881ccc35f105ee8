using Plumbline.Numerics.Tensors;

namespace Plumbline.Models.Adapters;

/// <summary>
/// A low-rank change of one weight: W + scale · B · A (Hu et al. 2021, "LoRA", eq. 3), scale = alpha / rank, or alpha / √rank in the
/// rank-stabilised form (Kalajdzievski 2023).
/// </summary>
public sealed class LoraAdapter : IDisposable
{
    /// <summary>An adapter of zeros, for a projection named <paramref name="name"/>.</summary>
    public LoraAdapter(string name, int outputs, int inputs, int rank, float scale)
    {
        A = new Parameter(name + ".lora_A.weight", rank, inputs);
        B = new Parameter(name + ".lora_B.weight", outputs, rank);
        Scale = scale;
    }

    /// <summary>Down-projection <c>[rank, in]</c>; random at the start.</summary>
    public Parameter A { get; }

    /// <summary>Up-projection <c>[out, rank]</c>; zero at the start, so that the model starts unchanged.</summary>
    public Parameter B { get; }

    /// <summary>Factor of the change.</summary>
    public float Scale { get; }

    /// <summary>weight ← weight + scale · B · A, each element summed in double and rounded once.</summary>
    internal void AddTo(Parameter weight)
    {
        Span<float> target = weight.Edit();
        double[] change = new double[weight.Columns];
        for (int output = 0; output < weight.Rows; output++)
        {
            Array.Clear(change);
            for (int r = 0; r < A.Rows; r++)
            {
                double factor = B.Row(output)[r];
                ReadOnlySpan<float> down = A.Row(r);
                for (int input = 0; input < change.Length; input++)
                {
                    change[input] += factor * down[input];
                }
            }

            Span<float> row = target.Slice(output * weight.Columns, weight.Columns);
            for (int input = 0; input < row.Length; input++)
            {
                row[input] = (float)(row[input] + (Scale * change[input]));
            }
        }
    }

    /// <summary>Frees both.</summary>
    public void Dispose()
    {
        A.Dispose();
        B.Dispose();
    }
}

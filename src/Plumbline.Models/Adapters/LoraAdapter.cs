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

    /// <summary>Frees both.</summary>
    public void Dispose()
    {
        A.Dispose();
        B.Dispose();
    }
}

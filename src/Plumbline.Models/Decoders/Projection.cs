using Plumbline.Models.Adapters;
using Plumbline.Numerics.Autograd;
using Plumbline.Numerics.Autograd.Operations;
using Plumbline.Numerics.Tensors;

namespace Plumbline.Models.Decoders;

/// <summary>One linear layer of a decoder: weight, perhaps a bias, perhaps a low-rank adapter.</summary>
public sealed class Projection : IDisposable
{
    internal Projection(string name, int outputs, int inputs, bool bias)
    {
        Name = name;
        Weight = new Parameter(name + ".weight", outputs, inputs);
        Bias = bias ? new Parameter(name + ".bias", outputs) : null;
    }

    /// <summary>Module name as in checkpoints, without ".weight".</summary>
    public string Name { get; }

    /// <summary>Weight <c>[out, in]</c>.</summary>
    public Parameter Weight { get; }

    /// <summary>Bias <c>[out]</c>, or null.</summary>
    public Parameter? Bias { get; }

    /// <summary>Low-rank adapter added to the weight, or null.</summary>
    public LoraAdapter? Adapter { get; internal set; }

    /// <summary>x · Wᵀ + b, plus the adapter's share.</summary>
    public Tensor Apply(Tape tape, Tensor x)
    {
        Tensor y = tape.Linear(x, Weight, Bias);
        return Adapter is null ? y : tape.Add(y, tape.Linear(tape.Linear(x, Adapter.A), Adapter.B), Adapter.Scale);
    }

    /// <summary>Frees the parameters.</summary>
    public void Dispose()
    {
        Weight.Dispose();
        Bias?.Dispose();
        Adapter?.Dispose();
    }
}

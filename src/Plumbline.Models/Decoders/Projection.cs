using Plumbline.Models.Adapters;
using Plumbline.Numerics.Autograd;
using Plumbline.Numerics.Autograd.Operations;
using Plumbline.Numerics.Tensors;

namespace Plumbline.Models.Decoders;

/// <summary>One linear layer of a decoder: weight, perhaps a bias, perhaps a low-rank adapter.</summary>
public sealed class Projection : IDisposable
{
    internal Projection(string name, int outputs, int inputs, bool bias, ParameterSource source)
    {
        Name = name;
        Weight = source(name + ".weight", outputs, inputs);
        Bias = bias ? source(name + ".bias", outputs) : null;
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
    public Tensor Apply(Tape tape, Tensor x) => WithAdapter(tape, x, tape.Linear(x, Weight, Bias));

    /// <summary>Two projections of the same rows in one pass over them.</summary>
    internal static (Tensor First, Tensor Second) Apply(Tape tape, Tensor x, Projection first, Projection second)
    {
        Span<Tensor> results = [x, x];
        tape.LinearTogether(x, [(first.Weight, first.Bias), (second.Weight, second.Bias)], results);
        return (first.WithAdapter(tape, x, results[0]), second.WithAdapter(tape, x, results[1]));
    }

    /// <summary>Three projections of the same rows in one pass over them.</summary>
    internal static (Tensor First, Tensor Second, Tensor Third) Apply(Tape tape, Tensor x, Projection first, Projection second, Projection third)
    {
        Span<Tensor> results = [x, x, x];
        tape.LinearTogether(x, [(first.Weight, first.Bias), (second.Weight, second.Bias), (third.Weight, third.Bias)], results);
        return (first.WithAdapter(tape, x, results[0]), second.WithAdapter(tape, x, results[1]), third.WithAdapter(tape, x, results[2]));
    }

    private Tensor WithAdapter(Tape tape, Tensor x, Tensor y) =>
        Adapter is null ? y : tape.Add(y, tape.Linear(tape.Linear(x, Adapter.A), Adapter.B), Adapter.Scale);

    /// <summary>Frees the parameters.</summary>
    public void Dispose()
    {
        Weight.Dispose();
        Bias?.Dispose();
        Adapter?.Dispose();
    }
}

using Plumbline.Models.Configuration;
using Plumbline.Numerics.Autograd;
using Plumbline.Numerics.Autograd.Operations;
using Plumbline.Numerics.Tensors;

namespace Plumbline.Models.Decoders;

/// <summary>One normalisation layer: RMSNorm, or LayerNorm with its bias.</summary>
public sealed class Norm : IDisposable
{
    private readonly float _epsilon;

    internal Norm(string name, int channels, Normalization kind, double epsilon, ParameterSource source)
    {
        Gain = source(name + ".weight", channels);
        Bias = kind == Normalization.LayerNorm ? source(name + ".bias", channels) : null;
        _epsilon = (float)epsilon;
    }

    /// <summary>Gain <c>[channels]</c>.</summary>
    public Parameter Gain { get; }

    /// <summary>Bias <c>[channels]</c>; null for RMSNorm.</summary>
    public Parameter? Bias { get; }

    /// <summary>Normalises each row, or each group of channels of a row where the gain is narrower than it.</summary>
    public Tensor Apply(Tape tape, Tensor x) =>
        Bias is null ? tape.RmsNorm(x, Gain, _epsilon) : tape.LayerNorm(x, Gain, Bias, _epsilon);

    /// <summary>Frees the parameters.</summary>
    public void Dispose()
    {
        Gain.Dispose();
        Bias?.Dispose();
    }
}

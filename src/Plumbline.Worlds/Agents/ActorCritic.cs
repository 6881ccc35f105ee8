using Plumbline.Numerics.Autograd;
using Plumbline.Numerics.Autograd.Operations;
using Plumbline.Numerics.Randomness;
using Plumbline.Numerics.Tensors;
using Plumbline.Worlds.Environments;

namespace Plumbline.Worlds.Agents;

/// <summary>A net of two hidden layers with GELU and two heads: the logits of the actions, and the value of the state.</summary>
internal sealed class ActorCritic : IDisposable
{
    private readonly Parameter _first;
    private readonly Parameter _firstBias;
    private readonly Parameter _second;
    private readonly Parameter _secondBias;
    private readonly Parameter _value;
    private readonly Parameter _valueBias;

    /// <summary>A net with random weights: hidden layers keep the size of what goes through, and the first policy is nearly uniform.</summary>
    public ActorCritic(int features, int hidden, int actions, RandomStream random)
    {
        _first = Matrix("first.weight", hidden, features, Math.Sqrt(2.0 / features));
        _firstBias = new Parameter("first.bias", hidden);
        _second = Matrix("second.weight", hidden, hidden, Math.Sqrt(2.0 / hidden));
        _secondBias = new Parameter("second.bias", hidden);
        Policy = Matrix("policy.weight", actions, hidden, 0.01);
        _value = Matrix("value.weight", 1, hidden, Math.Sqrt(1.0 / hidden));
        _valueBias = new Parameter("value.bias", 1);
        Parameters = [_first, _firstBias, _second, _secondBias, Policy, _value, _valueBias];

        Parameter Matrix(string name, int rows, int columns, double deviation)
        {
            Parameter matrix = new(name, rows, columns);
            random.FillGaussian(matrix.Edit(), deviation);
            return matrix;
        }
    }

    /// <summary>All weights.</summary>
    public IReadOnlyList<Parameter> Parameters { get; }

    /// <summary>The weights of the actions <c>[actions, hidden]</c>.</summary>
    public Parameter Policy { get; }

    /// <summary>What both heads read: <c>[rows, hidden]</c>.</summary>
    public Tensor Body(Tape tape, ReadOnlySpan<float> features)
    {
        Tensor x = tape.Zeros(features.Length / _first.Columns, _first.Columns, "features");
        features.CopyTo(x.Edit());
        return tape.Gelu(tape.Linear(tape.Gelu(tape.Linear(x, _first, _firstBias)), _second, _secondBias));
    }

    /// <summary>The value of each row.</summary>
    public Tensor Values(Tape tape, Tensor body) => tape.Linear(body, _value, _valueBias);

    /// <summary>A copy of the policy that needs no engine.</summary>
    public NeuralPolicy<TState> ToPolicy<TState>(World<TState> world)
        where TState : struct, IEquatable<TState> => new(
        world, new DenseLayer(_first.Values, _firstBias.Values), new DenseLayer(_second.Values, _secondBias.Values), new DenseLayer(Policy.Values, new float[Policy.Rows]));

    public void Dispose()
    {
        foreach (Parameter parameter in Parameters)
        {
            parameter.Dispose();
        }
    }
}

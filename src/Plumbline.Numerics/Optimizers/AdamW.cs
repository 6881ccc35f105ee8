using Plumbline.Numerics.Compute;
using Plumbline.Numerics.Tensors;

namespace Plumbline.Numerics.Optimizers;

/// <summary>
/// Adam with decoupled weight decay and global-norm clipping over a fixed list of parameters; arithmetic in <see cref="AdamWOperator{TLanes}"/>.
/// Its whole state is <see cref="StepCount"/> and the two moments of each parameter.
/// </summary>
public sealed unsafe class AdamW : IDisposable
{
    private readonly Processor _processor;
    private readonly Parameter[] _parameters;
    private readonly NativeBuffer[] _first;
    private readonly NativeBuffer[] _second;

    /// <summary>An optimiser at step 0.</summary>
    /// <param name="processor">Runs the updates.</param>
    /// <param name="parameters">What is trained, in a fixed order; frozen ones are skipped at each step.</param>
    /// <param name="options">Settings; validated.</param>
    /// <exception cref="ArgumentException">An option is out of range.</exception>
    public AdamW(Processor processor, IEnumerable<Parameter> parameters, AdamWOptions options)
    {
        IReadOnlyList<string> problems = options.Validate();
        if (problems.Count > 0)
        {
            throw new ArgumentException(string.Join("; ", problems), nameof(options));
        }

        _processor = processor;
        _parameters = [.. parameters];
        Options = options;
        _first = [.. _parameters.Select(p => new NativeBuffer(p.Count))];
        _second = [.. _parameters.Select(p => new NativeBuffer(p.Count))];
    }

    /// <summary>Settings.</summary>
    public AdamWOptions Options { get; }

    /// <summary>Updates made so far.</summary>
    public long StepCount { get; private set; }

    /// <summary>What is trained.</summary>
    public IReadOnlyList<Parameter> Parameters => _parameters;

    /// <summary>Updates every trainable parameter from its gradient and clears the gradients.</summary>
    /// <param name="learningRate">Learning rate of this step.</param>
    /// <returns>The global norm of the gradients before clipping.</returns>
    /// <exception cref="NonFiniteException">A gradient is not finite; nothing was updated.</exception>
    public double Step(double learningRate)
    {
        double squares = 0;
        foreach (Parameter parameter in _parameters)
        {
            if (parameter is { Trainable: true, HasGradient: true })
            {
                double share = _processor.Backend.SumOfSquares(parameter.CompleteGradient(), parameter.Count);
                if (!double.IsFinite(share))
                {
                    throw new NonFiniteException($"gradient of {parameter.Name}", StepCount);
                }

                squares += share;
            }
        }

        double norm = Math.Sqrt(squares);
        StepCount++;
        AdamWStep step = new()
        {
            GradientScale = Options.MaxGradientNorm is { } limit ? (float)GradientClipping.Factor(norm, limit) : 1f,
            Beta1 = Options.Beta1,
            Beta2 = Options.Beta2,
            Epsilon = Options.Epsilon,
            StepSize = (float)(learningRate / (1 - Math.Pow(Options.Beta1, StepCount))),
            InverseRootCorrection = (float)(1 / Math.Sqrt(1 - Math.Pow(Options.Beta2, StepCount))),
        };
        for (int i = 0; i < _parameters.Length; i++)
        {
            Parameter parameter = _parameters[i];
            if (parameter is { Trainable: true, HasGradient: true })
            {
                step.Values = parameter.Data;
                step.Gradients = parameter.CompleteGradient();
                step.FirstMoments = _first[i].Pointer;
                step.SecondMoments = _second[i].Pointer;
                step.Count = parameter.Count;
                step.Decay = parameter.Shape.Count > 1 ? (float)(1 - (learningRate * Options.WeightDecay)) : 1f;
                _processor.Backend.AdamW(step);
                parameter.Changed();
                parameter.ClearGradient();
            }
        }

        return norm;
    }

    /// <summary>First and second moment of one parameter, for checkpoints.</summary>
    /// <param name="index">Index in <see cref="Parameters"/>.</param>
    public (ReadOnlyMemory<float> First, ReadOnlyMemory<float> Second) Moments(int index) =>
        (Copy(_first[index]), Copy(_second[index]));

    /// <summary>Restores a saved state.</summary>
    /// <param name="stepCount">Updates made when it was saved.</param>
    /// <param name="moments">First and second moment of the parameter with the given index.</param>
    /// <exception cref="ArgumentException">The state is not that of these parameters; nothing was restored.</exception>
    public void Restore(long stepCount, Func<int, (ReadOnlyMemory<float> First, ReadOnlyMemory<float> Second)> moments)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(stepCount);
        (ReadOnlyMemory<float> First, ReadOnlyMemory<float> Second)[] saved = [.. Enumerable.Range(0, _parameters.Length).Select(moments)];
        for (int i = 0; i < saved.Length; i++)
        {
            if (saved[i].First.Length != _first[i].Count || saved[i].Second.Length != _second[i].Count)
            {
                throw new ArgumentException(
                    $"{_parameters[i]} has {_first[i].Count} elements but moments of {saved[i].First.Length} and {saved[i].Second.Length}", nameof(moments));
            }
        }

        StepCount = stepCount;
        for (int i = 0; i < saved.Length; i++)
        {
            (ReadOnlyMemory<float> first, ReadOnlyMemory<float> second) = saved[i];
            first.Span.CopyTo(new Span<float>(_first[i].Pointer, checked((int)_first[i].Count)));
            second.Span.CopyTo(new Span<float>(_second[i].Pointer, checked((int)_second[i].Count)));
        }
    }

    /// <summary>Frees the moments.</summary>
    public void Dispose()
    {
        foreach (NativeBuffer buffer in _first.Concat(_second))
        {
            buffer.Dispose();
        }
    }

    private static ReadOnlyMemory<float> Copy(NativeBuffer buffer) => new ReadOnlySpan<float>(buffer.Pointer, checked((int)buffer.Count)).ToArray();
}

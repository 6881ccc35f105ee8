using Plumbline.Models.Checkpoints;
using Plumbline.Numerics;
using Plumbline.Numerics.Autograd;
using Plumbline.Numerics.Compute;
using Plumbline.Numerics.Optimizers;
using Plumbline.Numerics.Tensors;

namespace Plumbline.Training.Optimization;

/// <summary>
/// The steps of one model: <see cref="Begin"/>, forward on its tape, seed, <see cref="Accumulate"/>, as often as the batch has passes; then
/// <see cref="Step"/>. A value that is not finite is reported by the name of the first tensor that held one.
/// </summary>
public sealed class ModelOptimizer : IDisposable
{
    private readonly Tape _tape;
    private readonly AdamW _optimizer;

    /// <summary>Prepares to train.</summary>
    /// <param name="processor">Runs the kernels.</param>
    /// <param name="parameters">What is trained.</param>
    /// <param name="options">Settings of the optimiser; validated.</param>
    /// <exception cref="ArgumentException">An option is out of range.</exception>
    public ModelOptimizer(Processor processor, IEnumerable<Parameter> parameters, AdamWOptions options)
    {
        _tape = new Tape(processor);
        _optimizer = new AdamW(processor, parameters, options);
    }

    /// <summary>What passes keep of their activations. Changes memory and speed, never a result.</summary>
    /// <value>Default <see cref="RecomputePolicy.Nothing"/>: nothing is computed twice.</value>
    public RecomputePolicy Recompute
    {
        get => _tape.Recompute;
        init => _tape.Recompute = value;
    }

    /// <summary>Steps made.</summary>
    public long StepCount => _optimizer.StepCount;

    /// <summary>Forgets the last pass and gives the tape for the next one.</summary>
    public Tape Begin()
    {
        _tape.Reset();
        return _tape;
    }

    /// <summary>Sends the gradients that were seeded on the tape back to the parameters.</summary>
    /// <param name="loss">The loss they belong to.</param>
    /// <exception cref="NonFiniteException">The loss is not finite; nothing was sent.</exception>
    public void Accumulate(double loss)
    {
        if (!double.IsFinite(loss))
        {
            throw new NonFiniteException(_tape.FindNonFinite()?.Name ?? "the loss", StepCount);
        }

        _tape.Backward();
    }

    /// <summary>Updates the parameters and clears their gradients.</summary>
    /// <param name="learningRate">Learning rate of this step.</param>
    /// <returns>Global norm of the gradients before clipping.</returns>
    /// <exception cref="NonFiniteException">A gradient is not finite; nothing was updated.</exception>
    public double Step(double learningRate)
    {
        try
        {
            return _optimizer.Step(learningRate);
        }
        catch (NonFiniteException) when (_tape.FindNonFinite() is { } first)
        {
            throw new NonFiniteException(first.Name, StepCount);
        }
    }

    /// <summary>Copies weights, moments and step count. To be called between steps.</summary>
    /// <param name="origin">Names the copy in errors, such as "policy".</param>
    public TrainingState Capture(string origin) => new(
        origin,
        StepCount,
        [
            .. _optimizer.Parameters.Select((parameter, index) =>
            {
                (ReadOnlyMemory<float> first, ReadOnlyMemory<float> second) = _optimizer.Moments(index);
                return new ParameterState(parameter.Name, parameter.Shape, parameter.Values.ToArray(), first, second);
            }),
        ]);

    /// <summary>Sets weights, moments and step count; the next step is then the one that would have followed <see cref="Capture"/>, to the bit.</summary>
    /// <exception cref="CheckpointException">The state is of other parameters; nothing was changed.</exception>
    public void Restore(TrainingState state)
    {
        Dictionary<string, ParameterState> saved = state.Parameters.ToDictionary(parameter => parameter.Name, StringComparer.Ordinal);
        IReadOnlyList<Parameter> parameters = _optimizer.Parameters;
        foreach (Parameter parameter in parameters)
        {
            string found = saved.TryGetValue(parameter.Name, out ParameterState? values) ? $"shape [{string.Join(", ", values.Shape)}]" : "nothing";
            if (values is null || !values.Shape.SequenceEqual(parameter.Shape))
            {
                throw Misfit(state, $"tensor {parameter.Name}", found, $"shape [{string.Join(", ", parameter.Shape)}]");
            }
        }

        if (saved.Count != parameters.Count)
        {
            throw Misfit(state, "tensors", $"{saved.Count} parameters", $"the {parameters.Count} of the model");
        }

        foreach (Parameter parameter in parameters)
        {
            saved[parameter.Name].Values.Span.CopyTo(parameter.Edit());
            parameter.ClearGradient(); // what passes before left behind is not part of the state
        }

        _optimizer.Restore(state.StepCount, index => (saved[parameters[index].Name].FirstMoments, saved[parameters[index].Name].SecondMoments));
    }

    /// <summary>Frees tape and moments.</summary>
    public void Dispose()
    {
        _tape.Dispose();
        _optimizer.Dispose();
    }

    private static CheckpointException Misfit(TrainingState state, string place, string found, string expected) =>
        new(state.Origin, place, found, expected, "resume with the models that the state was saved from");
}

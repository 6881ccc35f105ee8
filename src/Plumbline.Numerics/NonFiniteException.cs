namespace Plumbline.Numerics;

/// <summary>A value that is not finite was found. Names the tensor and the step that made it, before anything was updated from it.</summary>
public sealed class NonFiniteException : ArithmeticException
{
    /// <summary>Reports a tensor.</summary>
    /// <param name="tensorName">The first tensor, in the order of computation, that holds such a value.</param>
    /// <param name="stepIndex">Optimiser step that computed it, 0 for the first.</param>
    public NonFiniteException(string tensorName, long stepIndex)
        : base($"non-finite value in {tensorName} at step {stepIndex}; the parameters are still those of the step before: "
            + "lower the learning rate or clip gradients harder, and resume from the last checkpoint")
    {
        TensorName = tensorName;
        StepIndex = stepIndex;
    }

    /// <summary>The tensor.</summary>
    public string TensorName { get; }

    /// <summary>The step.</summary>
    public long StepIndex { get; }
}

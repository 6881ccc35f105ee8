using Plumbline.Models.Adapters;
using Plumbline.Models.Decoders;
using Plumbline.Numerics.Compute;
using Plumbline.Numerics.Tensors;
using Plumbline.Training.Batches;
using Plumbline.Training.Texts;

namespace Plumbline.Training.Policies;

/// <summary>A policy with its reference: the frozen start that it is held to. With adapters both share one set of weights.</summary>
/// <param name="model">The model that is trained.</param>
/// <param name="parameters">What of it is trained: all, or adapters.</param>
/// <param name="reference">The reference policy; not disposed with this.</param>
/// <param name="save">Writes the model, with what belongs to it, into an empty folder.</param>
public sealed class TrainablePolicy(Decoder model, IReadOnlyList<Parameter> parameters, IReferencePolicy reference, Action<string> save)
{
    /// <summary>The model that is trained.</summary>
    public Decoder Model => model;

    /// <summary>What of it is trained.</summary>
    public IReadOnlyList<Parameter> Parameters => parameters;

    /// <summary>The reference policy.</summary>
    public IReferencePolicy Reference => reference;

    /// <summary>Writes the model into an empty folder.</summary>
    public void Save(string folder) => save(folder);
}

/// <summary>The frozen start of a policy.</summary>
public interface IReferencePolicy
{
    /// <summary>Lends the model for reading. It may be the policy's own weights without their adapters, so it must not be used after <paramref name="use"/> returns.</summary>
    /// <typeparam name="T">What is read from it.</typeparam>
    T Use<T>(Func<Decoder, T> use);
}

/// <summary>A reference that is a model of its own.</summary>
/// <param name="model">The model; never trained, and not disposed with this.</param>
public sealed class FrozenReference(Decoder model) : IReferencePolicy
{
    /// <inheritdoc/>
    public T Use<T>(Func<Decoder, T> use) => use(model);
}

/// <summary>A reference that is the policy without its adapters: no second copy of the weights.</summary>
/// <param name="model">The policy.</param>
/// <param name="adapters">Its adapters.</param>
public sealed class AdapterFreeReference(Decoder model, LoraAdapters adapters) : IReferencePolicy
{
    /// <inheritdoc/>
    public T Use<T>(Func<Decoder, T> use)
    {
        using IDisposable off = adapters.SwitchOff();
        return use(model);
    }
}

/// <summary>What is asked of a reference policy.</summary>
public static class ReferenceLogProbs
{
    /// <summary>Log-probability (nats) of every token of some replies.</summary>
    public static double[][] LogProbs(this IReferencePolicy reference, Processor processor, IReadOnlyList<PromptedReply> replies, double temperature, CancellationToken cancellation) =>
        reference.Use(model => ReplyLogProbs.Compute(processor, model, replies, cancellation, temperature));

    /// <summary>Σ log p (nats) of the learned tokens of some texts.</summary>
    public static double[] Sums(this IReferencePolicy reference, Processor processor, IReadOnlyList<LearnedText> texts, CancellationToken cancellation, double temperature = 1) =>
        reference.Use(model => TextLogProbs.Sums(processor, model, texts, temperature: temperature, cancellation: cancellation));
}

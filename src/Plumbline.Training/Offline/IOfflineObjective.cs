using Plumbline.Numerics.Autograd;
using Plumbline.Numerics.Tensors;
using Plumbline.Training.Metrics;

namespace Plumbline.Training.Offline;

/// <summary>What a method that learns from a fixed data set optimises. <see cref="OfflineTrainer{TExample}"/> does the rest.</summary>
/// <remarks>
/// The loss of a batch is Σ wᵢ·lossᵢ / Σ wᵢ over its examples. An objective works on one pass of it at a time and divides by the weight of the whole batch, so the
/// loss and its gradients do not depend on how the batch is cut into passes.
/// </remarks>
/// <typeparam name="TExample">An encoded row.</typeparam>
public interface IOfflineObjective<TExample>
{
    /// <summary>Name under which the trained weights stand in a trainer's state, such as <c>policy</c>.</summary>
    string ModelName { get; }

    /// <summary>What is trained.</summary>
    IReadOnlyList<Parameter> Parameters { get; }

    /// <summary>Tokens that an example sends through the model.</summary>
    int Tokens(TExample example);

    /// <summary>wᵢ: 1 for a pair, the learned tokens for a text.</summary>
    double Weight(TExample example);

    /// <summary>Works out what the batch as a whole decides and what needs no gradient, such as log-probabilities under the reference.</summary>
    /// <param name="batch">All examples of the step.</param>
    /// <param name="cancellation">Stops between passes.</param>
    void Prepare(IReadOnlyList<TExample> batch, CancellationToken cancellation);

    /// <summary>Runs a part of the prepared batch forward, adds its losses and metrics, and seeds their gradients.</summary>
    /// <param name="tape">The tape, reset.</param>
    /// <param name="batch">All examples of the step.</param>
    /// <param name="part">Which of them to run.</param>
    /// <param name="totalWeight">Σ wᵢ of the batch.</param>
    /// <param name="means">Receives every term, <c>loss</c> among them with its weight.</param>
    void Accumulate(Tape tape, IReadOnlyList<TExample> batch, Range part, double totalWeight, MetricMeans means);

    /// <summary>Writes what was trained.</summary>
    /// <param name="folder">An empty folder.</param>
    void Save(string folder);
}

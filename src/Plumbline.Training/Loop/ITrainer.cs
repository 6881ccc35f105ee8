namespace Plumbline.Training.Loop;

/// <summary>
/// A training method at work, one step at a time. <see cref="TrainingLoop"/> does everything around the steps: events, evaluation, checkpoints, early stopping
/// and resumption, the same for every method.
/// </summary>
/// <remarks>A step depends on the trainer's state, its options and its seed alone: two trainers in the same state take the same step, to the bit.</remarks>
public interface ITrainer : IDisposable
{
    /// <summary>Steps of the whole run, at least 1.</summary>
    int TotalSteps { get; }

    /// <summary>Takes one step: an optimiser step on data, or an iteration of rollouts and updates.</summary>
    /// <param name="index">0 for the first step of the run; steps are taken in order.</param>
    /// <param name="cancellation">Stops within the step; the models then stand in its midst, and only a restored state can go on.</param>
    /// <exception cref="Numerics.NonFiniteException">Training diverged.</exception>
    TrainerStep Step(int index, CancellationToken cancellation);

    /// <summary>Measures on held-out data, without learning.</summary>
    /// <param name="cancellation">Stops between passes.</param>
    /// <returns>Metrics by name, without the prefix <c>eval_</c>; null where there is nothing to measure on.</returns>
    IReadOnlyDictionary<string, double>? Evaluate(CancellationToken cancellation);

    /// <summary>Copies everything that the next step depends on. To be called between steps.</summary>
    TrainerState Capture();

    /// <summary>Goes to a state.</summary>
    /// <exception cref="Models.Checkpoints.CheckpointException">The state is of another method or other models.</exception>
    void Restore(TrainerState state);

    /// <summary>Writes what was trained in the format that others load: a Hugging Face checkpoint, a reward model, or adapters.</summary>
    /// <param name="folder">An empty folder.</param>
    void SaveModel(string folder);
}

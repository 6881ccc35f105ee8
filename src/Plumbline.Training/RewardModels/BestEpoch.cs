using Plumbline.Training.Optimization;

namespace Plumbline.Training.RewardModels;

/// <summary>
/// Early stopping by whole passes: keeps the weights of the pass with the lowest loss on texts that are not trained on, and says when further passes are
/// hopeless. Optimiser moments are kept with them, because they are part of a captured state.
/// </summary>
/// <param name="optimizer">Holds the weights.</param>
/// <param name="patience">Passes without a lower loss after which to stop.</param>
internal sealed class BestEpoch(ModelOptimizer optimizer, int patience)
{
    private TrainingState? _best;
    private double _lowest = double.PositiveInfinity;
    private int _epoch;

    /// <summary>1 for the first pass; 0 before any.</summary>
    public int Number { get; private set; }

    /// <summary>Takes note of a finished pass.</summary>
    /// <param name="loss">Its loss on what is not trained on.</param>
    /// <returns>Whether to stop.</returns>
    public bool Finish(double loss)
    {
        _epoch++;
        if (loss < _lowest)
        {
            (_lowest, Number, _best) = (loss, _epoch, optimizer.Capture("the best pass"));
        }

        return _epoch - Number >= patience;
    }

    /// <summary>Goes back to the best pass; nothing to do where no loss was finite.</summary>
    public void Restore()
    {
        if (_best is not null)
        {
            optimizer.Restore(_best);
        }
    }
}

namespace Plumbline.Training.RewardModels;

/// <summary>How a score is held against a label of its own.</summary>
public enum PointwiseLossKind
{
    /// <summary>Binary cross-entropy of σ(score) with a label from 0 to 1.</summary>
    BinaryCrossEntropy,

    /// <summary>(score − label)².</summary>
    SquaredError,
}

namespace Plumbline.Models.Generation;

/// <summary>Whose log-probabilities generation reports. Filters (top-k, top-p, min-p, repetition penalty) are in neither.</summary>
public enum ReportedLogProbs
{
    /// <summary>The model's own, at temperature 1.</summary>
    Model,

    /// <summary>
    /// Those of softmax(logits / temperature), from which tokens are drawn where no filter is set: what importance ratios need that train at the
    /// sampling temperature. To the bit those of a training forward with the same temperature.
    /// </summary>
    Tempered,
}

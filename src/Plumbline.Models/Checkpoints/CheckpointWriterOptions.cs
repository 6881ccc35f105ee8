namespace Plumbline.Models.Checkpoints;

/// <summary>How weights are written. Immutable.</summary>
public sealed record CheckpointWriterOptions
{
    /// <summary>
    /// Element type: <see cref="TensorType.Float32"/>, <see cref="TensorType.Float16"/> or <see cref="TensorType.BFloat16"/>.
    /// </summary>
    /// <value>Default F32, because training must be able to go on from what was saved.</value>
    public TensorType Type { get; init; } = TensorType.Float32;

    /// <summary>
    /// Tensor bytes above which the checkpoint is split over several files; a single larger tensor gets a file of its own.
    /// </summary>
    /// <value>Default 5,000,000,000 bytes, the limit that Hugging Face tools use. At least 1.</value>
    public long MaxShardBytes { get; init; } = 5_000_000_000;

    /// <summary>All that is wrong with these options; empty when they can be used.</summary>
    public IReadOnlyList<string> Validate()
    {
        List<string> problems = [];
        if (!Type.IsReadable())
        {
            problems.Add($"Type is {Type}; expected Float32, Float16 or BFloat16");
        }

        if (MaxShardBytes < 1)
        {
            problems.Add($"MaxShardBytes is {MaxShardBytes}; expected at least 1");
        }

        return problems;
    }
}

namespace Plumbline.Models.Checkpoints;

/// <summary>One tensor of a checkpoint: what it is and where its bytes are. Immutable.</summary>
public sealed record TensorEntry
{
    internal TensorEntry(string name, TensorType type, IReadOnlyList<int> shape, long elementCount, string shard, long fileOffset)
    {
        Name = name;
        Type = type;
        Shape = shape;
        ElementCount = elementCount;
        Shard = shard;
        FileOffset = fileOffset;
    }

    /// <summary>Name, such as <c>model.layers.0.self_attn.q_proj.weight</c>.</summary>
    public string Name { get; }

    /// <summary>How an element is stored.</summary>
    public TensorType Type { get; }

    /// <summary>Extents, outermost first; empty for a single number. Each is at least 0.</summary>
    public IReadOnlyList<int> Shape { get; }

    /// <summary>Product of <see cref="Shape"/>.</summary>
    public long ElementCount { get; }

    /// <summary>Bytes in the file.</summary>
    public long ByteCount => ElementCount * Type.ElementBytes();

    /// <summary>Full path of the file that holds the tensor.</summary>
    public string Shard { get; }

    /// <summary>Position of the first byte in <see cref="Shard"/>.</summary>
    internal long FileOffset { get; }
}

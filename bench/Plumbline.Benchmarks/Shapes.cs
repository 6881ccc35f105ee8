using Plumbline.Cli.Bench;

namespace Plumbline.Benchmarks;

/// <summary>The three model shapes of every comparison; sizes as in <c>bench/README.md</c>.</summary>
public enum ShapeName
{
    /// <summary>0.8 million parameters: the size of Parlor models.</summary>
    Small,

    /// <summary>5.3 million parameters.</summary>
    Medium,

    /// <summary>27 million parameters.</summary>
    Large,
}

internal static class Shapes
{
    public static ModelShape Of(ShapeName name) => name switch
    {
        ShapeName.Small => new() { Dim = 128, Layers = 4, Heads = 4, KvHeads = 2, Ffn = 344, Vocab = 512 },
        ShapeName.Medium => new() { Dim = 256, Layers = 6, Heads = 8, KvHeads = 8, Ffn = 688, Vocab = 2048 },
        ShapeName.Large => new() { Dim = 512, Layers = 8, Heads = 8, KvHeads = 4, Ffn = 1376, Vocab = 8192 },
        _ => throw new ArgumentOutOfRangeException(nameof(name), name, null),
    };

    /// <summary>Sequences and tokens of a training batch.</summary>
    public static (int Batch, int Seq) Training(ShapeName name) => name == ShapeName.Large ? (4, 256) : (16, 128);
}

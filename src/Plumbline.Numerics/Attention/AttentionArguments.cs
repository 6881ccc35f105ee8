namespace Plumbline.Numerics.Attention;

/// <summary>
/// Causal attention over independent sequences laid end to end, without padding. Query head h reads key/value head h / (heads / keyValueHeads).
/// Without a cache a sequence attends to its own rows; with one, to <see cref="PastLengths"/> cached keys and then its own rows.
/// </summary>
internal unsafe struct AttentionArguments
{
    /// <summary>Queries <c>[rows, heads·headSize]</c> and output of the same shape.</summary>
    public float* Q, Output;

    /// <summary>Keys and values <c>[rows, keyValueHeads·headSize]</c>.</summary>
    public float* K, V;

    /// <summary>First row and number of rows of each sequence.</summary>
    public int* Starts, Lengths;

    /// <summary>Per row and head, the largest score and the reciprocal of the softmax sum, kept for the backward pass; null where not needed.</summary>
    public float* RowMaximum, RowInverseSum;

    /// <summary>Keys already in the cache, per sequence; null without a cache.</summary>
    public int* PastLengths;

    /// <summary>Cached keys per (sequence, key/value head), panels <c>[capacity/32][headSize][32]</c>, the new rows included; null without a cache.</summary>
    public float** KeyPanels;

    /// <summary>Cached values per (sequence, key/value head), panels <c>[⌈headSize/32⌉][capacity][32]</c>.</summary>
    public float** ValuePanels;

    /// <summary>Factor of the scores, normally 1/√headSize.</summary>
    public float Scale;

    public int SequenceCount, Heads, KeyValueHeads, HeadSize, CacheCapacity;

    /// <summary>New rows of the longest sequence; 1 when decoding.</summary>
    public int LongestRows;

    public readonly int HeadsPerGroup => Heads / KeyValueHeads;
}

/// <summary>Gradients of <see cref="AttentionArguments"/>, each of the shape of what it belongs to.</summary>
internal unsafe struct AttentionGradients
{
    public float* DOutput, DQ, DK, DV;
    public bool AccumulateQ, AccumulateK, AccumulateV;
}

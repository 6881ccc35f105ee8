namespace Plumbline.Models.Llama2c;

/// <summary>Where each kind of weight begins in a llama2.c file, counted in floats after the header.</summary>
/// <remarks>
/// A kind holds its matrices of all layers in a row. Two legacy tables of rotary factors stand before the output layer; they are
/// ignored.
/// </remarks>
internal sealed class Llama2cLayout
{
    private Int128 _end;

    /// <param name="header">Numbers that passed validation; products are taken in 128 bits all the same.</param>
    public Llama2cLayout(Llama2cHeader header)
    {
        Int128 layers = header.LayerCount, hidden = header.HiddenSize, wide = header.FeedForwardSize;
        Int128 vocabulary = header.VocabularySize, keys = header.KeyValueSize;
        Embedding = Take(vocabulary * hidden);
        AttentionNorm = Take(layers * hidden);
        Query = Take(layers * hidden * hidden);
        Key = Take(layers * keys * hidden);
        Value = Take(layers * keys * hidden);
        AttentionOutput = Take(layers * hidden * hidden);
        FeedForwardNorm = Take(layers * hidden);
        Gate = Take(layers * wide * hidden);
        Down = Take(layers * hidden * wide);
        Up = Take(layers * wide * hidden);
        FinalNorm = Take(hidden);
        Take((Int128)header.MaxPositions * header.HeadSize / 2 * 2);
        Classifier = header.Untied ? Take(vocabulary * hidden) : -1;
    }

    public Int128 Embedding { get; }

    public Int128 AttentionNorm { get; }

    public Int128 Query { get; }

    public Int128 Key { get; }

    public Int128 Value { get; }

    public Int128 AttentionOutput { get; }

    public Int128 FeedForwardNorm { get; }

    public Int128 Gate { get; }

    public Int128 Down { get; }

    public Int128 Up { get; }

    public Int128 FinalNorm { get; }

    /// <summary>The output layer; -1 where it is the embedding.</summary>
    public Int128 Classifier { get; }

    /// <summary>Floats in the whole file.</summary>
    public Int128 FloatCount => _end;

    private Int128 Take(Int128 count)
    {
        Int128 start = _end;
        _end += count;
        return start;
    }
}

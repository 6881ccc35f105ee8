namespace Plumbline.Models.Checkpoints;

/// <summary>
/// Fills <paramref name="destination"/> with the elements of a tensor from <paramref name="start"/> on, in row-major order.
/// </summary>
/// <param name="start">Index of the first element wanted.</param>
/// <param name="destination">Where they go; never reaches past the tensor's end.</param>
public delegate void TensorFill(long start, Span<float> destination);

/// <summary>One tensor to be written: its name, its shape, and where its numbers come from. Immutable.</summary>
public sealed record TensorSource
{
    /// <summary>A tensor that lies in memory.</summary>
    /// <param name="name">Name in the checkpoint.</param>
    /// <param name="shape">Extents, outermost first; empty for a single number.</param>
    /// <param name="values">All elements, row-major.</param>
    /// <exception cref="ArgumentException">
    /// The number of values does not match the shape, or the shape is negative or too large.
    /// </exception>
    public TensorSource(string name, IReadOnlyList<int> shape, ReadOnlyMemory<float> values)
        : this(name, shape, (start, destination) => values.Span.Slice((int)start, destination.Length).CopyTo(destination))
    {
        if (values.Length != ElementCount)
        {
            throw new ArgumentException($"tensor '{name}' [{string.Join(", ", shape)}] got {values.Length} values", nameof(values));
        }
    }

    /// <summary>A tensor that is produced piece by piece, in order, while it is written.</summary>
    /// <param name="name">Name in the checkpoint.</param>
    /// <param name="shape">Extents, outermost first; empty for a single number.</param>
    /// <param name="fill">Called with growing, gapless start indices.</param>
    /// <exception cref="ArgumentException">The shape is negative or too large.</exception>
    public TensorSource(string name, IReadOnlyList<int> shape, TensorFill fill)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        Int128 count = 1;
        foreach (int extent in shape)
        {
            if (extent < 0 || (count *= extent) > long.MaxValue / 8)
            {
                throw new ArgumentException($"tensor '{name}' has the impossible shape [{string.Join(", ", shape)}]", nameof(shape));
            }
        }

        Name = name;
        Shape = [.. shape];
        ElementCount = (long)count;
        Fill = fill;
    }

    /// <summary>Name in the checkpoint.</summary>
    public string Name { get; }

    /// <summary>Extents, outermost first.</summary>
    public IReadOnlyList<int> Shape { get; }

    /// <summary>Product of <see cref="Shape"/>.</summary>
    public long ElementCount { get; }

    /// <summary>Produces the numbers.</summary>
    public TensorFill Fill { get; }
}

namespace Plumbline.Numerics.Tensors;

/// <summary>
/// A matrix of floats <c>[rows, columns]</c> in native memory, row-major. In a model a row is a token and a column a channel; vectors have one row.
/// Tensors that a <see cref="Autograd.Tape"/> makes live until that tape is reset; <see cref="Parameter"/>s live until disposed.
/// </summary>
public unsafe class Tensor
{
    private float* _data;
    private long _gradientCount;

    internal Tensor()
    {
    }

    /// <summary>Rows; tokens, for activations.</summary>
    public int Rows { get; private set; }

    /// <summary>Columns; channels, for activations.</summary>
    public int Columns { get; private set; }

    /// <summary>Rows times columns.</summary>
    public long Count => (long)Rows * Columns;

    /// <summary>What the tensor is called in messages: a parameter's checkpoint name, or the operation that made an activation.</summary>
    public string Name { get; internal set; } = "";

    /// <summary>Whether gradients flow into this tensor.</summary>
    public bool RequiresGradient { get; internal set; }

    /// <summary>The values, row after row.</summary>
    public ReadOnlySpan<float> Values => new(Data, checked((int)Count));

    /// <summary>The gradient after a backward pass, same layout as <see cref="Values"/>; empty where none has arrived.</summary>
    public virtual ReadOnlySpan<float> Gradient => HasGradient ? new(GradientData, checked((int)Count)) : [];

    internal float* Data => _data != null ? _data : throw NoFloats();

    internal float* GradientData { get; private set; }

    /// <summary>Whether the gradient memory holds a gradient; until then it is undefined and the first writer overwrites it.</summary>
    internal bool HasGradient { get; set; }

    internal NativeBuffer? GradientBuffer { get; set; }

    /// <summary>One row of the values.</summary>
    public ReadOnlySpan<float> Row(int row)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)row, (uint)Rows, nameof(row));
        return new(Data + ((long)row * Columns), Columns);
    }

    /// <summary>The values for writing. Caches made from the old values are dropped.</summary>
    public virtual Span<float> Edit() => new(Data, checked((int)Count));

    /// <inheritdoc/>
    public override string ToString() => $"{Name} [{Rows}, {Columns}]";

    internal void Bind(float* data, int rows, int columns, string name, bool requiresGradient)
    {
        _data = data;
        Rows = rows;
        Columns = columns;
        Name = name;
        RequiresGradient = requiresGradient;
        HasGradient = false;
        GradientBuffer = null;
        GradientData = null;
        _gradientCount = 0;
    }

    internal void BindGradient(float* gradient, long count)
    {
        GradientData = gradient;
        _gradientCount = count;
    }

    internal bool OwnsGradientMemory => _gradientCount > 0;

    private InvalidOperationException NoFloats() =>
        new($"{Name} is stored as bfloat16 for inference: it cannot be read, changed, saved or trained; do that with the model it was copied from");
}

using Plumbline.Numerics.Compute;
using Plumbline.Numerics.Matmul;

namespace Plumbline.Numerics.Tensors;

/// <summary>A tensor that is trained or at least kept: a weight, with its gradient beside it. A vector parameter has one row.</summary>
public sealed unsafe class Parameter : Tensor, IDisposable
{
    private readonly NativeBuffer _values;
    private NativeBuffer? _gradient;
    private NativeBuffer? _packed;
    private IBackend? _packedBy;
    private long _packedVersion = -1;
    private bool _trainable = true;

    /// <summary>Makes a parameter of zeros.</summary>
    /// <param name="name">Its name in checkpoints.</param>
    /// <param name="shape">One or two positive dimensions; a weight is <c>[out, in]</c>, as Hugging Face stores it.</param>
    /// <exception cref="ArgumentException">The shape has another rank or a dimension below 1.</exception>
    public Parameter(string name, params int[] shape)
    {
        if (shape.Length is < 1 or > 2 || shape.Any(d => d < 1))
        {
            throw new ArgumentException($"parameter {name} has shape [{string.Join(", ", shape)}]; expected one or two positive dimensions", nameof(shape));
        }

        Shape = shape;
        int rows = shape.Length == 1 ? 1 : shape[0];
        int columns = shape[^1];
        _values = new NativeBuffer((long)rows * columns);
        Bind(_values.Pointer, rows, columns, name, requiresGradient: true);
    }

    /// <summary>Dimensions as in checkpoints: <c>[n]</c> or <c>[out, in]</c>.</summary>
    public IReadOnlyList<int> Shape { get; }

    /// <summary>Whether training changes it. A frozen parameter receives no gradient.</summary>
    public bool Trainable
    {
        get => _trainable;
        set
        {
            _trainable = value;
            RequiresGradient = value;
        }
    }

    /// <summary>Goes up with every change of the values, so that whoever keeps a derived form knows when it is stale.</summary>
    public long Version { get; private set; }

    /// <inheritdoc/>
    public override Span<float> Edit()
    {
        Version++;
        return base.Edit();
    }

    /// <summary>Sets the gradient to zero. Cheap: the next backward pass overwrites instead of adding.</summary>
    public void ClearGradient() => HasGradient = false;

    /// <summary>Frees values, gradient and caches.</summary>
    public void Dispose()
    {
        _values.Dispose();
        _gradient?.Dispose();
        _packed?.Dispose();
    }

    internal void Changed() => Version++;

    internal float* GradientMemory()
    {
        if (_gradient is null)
        {
            _gradient = new NativeBuffer(Count);
            BindGradient(_gradient.Pointer, Count);
        }

        return _gradient.Pointer;
    }

    /// <summary>The transposed weight packed as right operand of x · Wᵀ, packed again only after a change.</summary>
    internal float* PackedTransposed(IBackend backend)
    {
        if (_packedVersion != Version || _packedBy != backend)
        {
            long size = backend.PackedSize(Columns, Rows);
            if (_packed is null || _packed.Count < size)
            {
                _packed?.Dispose();
                _packed = new NativeBuffer(size);
            }

            backend.Pack(
                new MatmulArguments { B = Data, StrideB = Columns, Columns = Rows, Depth = Columns, TransposedB = true }, _packed.Pointer);
            _packedVersion = Version;
            _packedBy = backend;
        }

        return _packed!.Pointer;
    }
}

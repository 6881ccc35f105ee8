using Plumbline.Numerics.Compute;
using Plumbline.Numerics.Matmul;

namespace Plumbline.Numerics.Tensors;

/// <summary>A tensor that is trained or at least kept: a weight, with its gradient beside it. A vector parameter has one row.</summary>
public sealed unsafe class Parameter : Tensor, IDisposable
{
    private readonly NativeBuffer? _values;
    private NativeBuffer? _gradient;
    private NativeBuffer? _packed;
    private IBackend? _packedBy;
    private long _packedVersion = -1;
    private bool _trainable = true;
    private LookedUpRows? _lookedUp;
    private bool _productsHeld;
    private bool _complete;

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

    private Parameter(Parameter source)
    {
        Shape = source.Shape;
        IsBFloat16 = true;
        _packed = new NativeBuffer(BFloat16Packing.Size(source.Rows, source.Columns));
        BFloat16Packing.Pack(source.Data, source.Rows, source.Columns, _packed.Pointer);
        Bind(null, source.Rows, source.Columns, source.Name, requiresGradient: false);
        _trainable = false;
    }

    /// <summary>Dimensions as in checkpoints: <c>[n]</c> or <c>[out, in]</c>.</summary>
    public IReadOnlyList<int> Shape { get; }

    /// <summary>Whether the values are stored as bfloat16, in the form that products read and in no other.</summary>
    public bool IsBFloat16 { get; }

    /// <summary>Bytes of memory in use: values, their packed form, gradient.</summary>
    public long Bytes =>
        sizeof(float) * ((_values?.Count ?? 0) + (_packed?.Count ?? 0) + (_gradient?.Count ?? 0));

    /// <summary>Whether training changes it. A frozen parameter receives no gradient.</summary>
    /// <exception cref="InvalidOperationException">Set to true where <see cref="IsBFloat16"/>.</exception>
    public bool Trainable
    {
        get => _trainable;
        set
        {
            if (value && IsBFloat16)
            {
                throw new InvalidOperationException($"{Name} is stored as bfloat16 for inference and cannot be trained; train the model it was copied from");
            }

            _trainable = value;
            RequiresGradient = value;
        }
    }

    /// <summary>Goes up with every change of the values, so that whoever keeps a derived form knows when it is stale.</summary>
    public long Version { get; private set; }

    /// <summary>
    /// A frozen copy for inference. A matrix is stored as bfloat16 (the upper sixteen bits of a float, rounded to nearest, ties to even): two
    /// bytes for each weight, where a float matrix in use takes eight, four for its values and four for the form that products read. Products and
    /// look-ups widen it exactly, so results are to the bit those of a float matrix of the rounded values. A vector stays float.
    /// </summary>
    public static Parameter CopyForInference(Parameter source)
    {
        if (source.Shape.Count > 1)
        {
            return new Parameter(source);
        }

        Parameter copy = new(source.Name, [.. source.Shape]);
        source.Values.CopyTo(copy.Edit());
        copy.Trainable = false;
        return copy;
    }

    /// <inheritdoc/>
    public override Span<float> Edit()
    {
        Version++;
        return base.Edit();
    }

    /// <summary>
    /// The gradient of all passes since <see cref="ClearGradient"/>; empty where none has arrived. It may be read between passes: what later
    /// passes add has the same bits as if it had not been.
    /// </summary>
    public override ReadOnlySpan<float> Gradient => HasGradient ? new(CompleteGradient(), checked((int)Count)) : [];

    /// <summary>Sets the gradient to zero. Cheap: the next backward pass overwrites instead of adding.</summary>
    public void ClearGradient()
    {
        HasGradient = false;
        _productsHeld = false;
        _complete = false;
        _lookedUp?.Clear();
    }

    /// <summary>Frees values, gradient and caches.</summary>
    public void Dispose()
    {
        _values?.Dispose();
        _gradient?.Dispose();
        _lookedUp?.Dispose();
        _packed?.Dispose();
    }

    internal void Changed() => Version++;

    /// <summary>Refuses what <paramref name="input"/>, if it needs a gradient, could not get one through.</summary>
    internal void CheckGradientsPass(Tensor input)
    {
        if (IsBFloat16 && input.RequiresGradient)
        {
            throw new InvalidOperationException(
                $"{Name} is stored as bfloat16 for inference, and no gradient passes it: train the model it was copied from, or run this one on a tape that does not record");
        }
    }

    /// <summary>Memory for the share of the gradient that comes from anything but <see cref="LookedUp"/>, and whether to add to what it holds.</summary>
    internal float* GradientOfProducts(out bool accumulate)
    {
        Separate();
        accumulate = _productsHeld;
        _productsHeld = true;
        HasGradient = true;
        return GradientMemory();
    }

    /// <summary>The share of the gradient that comes from looking rows up.</summary>
    internal LookedUpRows LookedUp()
    {
        Separate();
        HasGradient = true;
        return _lookedUp ??= new LookedUpRows(Rows, Columns);
    }

    /// <summary>Both shares, added row by row.</summary>
    internal float* CompleteGradient()
    {
        float* gradient = GradientMemory();
        if (!_complete)
        {
            if (!_productsHeld)
            {
                new Span<float>(gradient, checked((int)Count)).Clear();
            }

            _lookedUp?.AddTo(gradient, remember: _productsHeld);
            _complete = true;
        }

        return gradient;
    }

    /// <summary>The transposed weight packed as right operand of x · Wᵀ, packed again only after a change; as bfloat16 where it is stored so.</summary>
    internal float* PackedTransposed(IBackend backend)
    {
        if (IsBFloat16)
        {
            return _packed!.Pointer;
        }

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

    /// <summary>Undoes <see cref="CompleteGradient"/>, to the bit, before a pass adds to either share.</summary>
    private void Separate()
    {
        if (_complete && _productsHeld)
        {
            _lookedUp?.TakeFrom(GradientMemory());
        }

        _complete = false;
    }

    private float* GradientMemory()
    {
        if (_gradient is null)
        {
            _gradient = new NativeBuffer(Count);
            BindGradient(_gradient.Pointer, Count);
        }

        return _gradient.Pointer;
    }
}

using Plumbline.Numerics.Compute;
using Plumbline.Numerics.Tensors;

namespace Plumbline.Numerics.Autograd;

/// <summary>
/// Records operations as they run and replays them backwards for gradients (reverse-mode automatic differentiation). The operations are
/// extension methods, one file each, in <c>Autograd/Operations</c>. One step is: run operations, seed gradients, <see cref="Backward"/>,
/// let an optimiser read the parameters' gradients, <see cref="Reset"/>. After the first steps nothing is allocated. Not thread-safe.
/// </summary>
public sealed unsafe class Tape : IDisposable
{
    private readonly NativeArena _arena = new();
    private readonly GradientPool _gradients = new();
    private readonly NodePool _pool = new();
    private readonly List<Node> _nodes = [];
    private readonly List<Tensor> _tensors = [];
    private int _usedTensors;

    /// <summary>A tape on <paramref name="processor"/>.</summary>
    /// <param name="processor">Runs the kernels; not disposed with the tape.</param>
    /// <param name="recording">False for inference: results are the same bits, but nothing is kept for a backward pass.</param>
    public Tape(Processor processor, bool recording = true)
    {
        Processor = processor;
        Recording = recording;
    }

    /// <summary>Where the kernels run.</summary>
    public Processor Processor { get; }

    /// <summary>Whether operations are kept for a backward pass.</summary>
    public bool Recording { get; }

    /// <summary>What models keep of their activations for the backward pass. To be changed between passes only.</summary>
    /// <value>Default <see cref="RecomputePolicy.Nothing"/>: nothing is computed twice.</value>
    public RecomputePolicy Recompute { get; set; }

    /// <summary>Most bytes that activations and work memory of one pass have taken since the tape was made; gradients and weights not included.</summary>
    public long PeakBytes => _arena.PeakFloats * sizeof(float);

    internal IBackend Backend => Processor.Backend;

    /// <summary>A tensor of zeros, for inputs that are not token ids.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A dimension is negative.</exception>
    public Tensor Zeros(int rows, int columns, string name = "input", bool requiresGradient = false)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(rows);
        ArgumentOutOfRangeException.ThrowIfNegative(columns);
        Tensor tensor = NewTensor(rows, columns, name, requiresGradient);
        new Span<float>(tensor.Data, checked((int)tensor.Count)).Clear();
        return tensor;
    }

    /// <summary>Sets the gradient that <see cref="Backward"/> starts from at one result. Several results may be seeded.</summary>
    /// <param name="tensor">A result of this tape.</param>
    /// <param name="gradient">Derivative of the loss by each element of <paramref name="tensor"/>.</param>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public void Seed(Tensor tensor, ReadOnlySpan<float> gradient)
    {
        if (gradient.Length != tensor.Count)
        {
            throw new ArgumentException($"{tensor} has {tensor.Count} elements but {gradient.Length} gradients were given", nameof(gradient));
        }

        fixed (float* source = gradient)
        {
            float* target = GradientOf(tensor, out bool accumulate);
            if (accumulate)
            {
                Backend.AddScaled(source, 1f, target, tensor.Count);
            }
            else
            {
                gradient.CopyTo(new Span<float>(target, gradient.Length));
            }
        }
    }

    /// <summary>Sends the seeded gradients back through everything recorded; parameters' gradients are added to.</summary>
    /// <exception cref="InvalidOperationException">The tape does not record.</exception>
    public void Backward()
    {
        if (!Recording)
        {
            throw new InvalidOperationException("this tape was made for inference; make it with recording: true");
        }

        BackwardTo(default);
    }

    /// <summary>Sends gradients back through what was recorded since the mark.</summary>
    internal void BackwardTo(TapeMark mark)
    {
        for (int i = _nodes.Count - 1; i >= mark.Nodes; i--)
        {
            Node node = _nodes[i];
            if (node.Output.HasGradient || node.SecondOutput is { HasGradient: true })
            {
                node.Backward(this);
            }

            if (node.OwnsOutput)
            {
                ReleaseGradient(node.Output);
            }

            if (node.SecondOutput is not null)
            {
                ReleaseGradient(node.SecondOutput);
            }
        }
    }

    /// <summary>Forgets the step. Tensors made by this tape must not be used afterwards.</summary>
    public void Reset()
    {
        Rewind(default);
        _arena.Reset();
    }

    /// <summary>The first result, in the order of the forward pass, that holds a value that is not finite; null where all are finite.</summary>
    public Tensor? FindNonFinite()
    {
        for (int i = 0; i < _usedTensors; i++)
        {
            if (!double.IsFinite(Backend.SumOfSquares(_tensors[i].Data, _tensors[i].Count)))
            {
                return _tensors[i];
            }
        }

        return null;
    }

    /// <summary>Frees all memory of the tape.</summary>
    public void Dispose()
    {
        _arena.Dispose();
        _gradients.Dispose();
    }

    internal TapeMark Mark() => new(_nodes.Count, _usedTensors, _arena.Mark());

    /// <summary>Forgets what was recorded since the mark and takes its memory back.</summary>
    internal void Rewind(TapeMark mark)
    {
        for (int i = mark.Nodes; i < _nodes.Count; i++)
        {
            _pool.Return(_nodes[i]);
        }

        _nodes.RemoveRange(mark.Nodes, _nodes.Count - mark.Nodes);
        for (int i = mark.Tensors; i < _usedTensors; i++)
        {
            ReleaseGradient(_tensors[i]);
        }

        _usedTensors = mark.Tensors;
        _arena.Rewind(mark.Memory);
    }

    /// <summary>Adds the gradient of one tensor to that of another with the same values.</summary>
    internal void PassGradient(Tensor from, Tensor to)
    {
        float* target = GradientOf(to, out bool accumulate);
        if (accumulate)
        {
            Backend.AddScaled(from.GradientData, 1f, target, from.Count);
        }
        else
        {
            Buffer.MemoryCopy(from.GradientData, target, from.Count * sizeof(float), from.Count * sizeof(float));
        }
    }

    internal Tensor NewTensor(int rows, int columns, string name, bool requiresGradient)
    {
        if (_usedTensors == _tensors.Count)
        {
            _tensors.Add(new Tensor());
        }

        Tensor tensor = _tensors[_usedTensors++];
        tensor.Bind(_arena.Rent((long)rows * columns), rows, columns, name, requiresGradient && Recording);
        return tensor;
    }

    internal TNode Record<TNode>(Tensor output)
        where TNode : Node, new()
    {
        TNode node = _pool.Rent<TNode>();
        node.Output = output;
        _nodes.Add(node);
        return node;
    }

    /// <summary>Memory of this step that is no tensor, such as saved row statistics.</summary>
    internal float* Rent(long floats) => _arena.Rent(floats);

    /// <summary>Copies indices to memory that lives as long as the step.</summary>
    internal int* Keep(ReadOnlySpan<int> indices)
    {
        int* kept = (int*)_arena.Rent(indices.Length);
        indices.CopyTo(new Span<int>(kept, indices.Length));
        return kept;
    }

    /// <summary>Memory for the gradient of <paramref name="tensor"/>, and whether to add to what it holds or to overwrite it.</summary>
    internal float* GradientOf(Tensor tensor, out bool accumulate)
    {
        if (tensor is Parameter parameter)
        {
            return parameter.GradientOfProducts(out accumulate);
        }

        accumulate = tensor.HasGradient;
        tensor.HasGradient = true;
        if (tensor.GradientBuffer is null && !tensor.OwnsGradientMemory)
        {
            tensor.GradientBuffer = _gradients.Rent(tensor.Count);
            tensor.BindGradient(tensor.GradientBuffer.Pointer, tensor.Count);
        }

        return tensor.GradientData;
    }

    /// <summary>
    /// Memory for the gradient of <paramref name="tensor"/> as <see cref="GradientOf"/>; memory that nobody reads where it needs none, for
    /// kernels that always write the gradients of all their inputs.
    /// </summary>
    internal float* GradientOrUnused(Tensor tensor, out bool accumulate)
    {
        if (tensor.RequiresGradient)
        {
            return GradientOf(tensor, out accumulate);
        }

        accumulate = false;
        return _arena.Rent(tensor.Count);
    }

    /// <summary>
    /// Gradient memory of a parameter for kernels that only add: zeroed where it held nothing.
    /// </summary>
    internal float* GradientToAddTo(Tensor tensor)
    {
        float* gradient = GradientOf(tensor, out bool accumulate);
        if (!accumulate)
        {
            new Span<float>(gradient, checked((int)tensor.Count)).Clear();
        }

        return gradient;
    }

    private void ReleaseGradient(Tensor tensor)
    {
        if (tensor.GradientBuffer is not null)
        {
            _gradients.Return(tensor.GradientBuffer);
            tensor.GradientBuffer = null;
            tensor.BindGradient(null, 0);
            tensor.HasGradient = false;
        }
    }
}

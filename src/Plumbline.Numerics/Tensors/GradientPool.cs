namespace Plumbline.Numerics.Tensors;

/// <summary>Gradient buffers by size. A buffer goes back as soon as its operation has used it, so the next one finds it still in the cache.</summary>
internal sealed unsafe class GradientPool : IDisposable
{
    private readonly Dictionary<long, Stack<NativeBuffer>> _free = [];
    private readonly List<NativeBuffer> _all = [];

    public NativeBuffer Rent(long count)
    {
        if (_free.TryGetValue(count, out Stack<NativeBuffer>? stack) && stack.Count > 0)
        {
            return stack.Pop();
        }

        NativeBuffer buffer = new(count);
        _all.Add(buffer);
        return buffer;
    }

    public void Return(NativeBuffer buffer)
    {
        if (!_free.TryGetValue(buffer.Count, out Stack<NativeBuffer>? stack))
        {
            _free[buffer.Count] = stack = new Stack<NativeBuffer>();
        }

        stack.Push(buffer);
    }

    public void Dispose()
    {
        foreach (NativeBuffer buffer in _all)
        {
            buffer.Dispose();
        }

        _all.Clear();
        _free.Clear();
    }
}

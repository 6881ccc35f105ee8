namespace Plumbline.Numerics.Tensors;

/// <summary>
/// Memory for one pass, handed out in order and taken back all at once. The first passes find the size; later ones allocate nothing.
/// </summary>
internal sealed unsafe class NativeArena : IDisposable
{
    private const long SmallestBlockFloats = 1 << 20;
    private readonly List<NativeBuffer> _blocks = [];
    private long _usedInLast;

    /// <summary>Floats aligned to a cache line, with undefined contents.</summary>
    public float* Rent(long count)
    {
        long rounded = (count + 15) & ~15L;
        if (_blocks.Count == 0 || _usedInLast + rounded > _blocks[^1].Count)
        {
            _blocks.Add(new NativeBuffer(Math.Max(rounded, _blocks.Count == 0 ? SmallestBlockFloats : 2 * _blocks[^1].Count)));
            _usedInLast = 0;
        }

        float* rented = _blocks[^1].Pointer + _usedInLast;
        _usedInLast += rounded;
        return rented;
    }

    /// <summary>Takes everything back; several blocks become one that holds them all.</summary>
    public void Reset()
    {
        if (_blocks.Count > 1)
        {
            long total = 0;
            foreach (NativeBuffer block in _blocks)
            {
                total += block.Count;
                block.Dispose();
            }

            _blocks.Clear();
            _blocks.Add(new NativeBuffer(total));
        }

        _usedInLast = 0;
    }

    public void Dispose()
    {
        foreach (NativeBuffer block in _blocks)
        {
            block.Dispose();
        }

        _blocks.Clear();
        _usedInLast = 0;
    }
}

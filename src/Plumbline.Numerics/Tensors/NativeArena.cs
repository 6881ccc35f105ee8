namespace Plumbline.Numerics.Tensors;

/// <summary>
/// Memory for one pass, handed out in order and taken back all at once, or back to a mark. The first passes find the size; later ones allocate nothing.
/// </summary>
internal sealed unsafe class NativeArena : IDisposable
{
    private const long SmallestBlockFloats = 1 << 20;
    private readonly List<NativeBuffer> _blocks = [];
    private ArenaMark _next;
    private long _passPeak;
    private long _earlierPeak;

    /// <summary>Most floats in use at once since the arena was made.</summary>
    public long PeakFloats => Math.Max(_earlierPeak, _passPeak);

    /// <summary>Floats aligned to a cache line, with undefined contents.</summary>
    public float* Rent(long count)
    {
        long rounded = (count + 15) & ~15L;
        (int block, long used, long before) = (_next.Block, _next.Used, _next.Before);
        while (block < _blocks.Count && used + rounded > _blocks[block].Count)
        {
            before += used;
            used = 0;
            block++;
        }

        if (block == _blocks.Count)
        {
            long total = _blocks.Sum(existing => existing.Count);
            _blocks.Add(new NativeBuffer(Math.Max(rounded, Math.Max(SmallestBlockFloats, total))));
        }

        _next = new ArenaMark(block, used + rounded, before);
        _passPeak = Math.Max(_passPeak, before + used + rounded);
        return _blocks[block].Pointer + used;
    }

    /// <summary>What is handed out from here on can be taken back by <see cref="Rewind"/>.</summary>
    public ArenaMark Mark() => _next;

    /// <summary>Takes back everything handed out since the mark.</summary>
    public void Rewind(ArenaMark mark) => _next = mark;

    /// <summary>Takes everything back; several blocks become one that would have held the pass, with an eighth to spare for a longer one.</summary>
    public void Reset()
    {
        _earlierPeak = PeakFloats;
        if (_blocks.Count > 1)
        {
            Free();
            _blocks.Add(new NativeBuffer(_passPeak + (_passPeak / 8)));
        }

        _next = default;
        _passPeak = 0;
    }

    public void Dispose()
    {
        Free();
        _next = default;
    }

    private void Free()
    {
        foreach (NativeBuffer block in _blocks)
        {
            block.Dispose();
        }

        _blocks.Clear();
    }
}

/// <summary>A place in a <see cref="NativeArena"/>: block, floats used of it, floats in use in the blocks before.</summary>
internal readonly record struct ArenaMark(int Block, long Used, long Before);

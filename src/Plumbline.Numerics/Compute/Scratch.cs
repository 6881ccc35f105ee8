using System.Runtime.InteropServices;

namespace Plumbline.Numerics.Compute;

/// <summary>One thread's reusable native memory for packed tiles and rows. It grows to the largest size ever asked for and is then never allocated again.</summary>
internal sealed unsafe class Scratch : IDisposable
{
    private const nuint Alignment = 64;
    private float* _memory;
    private long _capacityFloats;
    private long _usedFloats;

    /// <summary>Forgets everything rented and makes room for <paramref name="totalFloats"/>.</summary>
    public void Begin(long totalFloats)
    {
        _usedFloats = 0;
        if (totalFloats > _capacityFloats)
        {
            NativeMemory.AlignedFree(_memory);
            _memory = (float*)NativeMemory.AlignedAlloc((nuint)totalFloats * sizeof(float), Alignment);
            _capacityFloats = totalFloats;
        }
    }

    /// <summary>Takes 64-byte aligned floats of what <see cref="Begin"/> made room for.</summary>
    public float* Rent(long floats)
    {
        float* rented = _memory + _usedFloats;
        _usedFloats += RoundUp(floats);
        return _usedFloats <= _capacityFloats
            ? rented
            : throw new InvalidOperationException($"scratch of {_capacityFloats} floats asked for {_usedFloats}");
    }

    /// <summary>The floats that renting <paramref name="floats"/> takes: whole cache lines.</summary>
    public static long RoundUp(long floats) => (floats + 15) & ~15L;

    public void Dispose()
    {
        NativeMemory.AlignedFree(_memory);
        _memory = null;
        _capacityFloats = 0;
    }
}

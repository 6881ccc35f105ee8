using System.Runtime.InteropServices;

namespace Plumbline.Numerics.Tests;

/// <summary>
/// Native arrays for kernels, with guards on both sides. A write outside an array is found when results are read; a read outside it brings
/// in a NaN, as does an element of an output that was never written.
/// </summary>
internal sealed unsafe class GuardedMemory : IDisposable
{
    private const int GuardFloats = 64;
    private const uint GuardBits = 0x7FDEAD01;
    private readonly List<(nint Start, int Count)> _blocks = [];

    /// <summary>An output: full of NaN until written.</summary>
    public float* Empty(int count)
    {
        uint* start = (uint*)NativeMemory.AlignedAlloc((nuint)(count + (2 * GuardFloats)) * sizeof(float), 64);
        new Span<uint>(start, count + (2 * GuardFloats)).Fill(GuardBits);
        _blocks.Add(((nint)start, count));
        return (float*)(start + GuardFloats);
    }

    public float* Copy(ReadOnlySpan<float> values)
    {
        float* copy = Empty(values.Length);
        values.CopyTo(new Span<float>(copy, values.Length));
        return copy;
    }

    public int* Copy(ReadOnlySpan<int> values) => (int*)Copy(MemoryMarshal.Cast<int, float>(values));

    /// <summary>What an array holds now, after every guard was found intact.</summary>
    public float[] Read(float* array)
    {
        int count = -1;
        foreach ((nint start, int blockCount) in _blocks)
        {
            uint* guard = (uint*)start;
            for (int i = 0; i < GuardFloats; i++)
            {
                guard[i].ShouldBe(GuardBits, "a kernel wrote before its array");
                guard[GuardFloats + blockCount + i].ShouldBe(GuardBits, "a kernel wrote behind its array");
            }

            count = (nint)(guard + GuardFloats) == (nint)array ? blockCount : count;
        }

        return new ReadOnlySpan<float>(array, count).ToArray();
    }

    public void Dispose()
    {
        foreach ((nint start, int _) in _blocks)
        {
            NativeMemory.AlignedFree((void*)start);
        }
    }
}

using System.Runtime.InteropServices;

namespace Plumbline.Numerics.Tensors;

/// <summary>Zeroed floats outside the managed heap, aligned to a cache line.</summary>
internal sealed unsafe class NativeBuffer : IDisposable
{
    public NativeBuffer(long count)
    {
        Count = count;
        nuint bytes = (nuint)Math.Max(count, 16) * sizeof(float);
        Pointer = (float*)NativeMemory.AlignedAlloc(bytes, 64);
        NativeMemory.Clear(Pointer, bytes);
        GC.AddMemoryPressure((long)bytes);
    }

    ~NativeBuffer() => Free();

    public float* Pointer { get; private set; }

    public long Count { get; }

    public void Dispose()
    {
        Free();
        GC.SuppressFinalize(this);
    }

    private void Free()
    {
        if (Pointer != null)
        {
            NativeMemory.AlignedFree(Pointer);
            GC.RemoveMemoryPressure(Math.Max(Count, 16) * sizeof(float));
            Pointer = null;
        }
    }
}

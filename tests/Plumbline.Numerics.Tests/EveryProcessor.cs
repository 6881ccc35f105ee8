using Plumbline.Numerics.Compute;
using Plumbline.Numerics.Simd;

namespace Plumbline.Numerics.Tests;

/// <summary>
/// Scalar code on one thread, and every vector width of this machine on one, two and three threads, all of which must give the same bits.
/// Work is split in the same way at every width, so slow scalar code need not show that again.
/// </summary>
internal sealed class EveryProcessor : IDisposable
{
    private readonly List<Processor> _processors = [];

    public EveryProcessor()
    {
        VectorWidthTheory.Available[0].ShouldBe(VectorWidth.Scalar);
        foreach (VectorWidth width in VectorWidthTheory.Available)
        {
            for (int threads = 1; threads <= (width == VectorWidth.Scalar ? 1 : 3); threads++)
            {
                _processors.Add(ForcedProcessor.Open(width, threads));
            }
        }
    }

    /// <summary>Runs the same work on each and returns the result they agree on.</summary>
    public float[] Agree(Func<Processor, float[]> work, string what)
    {
        float[] first = work(_processors[0]);
        foreach (Processor processor in _processors.Skip(1))
        {
            work(processor).ShouldHaveBitsOf(first, $"{what}, {processor.VectorWidth} on {processor.ThreadCount} threads");
        }

        return first;
    }

    public void Dispose() => _processors.ForEach(processor => processor.Dispose());
}

using Plumbline.Numerics.Tensors;

namespace Plumbline.Numerics.Tests.Tensors;

public unsafe class NativeArenaTests
{
    [Fact]
    public void Rent_ManySizes_GivesSeparateAlignedMemory()
    {
        using NativeArena arena = new();
        List<(nint Start, long Count)> rented = [];
        foreach (int count in new[] { 1, 15, 16, 17, 0, 1000, 2_000_000, 3, 5_000_000, 7 })
        {
            float* memory = arena.Rent(count);
            ((nint)memory % 64).ShouldBe(0);
            new Span<float>(memory, count).Fill(rented.Count);
            rented.Add(((nint)memory, count));
        }

        for (int i = 0; i < rented.Count; i++)
        {
            new ReadOnlySpan<float>((float*)rented[i].Start, (int)rented[i].Count).IndexOfAnyExcept((float)i).ShouldBe(-1, $"block {i}");
        }
    }

    [Fact]
    public void Reset_AfterGrowth_HoldsTheWholePassInOneBlock()
    {
        using NativeArena arena = new();
        Pass();
        arena.Reset();
        nint first = Pass();
        arena.Reset();
        long before = GC.GetAllocatedBytesForCurrentThread();
        nint second = Pass();
        long allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        allocated.ShouldBe(0);
        second.ShouldBe(first);

        nint Pass()
        {
            nint start = (nint)arena.Rent(900_000);
            for (int i = 0; i < 5; i++)
            {
                arena.Rent(700_000);
            }

            return start;
        }
    }

    [Fact]
    public void Rewind_ToAMark_HandsTheSameMemoryOutAgain()
    {
        using NativeArena arena = new();
        arena.Rent(100);
        ArenaMark mark = arena.Mark();
        nint first = (nint)arena.Rent(500);
        arena.Rent(3_000_000);
        arena.Rewind(mark);
        ((nint)arena.Rent(500)).ShouldBe(first);
        arena.PeakFloats.ShouldBe(112 + 512 + 3_000_000);

        arena.Reset();
        arena.Rent(10);
        arena.PeakFloats.ShouldBe(112 + 512 + 3_000_000);
    }
}

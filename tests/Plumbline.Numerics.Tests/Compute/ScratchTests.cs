using Plumbline.Numerics.Compute;

namespace Plumbline.Numerics.Tests.Compute;

public unsafe class ScratchTests
{
    [Fact]
    public void Rent_WithinWhatWasBegun_GivesSeparateAlignedMemory()
    {
        using Scratch scratch = new();
        scratch.Begin(Scratch.RoundUp(5) + Scratch.RoundUp(17));
        float* first = scratch.Rent(5);
        float* second = scratch.Rent(17);
        ((nint)first % 64).ShouldBe(0);
        ((nint)second % 64).ShouldBe(0);
        (second - first).ShouldBe(16);
    }

    [Fact]
    public void Rent_MoreThanWasBegun_IsRefused()
    {
        using Scratch scratch = new();
        scratch.Begin(32);
        scratch.Rent(16);
        Should.Throw<InvalidOperationException>(() => (nint)scratch.Rent(17)).Message.ShouldContain("32");
    }

    [Fact]
    public void Begin_Again_TakesEverythingBack()
    {
        using Scratch scratch = new();
        scratch.Begin(64);
        nint first = (nint)scratch.Rent(64);
        scratch.Begin(16);
        ((nint)scratch.Rent(16)).ShouldBe(first);
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 16)]
    [InlineData(16, 16)]
    [InlineData(17, 32)]
    public void RoundUp_Floats_AreWholeCacheLines(long floats, long expected) => Scratch.RoundUp(floats).ShouldBe(expected);
}

using Plumbline.Numerics.Tensors;

namespace Plumbline.Numerics.Tests.Tensors;

public class GradientPoolTests
{
    [Fact]
    public void Rent_AfterReturn_GivesTheSameBufferOfThatSizeOnly()
    {
        using GradientPool pool = new();
        NativeBuffer first = pool.Rent(10);
        NativeBuffer second = pool.Rent(10);
        second.ShouldNotBeSameAs(first);
        pool.Return(first);
        pool.Rent(11).ShouldNotBeSameAs(first);
        pool.Rent(10).ShouldBeSameAs(first);
        pool.Rent(10).ShouldNotBeSameAs(second);
    }
}

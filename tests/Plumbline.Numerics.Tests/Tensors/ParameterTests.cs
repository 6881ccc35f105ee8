using Plumbline.Numerics.Autograd;
using Plumbline.Numerics.Autograd.Operations;
using Plumbline.Numerics.Compute;
using Plumbline.Numerics.Simd;
using Plumbline.Numerics.Tensors;

namespace Plumbline.Numerics.Tests.Tensors;

public class ParameterTests
{
    [Fact]
    public void Constructor_VectorOrMatrix_IsAllZeros()
    {
        using Parameter vector = new("gain", 5);
        (vector.Rows, vector.Columns, vector.Count).ShouldBe((1, 5, 5L));
        vector.Shape.ShouldBe([5]);
        using Parameter matrix = new("weight", 3, 4);
        (matrix.Rows, matrix.Columns, matrix.Count).ShouldBe((3, 4, 12L));
        matrix.Shape.ShouldBe([3, 4]);
        matrix.Values.ToArray().ShouldBe(new float[12]);
        matrix.Gradient.Length.ShouldBe(0);
        matrix.ToString().ShouldBe("weight [3, 4]");
    }

    [Theory]
    [InlineData(new int[0])]
    [InlineData(new[] { 0 })]
    [InlineData(new[] { 3, -1 })]
    [InlineData(new[] { 2, 2, 2 })]
    public void Constructor_ShapeThatMakesNoSense_IsRefused(int[] shape) =>
        Should.Throw<ArgumentException>(() => new Parameter("layers.0.q", shape)).Message.ShouldContain("layers.0.q");

    [Fact]
    public void Row_OutsideTheTensor_IsRefused()
    {
        using Parameter matrix = TapeInputs.Parameter("weight", [3, 4]);
        matrix.Row(2).ToArray().ShouldBe(matrix.Values[8..].ToArray());
        Should.Throw<ArgumentOutOfRangeException>(() => matrix.Row(3).Length);
        Should.Throw<ArgumentOutOfRangeException>(() => matrix.Row(-1).Length);
    }

    // Weights are kept packed for products: a change of the values must reach the next product, on whatever processor it runs.
    [Fact]
    public void Edit_AfterAProduct_ReachesTheNextOne()
    {
        using Parameter weight = TapeInputs.Parameter("weight", [9, 20]);
        using Processor first = ForcedProcessor.Open(VectorWidth.Scalar);
        using Processor second = new();
        long version = weight.Version;
        foreach (Processor processor in new[] { first, second, first })
        {
            weight.Edit()[17] += 1;
            Product(processor).ShouldBeNear(Expected(), 1e-6, "product");
        }

        weight.Version.ShouldBe(version + 3);

        float[] Product(Processor processor)
        {
            using Tape tape = new(processor);
            return tape.Linear(tape.Input(RandomArrays.Normal("x", 20), 1), weight).Values.ToArray();
        }

        double[] Expected()
        {
            float[] x = RandomArrays.Normal("x", 20);
            return [.. Enumerable.Range(0, 9).Select(row => weight.Row(row).ToArray().Zip(x, (w, v) => (double)w * v).Sum())];
        }
    }

    [Fact]
    public void ClearGradient_ThenBackward_OverwritesWhatWasThere()
    {
        using Parameter x = TapeInputs.Parameter("x", [1, 3]);
        using Processor processor = new();
        using Tape tape = new(processor);
        tape.Seed(x, [1f, 2f, 3f]);
        tape.Seed(x, [1f, 1f, 1f]);
        x.Gradient.ToArray().ShouldBe([2f, 3f, 4f]);
        x.ClearGradient();
        x.Gradient.Length.ShouldBe(0);
        tape.Seed(x, [5f, 6f, 7f]);
        x.Gradient.ToArray().ShouldBe([5f, 6f, 7f]);
    }

    [Fact]
    public void Dispose_Twice_DoesNothing()
    {
        Parameter parameter = TapeInputs.Parameter("x", [1, 3]);
        parameter.Dispose();
        Should.NotThrow(parameter.Dispose);
    }
}

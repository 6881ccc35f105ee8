using Plumbline.Numerics.Autograd;
using Plumbline.Numerics.Autograd.Operations;
using Plumbline.Numerics.Compute;
using Plumbline.Numerics.Matmul;
using Plumbline.Numerics.Tensors;

namespace Plumbline.Numerics.Tests.Matmul;

/// <summary>A weight stored as bfloat16 computes what a float weight of the rounded values computes, to the bit.</summary>
public sealed unsafe class BFloat16Tests
{
    [Theory]
    [InlineData(1, 7, 3)]
    [InlineData(1, 128, 40)]
    [InlineData(5, 200, 320)]
    [InlineData(6, 33, 513)]
    [InlineData(13, 97, 1100)]
    [InlineData(100, 130, 65)]
    [InlineData(401, 32, 64)]
    public void Linear_AnyShape_HasTheBitsOfRoundedFloats(int rows, int outputs, int inputs)
    {
        using EveryProcessor processors = new();
        using Parameter rounded = Rounded("weight", outputs, inputs);
        using Parameter second = Rounded("second", 45, inputs);
        using Parameter third = Rounded("third", 31, inputs);
        using Parameter packed = Parameter.CopyForInference(rounded);
        using Parameter packedSecond = Parameter.CopyForInference(second);
        using Parameter packedThird = Parameter.CopyForInference(third);
        float[] expected = processors.Agree(processor => Run(processor, rounded, second, third), "float");

        processors.Agree(processor => Run(processor, packed, packedSecond, packedThird), "bfloat16").ShouldHaveBitsOf(expected, "bfloat16");

        float[] Run(Processor processor, Parameter a, Parameter b, Parameter c)
        {
            using Tape tape = new(processor, recording: false);
            Tensor x = tape.Input(RandomArrays.Normal("x", rows * inputs), rows);
            Tensor[] results = new Tensor[3];
            tape.LinearTogether(x, [(a, null), (b, null), (c, null)], results);
            int[] targets = RandomArrays.Indices("targets", rows, outputs);
            Tensor alone = tape.Linear(x, a);
            Tensor logProbs = tape.TokenLogProbs(x, a, targets).LogProbs;
            Tensor looked = tape.Rows(a, targets);
            return [.. results[0].Values, .. results[1].Values, .. results[2].Values, .. alone.Values, .. logProbs.Values, .. looked.Values];
        }
    }

    // Halfway cases go to the even neighbour.
    [Theory]
    [InlineData(0x3F800000u, 0x3F80)]
    [InlineData(0x3F808000u, 0x3F80)]
    [InlineData(0x3F808001u, 0x3F81)]
    [InlineData(0x3F818000u, 0x3F82)]
    [InlineData(0x3F817FFFu, 0x3F81)]
    [InlineData(0xBF818000u, 0xBF82)]
    [InlineData(0x80000000u, 0x8000)]
    [InlineData(0x00000001u, 0x0000)]
    [InlineData(0x7F7FFFFFu, 0x7F80)]
    [InlineData(0xFF800000u, 0xFF80)]
    [InlineData(0x7F800001u, 0x7FC0)]
    public void Round_KnownBits_GoesToTheNearest(uint bits, int expected) =>
        ((int)BFloat16Packing.Round(BitConverter.UInt32BitsToSingle(bits))).ShouldBe(expected);

    [Fact]
    public void CopyForInference_AskedForFloats_SaysWhereTheyAre()
    {
        using Parameter weight = Rounded("layers.0.q", 4, 20);
        using Parameter packed = Parameter.CopyForInference(weight);
        packed.Shape.ShouldBe([4, 20]);
        packed.Trainable.ShouldBeFalse();
        packed.Gradient.Length.ShouldBe(0);
        Should.Throw<InvalidOperationException>(() => packed.Values.Length).Message.ShouldContain("layers.0.q is stored as bfloat16");
        Should.Throw<InvalidOperationException>(() => packed.Edit().Length).Message.ShouldContain("copied from");
        Should.Throw<InvalidOperationException>(() => packed.Trainable = true).Message.ShouldContain("cannot be trained");
    }

    [Fact]
    public void CopyForInference_Vector_StaysFloatAndFrozen()
    {
        using Parameter gain = TapeInputs.Parameter("gain", [20]);
        using Parameter copy = Parameter.CopyForInference(gain);
        copy.IsBFloat16.ShouldBeFalse();
        copy.Trainable.ShouldBeFalse();
        copy.Values.ShouldHaveBitsOf(gain.Values, "gain");
    }

    [Fact]
    public void Linear_GradientsWouldHaveToPass_IsRefused()
    {
        using Processor processor = new();
        using Tape tape = new(processor);
        using Parameter weight = Rounded("head", 4, 20);
        using Parameter packed = Parameter.CopyForInference(weight);
        Tensor constant = tape.Input(RandomArrays.Normal("x", 20), 1);
        tape.Linear(constant, packed).RequiresGradient.ShouldBeFalse();
        Tensor trained = tape.Input(RandomArrays.Normal("x", 20), 1, requiresGradient: true);
        Should.Throw<InvalidOperationException>(() => tape.Linear(trained, packed)).Message.ShouldContain("no gradient passes");
        Should.Throw<InvalidOperationException>(() => tape.TokenLogProbs(trained, packed, [1])).Message.ShouldContain("head is stored");
    }

    private static Parameter Rounded(string name, int outputs, int inputs)
    {
        Parameter parameter = TapeInputs.Parameter(name, [outputs, inputs]);
        foreach (ref float value in parameter.Edit())
        {
            value = BitConverter.UInt32BitsToSingle((uint)BFloat16Packing.Round(value) << 16);
        }

        return parameter;
    }
}

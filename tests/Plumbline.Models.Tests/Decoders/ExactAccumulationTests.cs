using Plumbline.Models.Adapters;
using Plumbline.Models.Decoders;
using Plumbline.Numerics.Compute;
using Plumbline.Numerics.Randomness;
using Plumbline.Numerics.Simd;
using Plumbline.Numerics.Tensors;

namespace Plumbline.Models.Tests.Decoders;

/// <summary>A batch gives the same gradients, to the bit, however it is cut into passes.</summary>
public sealed class ExactAccumulationTests
{
    /// <summary>Longer together than one depth block of a product (512), with single tokens between long sequences and at both ends.</summary>
    private static readonly int[] Long = [1, 150, 3, 1, 160, 12, 140, 2, 97, 1];

    private static readonly int[] Short = [1, 13, 2, 24, 7, 1];

    [Theory]
    [MemberData(nameof(SmallModels.Names), MemberType = typeof(SmallModels))]
    public void Gradients_OfABatchCutIntoPasses_AreThoseOfOnePass(string name)
    {
        using Decoder model = SmallModels.Create(name);
        Check(model, model.Parameters, Long);
    }

    [Theory]
    [MemberData(nameof(SmallModels.TinyNames), MemberType = typeof(SmallModels))]
    public void Gradients_InScalarCode_AreThoseOfEveryWidthAndSplit(string name)
    {
        using Decoder model = SmallModels.Create(name);
        Dictionary<string, float[]> expected = Whole(model, model.Parameters, Short);
        using Processor scalar = ForcedProcessor.Open(VectorWidth.Scalar);
        foreach (int split in new[] { 1, 2, Short.Length })
        {
            SplitPasses.Run(model, model.Parameters, scalar, Short, split).ShouldHaveBitsOf(expected, $"scalar, passes of {split}");
        }
    }

    [Theory]
    [InlineData("llama, grouped, head 8", "q_proj", "v_proj", "o_proj", "gate_proj", "up_proj", "down_proj")]
    [InlineData("gpt2, head 40", "c_proj", "c_fc")]
    public void Gradients_OfAdapters_AreThoseOfOnePass(string name, params string[] targets)
    {
        using Decoder model = SmallModels.Create(name);
        using LoraAdapters adapters = LoraAdapters.Attach(model, new LoraOptions { Rank = 3, TargetModules = targets }, new RandomStream(5, "adapters"));
        foreach (Parameter parameter in adapters.Parameters)
        {
            new RandomStream(6, parameter.Name).FillGaussian(parameter.Edit(), 0.1);
        }

        Check(model, adapters.Parameters, Long);
        model.Parameters.Sum(parameter => parameter.Gradient.Length).ShouldBe(0);
    }

    // What an optimiser or a log reads between two passes must not change what comes after.
    [Fact]
    public void Gradient_ReadBetweenPasses_IsUndisturbed()
    {
        using Processor processor = new();
        using Decoder model = SmallModels.Create("gpt2, head 40");
        Dictionary<string, float[]> expected = SplitPasses.Run(model, model.Parameters, processor, [.. Short, .. Short], 12);
        SplitPasses.Run(model, model.Parameters, processor, [.. Short, .. Short], 2, readBetween: true).ShouldHaveBitsOf(expected, "read after each pass");
    }

    private static void Check(Decoder model, IReadOnlyList<Parameter> parameters, int[] lengths)
    {
        Dictionary<string, float[]> expected = Whole(model, parameters, lengths);
        expected.Values.ShouldAllBe(values => values.Any(value => value != 0));
        foreach (VectorWidth width in ForcedProcessor.Widths)
        {
            foreach ((int split, int threads) in new[] { (1, 2), (2, 1), (3, 3), (lengths.Length, 1) })
            {
                using Processor processor = ForcedProcessor.Open(width, threads);
                SplitPasses.Run(model, parameters, processor, lengths, split)
                    .ShouldHaveBitsOf(expected, $"{width}, {threads} threads, passes of {split}");
            }
        }
    }

    private static Dictionary<string, float[]> Whole(Decoder model, IReadOnlyList<Parameter> parameters, int[] lengths)
    {
        using Processor processor = new(new ProcessorOptions { Threads = 2 });
        return SplitPasses.Run(model, parameters, processor, lengths, lengths.Length);
    }
}

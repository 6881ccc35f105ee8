using Plumbline.Models.Adapters;
using Plumbline.Models.Configuration;
using Plumbline.Models.Decoders;
using Plumbline.Models.Sites;
using Plumbline.Numerics.Autograd;
using Plumbline.Numerics.Autograd.Operations;
using Plumbline.Numerics.Compute;
using Plumbline.Numerics.Randomness;
using Plumbline.Numerics.Simd;
using Plumbline.Numerics.Tensors;

namespace Plumbline.Models.Tests.Decoders;

/// <summary>Layers that are computed again in the backward pass give the bits of layers that are kept, in less memory.</summary>
public sealed class RecomputeTests
{
    private static readonly int[] Lengths = [1, 19, 40, 2, 33];

    [Theory]
    [MemberData(nameof(SmallModels.Names), MemberType = typeof(SmallModels))]
    public void Gradients_WithEveryLayerComputedAgain_AreThoseOfKeptLayers(string name)
    {
        using Decoder model = SmallModels.Create(name);
        foreach (VectorWidth width in ForcedProcessor.Widths)
        {
            using Processor processor = ForcedProcessor.Open(width, 2);
            Dictionary<string, float[]> kept = SplitPasses.Run(model, model.Parameters, processor, Lengths, 5);
            SplitPasses.Run(model, model.Parameters, processor, Lengths, 5, recompute: RecomputePolicy.EveryLayer).ShouldHaveBitsOf(kept, $"{width}, one pass");
            SplitPasses.Run(model, model.Parameters, processor, Lengths, 2, recompute: RecomputePolicy.EveryLayer).ShouldHaveBitsOf(kept, $"{width}, three passes");
        }
    }

    [Fact]
    public void Gradients_OfAdaptersOfTheLastLayer_AreThoseOfKeptLayers()
    {
        using Processor processor = new();
        using Decoder model = SmallModels.Create("llama, grouped, head 8");
        using LoraAdapters adapters = LoraAdapters.Attach(
            model, new LoraOptions { TargetModules = ["model.layers.1.mlp.up_proj", "model.layers.1.self_attn.q_proj"] }, new RandomStream(5, "adapters"));
        new RandomStream(6, "b").FillGaussian(adapters.Parameters[1].Edit(), 0.1);
        Dictionary<string, float[]> kept = SplitPasses.Run(model, adapters.Parameters, processor, Lengths, 5);

        SplitPasses.Run(model, adapters.Parameters, processor, Lengths, 5, recompute: RecomputePolicy.EveryLayer).ShouldHaveBitsOf(kept, "adapters");
    }

    [Fact]
    public void PeakBytes_OfADeepModel_AreThoseOfALayerOrTwo()
    {
        DecoderConfig config = SmallModels.Config("llama, grouped, head 8") with { LayerCount = 16 };
        long kept = Peak(config, RecomputePolicy.Nothing);
        long recomputed = Peak(config, RecomputePolicy.EveryLayer);
        long shallow = Peak(config with { LayerCount = 2 }, RecomputePolicy.Nothing);

        recomputed.ShouldBeLessThan(kept / 4);
        recomputed.ShouldBeLessThan(shallow * 5 / 4);
    }

    [Theory]
    [InlineData(RecomputePolicy.Nothing)]
    [InlineData(RecomputePolicy.EveryLayer)]
    public void TrainingStep_AfterWarmUp_AllocatesNothing(RecomputePolicy recompute)
    {
        using Processor processor = new(new ProcessorOptions { Threads = 2 });
        using Decoder model = SmallModels.Create("gpt2, head 40");
        using TrainingStep step = new(model, processor, recompute);
        for (int i = 0; i < 5; i++)
        {
            step.Run();
        }

        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 10; i++)
        {
            step.Run();
        }

        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBe(0);
    }

    [Fact]
    public void Hidden_OnATapeThatDoesNotRecord_HasTheSameBitsInLessMemory()
    {
        using Processor processor = new();
        using Decoder model = SmallModels.Create("qwen3, head norm, head 32");
        using Tape kept = new(processor, recording: false);
        using Tape released = new(processor, recording: false) { Recompute = RecomputePolicy.EveryLayer };
        TokenBatch batch = new();
        batch.Set(SmallModels.Sequences(SmallModels.Vocabulary, Lengths));

        model.Hidden(released, batch).Values.ShouldHaveBitsOf(model.Hidden(kept, batch).Values);

        released.PeakBytes.ShouldBeLessThan(kept.PeakBytes * 2 / 3);
    }

    [Fact]
    public void Backward_AfterTheBatchWasSetAnew_IsRefused()
    {
        using Processor processor = new();
        using Decoder model = SmallModels.Create("tiny llama");
        using Tape tape = new(processor) { Recompute = RecomputePolicy.EveryLayer };
        TokenBatch batch = new();
        batch.Set([[1, 2, 3]]);
        Tensor logProbs = tape.TokenLogProbs(model.Hidden(tape, batch), model.OutputWeight, [2, 3, 4]).LogProbs;
        batch.Set([[4, 5, 6]]);
        tape.Seed(logProbs, [1, 1, 1]);

        Should.Throw<InvalidOperationException>(tape.Backward).Message.ShouldContain("batch was set anew");
    }

    [Fact]
    public void Hidden_WithHooks_IsRefused()
    {
        using Processor processor = new();
        using Decoder model = SmallModels.Create("tiny llama");
        using Tape tape = new(processor) { Recompute = RecomputePolicy.EveryLayer };
        TokenBatch batch = new();
        batch.Set([[1, 2, 3]]);

        Should.Throw<ArgumentException>(() => model.Hidden(tape, batch, new ActivationHooks())).Message.ShouldContain("twice");
    }

    private static long Peak(DecoderConfig config, RecomputePolicy recompute)
    {
        using Processor processor = new(new ProcessorOptions { Threads = 1 });
        using Decoder model = SmallModels.Create(config);
        using Tape tape = new(processor) { Recompute = recompute };
        NextTokenLoss.Backward(model, tape, SmallModels.Sequences(SmallModels.Vocabulary, 120, 80, 150));
        return tape.PeakBytes;
    }
}

using Plumbline.Models.Decoders;
using Plumbline.Numerics.Autograd;
using Plumbline.Numerics.Compute;
using Plumbline.Numerics.Randomness;

namespace Plumbline.Models.Tests.Decoders;

/// <summary>Gradients of whole models against central differences.</summary>
public sealed class DecoderGradientTests : IDisposable
{
    private readonly Processor _processor = new(new ProcessorOptions { Threads = 2 });

    public void Dispose() => _processor.Dispose();

    [Theory]
    [MemberData(nameof(SmallModels.TinyNames), MemberType = typeof(SmallModels))]
    public void Gradients_OfEveryParameter_EqualCentralDifferences(string name)
    {
        using Decoder model = SmallModels.Create(name);
        int[][] sequences = SmallModels.Sequences(model.Config.VocabularySize, 6, 3, 11);
        using Tape tape = new(_processor);
        using Tape plain = new(_processor, recording: false);
        NextTokenLoss.Backward(model, tape, sequences);

        IReadOnlyList<GradientCheckResult> results =
            GradientCheck.Run(model.Parameters, () => NextTokenLoss.Value(model, plain, sequences), new RandomStream(3, "directions"), step: 2e-3f);

        results.Count.ShouldBe(model.Parameters.Count);
        foreach (GradientCheckResult result in results)
        {
            if (result.Name.EndsWith("c_attn.k.bias", StringComparison.Ordinal))
            {
                // Without rotation a key bias adds the same to every score of a query, and softmax takes that away: the true gradient is 0.
                model.Layers[0].Key.Bias!.Gradient.ToArray().ShouldAllBe(value => Math.Abs(value) < 1e-7f);
                continue;
            }

            // Float rounding of the loss, 1e-7, over the step of 2e-3, beside gradients of about 1e-2.
            result.RelativeError.ShouldBeLessThan(0.02, result.Name);
        }
    }

    [Fact]
    public void TrainingStep_OnceWarm_AllocatesNothing()
    {
        using Processor processor = new(new ProcessorOptions { Threads = 1 });
        using Decoder model = SmallModels.Create("qwen3, head norm, head 32");
        using TrainingStep step = new(model, processor);
        for (int i = 0; i < 5; i++)
        {
            step.Run();
        }

        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 5; i++)
        {
            step.Run();
        }

        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBe(0);
    }
}

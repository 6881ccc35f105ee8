using Plumbline.Models.Adapters;
using Plumbline.Models.Checkpoints;
using Plumbline.Models.Configuration;
using Plumbline.Models.Decoders;
using Plumbline.Models.Generation;
using Plumbline.Models.Tests.Checkpoints;
using Plumbline.Numerics.Autograd;
using Plumbline.Numerics.Autograd.Operations;
using Plumbline.Numerics.Compute;
using Plumbline.Numerics.Randomness;
using Plumbline.Numerics.Simd;
using Plumbline.Numerics.Tensors;

namespace Plumbline.Models.Tests.Decoders;

/// <summary>A copy stored as bfloat16 is, to the bit, the model whose matrices were rounded to bfloat16 first.</summary>
public sealed class InferenceCopyTests
{
    [Theory]
    [MemberData(nameof(SmallModels.Names), MemberType = typeof(SmallModels))]
    public void ToInferenceCopy_LogProbsAndReplies_AreThoseOfRoundedWeights(string name)
    {
        using Decoder model = SmallModels.Create(name);
        using Decoder rounded = Rounded(model);
        using Decoder copy = model.ToInferenceCopy();
        foreach (VectorWidth width in ForcedProcessor.Widths)
        {
            using Processor processor = ForcedProcessor.Open(width, 2);
            float[] expected = LogProbs(rounded, processor);
            LogProbs(copy, processor).ShouldHaveBitsOf(expected, width.ToString());
            LogProbs(model, processor).ShouldNotBe(expected);
            foreach (int prompts in new[] { 1, 9 })
            {
                Replies(copy, processor, prompts).ShouldHaveBitsOf(Replies(rounded, processor, prompts), $"{prompts} replies, {width}");
            }
        }
    }

    [Theory]
    [InlineData("tiny llama")]
    [InlineData("tiny gpt2")]
    public void ToInferenceCopy_InScalarCode_HasTheBitsOfVectors(string name)
    {
        using Decoder model = SmallModels.Create(name);
        using Decoder copy = model.ToInferenceCopy();
        using Processor scalar = ForcedProcessor.Open(VectorWidth.Scalar);
        using Processor widest = new();
        LogProbs(copy, scalar).ShouldHaveBitsOf(LogProbs(copy, widest));
        Replies(copy, scalar, 2).ShouldHaveBitsOf(Replies(copy, widest, 2));
    }

    [Fact]
    public void ToInferenceCopy_InUse_TakesAQuarterOfTheMemory()
    {
        using Processor processor = new();
        using Decoder model = SmallModels.Create(SmallModels.Config("llama, grouped, head 8") with { HiddenSize = 128, HeadSize = 32, FeedForwardSize = 352, VocabularySize = 512 });
        using Decoder copy = model.ToInferenceCopy();
        LogProbs(model, processor).ShouldNotBeEmpty();
        LogProbs(copy, processor).ShouldNotBeEmpty();

        // The embedding of an untied float model is only looked up, never packed: half a matrix of difference.
        long floats = model.Parameters.Sum(parameter => parameter.Bytes);
        long halves = copy.Parameters.Sum(parameter => parameter.Bytes);
        halves.ShouldBeInRange(floats * 24 / 100, floats * 31 / 100);
    }

    [Fact]
    public void ToInferenceCopy_Trained_IsRefused()
    {
        using Processor processor = new();
        using Decoder model = SmallModels.Create("llama, grouped, head 8");
        using Decoder copy = model.ToInferenceCopy();
        using Tape tape = new(processor);
        copy.Parameters.ShouldAllBe(parameter => !parameter.Trainable);
        TrainingRun.Steps(copy, copy.Parameters, processor, steps: 1).Length.ShouldBe(1); // frozen: nothing to train, nothing happens
        Should.Throw<InvalidOperationException>(() => copy.Embedding.Trainable = true);

        using LoraAdapters adapters = LoraAdapters.Attach(copy, new LoraOptions(), new RandomStream(1, "lora"));
        Should.Throw<InvalidOperationException>(() => NextTokenLoss.Backward(copy, tape, [[1, 2, 3]])).Message.ShouldContain("no gradient passes");
        Should.Throw<InvalidOperationException>(adapters.Merge).Message.ShouldContain("bfloat16");
    }

    // Adapters work on a frozen copy as long as nothing is trained: a base in two bytes a weight with adapters in float.
    [Fact]
    public void ToInferenceCopy_WithAdapters_GivesTheRepliesOfRoundedWeightsWithAdapters()
    {
        using Processor processor = new();
        using Decoder model = SmallModels.Create("llama, grouped, head 8");
        using Decoder rounded = Rounded(model);
        using Decoder copy = model.ToInferenceCopy();
        using LoraAdapters first = Attach(rounded);
        using LoraAdapters second = Attach(copy);
        Replies(copy, processor, 3).ShouldHaveBitsOf(Replies(rounded, processor, 3));

        static LoraAdapters Attach(Decoder decoder)
        {
            LoraAdapters adapters = LoraAdapters.Attach(decoder, new LoraOptions(), new RandomStream(1, "lora"));
            foreach (Parameter parameter in adapters.Parameters)
            {
                new RandomStream(6, parameter.Name).FillGaussian(parameter.Edit(), 0.2);
            }

            return adapters;
        }
    }

    [Fact]
    public void ToInferenceCopy_SavedOrOfAnotherType_IsRefused()
    {
        using Decoder model = SmallModels.Create("tiny llama");
        using Decoder copy = model.ToInferenceCopy();
        using TemporaryFolder folder = new();
        Should.Throw<InvalidOperationException>(() => copy.Save(folder.Path)).Message.ShouldContain("bfloat16");
        Should.Throw<ArgumentOutOfRangeException>(() => model.ToInferenceCopy(TensorType.Float16)).Message.ShouldContain("BFloat16");
    }

    private static Decoder Rounded(Decoder model)
    {
        Decoder rounded = model.Clone();
        foreach (Parameter parameter in rounded.Parameters.Where(parameter => parameter.Shape.Count == 2))
        {
            foreach (ref float value in parameter.Edit())
            {
                value = FloatConversion.BFloat16ToSingle(FloatConversion.SingleToBFloat16(value));
            }
        }

        return rounded;
    }

    private static float[] LogProbs(Decoder model, Processor processor)
    {
        using Tape tape = new(processor, recording: false);
        return NextTokenLoss.LogProbs(model, tape, SmallModels.Sequences(model.Config.VocabularySize, 1, 60, 7, 100)).Values.ToArray();
    }

    private static float[] Replies(Decoder model, Processor processor, int count)
    {
        using Generator generator = new(model, processor);
        int[][] prompts = SmallModels.Sequences(model.Config.VocabularySize, [.. Enumerable.Range(0, count).Select(i => 1 + (5 * i))]);
        return
        [
            .. generator.Generate(prompts, new GenerationOptions { MaxNewTokens = 20 }, [.. prompts.Select((_, i) => new RandomStream(4, $"reply/{i}"))])
                .SelectMany(reply => reply.Tokens.Select(token => (float)token).Concat(reply.LogProbs)),
        ];
    }
}

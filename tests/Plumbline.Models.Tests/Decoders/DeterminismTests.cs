using Plumbline.Models.Decoders;
using Plumbline.Models.Generation;
using Plumbline.Numerics.Compute;
using Plumbline.Numerics.Randomness;
using Plumbline.Numerics.Simd;

namespace Plumbline.Models.Tests.Decoders;

/// <summary>The same bytes at every number of threads and every vector width.</summary>
public sealed class DeterminismTests
{
    [Theory]
    [MemberData(nameof(SmallModels.Names), MemberType = typeof(SmallModels))]
    public void TwentySteps_AtEveryWidthAndThreadCount_GiveTheSameWeights(string name)
    {
        ForcedProcessor.Widths.ShouldNotBeEmpty();
        string untrained = Digest(name, VectorWidth.Vector128, threads: 1, steps: 0);
        string expected = Digest(name, VectorWidth.Vector128, threads: 1, steps: 20);
        expected.ShouldNotBe(untrained);
        foreach (VectorWidth width in ForcedProcessor.Widths)
        {
            for (int threads = 1; threads <= 3; threads++)
            {
                Digest(name, width, threads, steps: 20).ShouldBe(expected, $"{width}, {threads} threads");
            }
        }
    }

    [Theory]
    [MemberData(nameof(SmallModels.TinyNames), MemberType = typeof(SmallModels))]
    public void TwentySteps_InScalarCode_GiveTheWeightsOfEveryWidth(string name)
    {
        string expected = Digest(name, VectorWidth.Scalar, threads: 1, steps: 20);
        foreach (VectorWidth width in ForcedProcessor.Widths)
        {
            Digest(name, width, threads: 2, steps: 20).ShouldBe(expected, width.ToString());
        }
    }

    [Theory]
    [MemberData(nameof(SmallModels.Names), MemberType = typeof(SmallModels))]
    public void TwoHundredTokens_AtEveryWidthAndThreadCount_AreTheSame(string name)
    {
        GeneratedSequence[] expected = Sample(name, VectorWidth.Vector128, threads: 1);
        expected.Sum(sequence => sequence.Tokens.Length).ShouldBe(200);
        foreach (VectorWidth width in ForcedProcessor.Widths)
        {
            for (int threads = 1; threads <= 3; threads++)
            {
                GeneratedSequence[] actual = Sample(name, width, threads);
                for (int i = 0; i < expected.Length; i++)
                {
                    actual[i].Tokens.ShouldBe(expected[i].Tokens, $"{width}, {threads} threads");
                    actual[i].LogProbs.ShouldHaveBitsOf(expected[i].LogProbs, $"{width}, {threads} threads");
                }
            }
        }
    }

    private static string Digest(string name, VectorWidth width, int threads, int steps)
    {
        using Processor processor = ForcedProcessor.Open(width, threads);
        using Decoder model = SmallModels.Create(name);
        TrainingRun.Steps(model, model.Parameters, processor, steps);
        return TrainingRun.Digest(model);
    }

    private static GeneratedSequence[] Sample(string name, VectorWidth width, int threads)
    {
        using Processor processor = ForcedProcessor.Open(width, threads);
        using Decoder model = SmallModels.Create(name);
        using Generator generator = new(model, processor);
        int[][] prompts = SmallModels.Sequences(SmallModels.Vocabulary, 1, 7, 31, 40);
        return [.. generator.Generate(prompts, new GenerationOptions { MaxNewTokens = 50 }, [.. prompts.Select((_, i) => new RandomStream(4, $"reply/{i}"))])];
    }
}

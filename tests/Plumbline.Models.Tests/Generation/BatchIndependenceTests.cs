using Plumbline.Models.Decoders;
using Plumbline.Models.Generation;
using Plumbline.Models.Tests.Decoders;
using Plumbline.Numerics.Compute;
using Plumbline.Numerics.Randomness;

namespace Plumbline.Models.Tests.Generation;

/// <summary>A continuation is the same alone and in any company.</summary>
public sealed class BatchIndependenceTests : IDisposable
{
    private static readonly GenerationOptions Options = new() { MaxNewTokens = 40 };

    private readonly Processor _processor = new(new ProcessorOptions { Threads = 2 });
    private readonly int[][] _prompts = SmallModels.Sequences(SmallModels.Vocabulary, 3, 20, 1, 70, 33, 8, 2);

    public void Dispose() => _processor.Dispose();

    [Theory]
    [MemberData(nameof(SmallModels.Names), MemberType = typeof(SmallModels))]
    public void Continuation_AloneOrAtAnyConcurrency_IsTheSame(string name)
    {
        using Decoder model = SmallModels.Create(name);
        using Generator generator = new(model, _processor);
        IReadOnlyList<GeneratedSequence> expected = Run(generator, Options, [0, 1, 2, 3, 4, 5, 6]);
        expected.Select(sequence => sequence.Tokens).Distinct().Count().ShouldBe(7);

        foreach (int concurrency in new[] { 1, 3, 64 })
        {
            Same(Run(generator, Options with { Concurrency = concurrency }, [0, 1, 2, 3, 4, 5, 6]), expected, $"concurrency {concurrency}");
        }

        for (int i = 0; i < _prompts.Length; i++)
        {
            Same(Run(generator, Options, [i]), [expected[i]], $"prompt {i} alone");
        }

        Same(Run(generator, Options, [6, 3, 0, 5, 2, 4, 1]), [.. new[] { 6, 3, 0, 5, 2, 4, 1 }.Select(i => expected[i])], "another order");
    }

    [Fact]
    public void Continuation_OfTheSameStream_IsTheSameAndOfAnotherDiffers()
    {
        using Decoder model = SmallModels.Create("llama, grouped, head 8");
        using Generator generator = new(model, _processor);

        int[] Tokens(ulong seed, string name) => generator.Generate([_prompts[1]], Options, [new RandomStream(seed, name)])[0].Tokens;

        Tokens(1, "a").ShouldBe(Tokens(1, "a"));
        Tokens(1, "a").ShouldNotBe(Tokens(1, "b"));
        Tokens(1, "a").ShouldNotBe(Tokens(2, "a"));
    }

    [Theory]
    [InlineData(1.0, 0, 40)]
    [InlineData(0.9, 5, 40)]
    [InlineData(0.0, 0, 0)]
    public void Stream_PerToken_GivesOneNumberAndNoneAtTemperatureZero(double temperature, int topK, long numbers)
    {
        using Decoder model = SmallModels.Create("llama, grouped, head 8");
        using Generator generator = new(model, _processor);
        RandomStream random = new(1, "reply");

        generator.Generate([_prompts[0]], Options with { Temperature = temperature, TopK = topK }, [random]);

        random.Position.ShouldBe(numbers);
    }

    private static void Same(IReadOnlyList<GeneratedSequence> actual, IReadOnlyList<GeneratedSequence> expected, string what)
    {
        actual.Count.ShouldBe(expected.Count);
        for (int i = 0; i < actual.Count; i++)
        {
            actual[i].Tokens.ShouldBe(expected[i].Tokens, what);
            actual[i].LogProbs.ShouldHaveBitsOf(expected[i].LogProbs, what);
            actual[i].StopReason.ShouldBe(expected[i].StopReason, what);
        }
    }

    private IReadOnlyList<GeneratedSequence> Run(Generator generator, GenerationOptions options, int[] order) =>
        generator.Generate([.. order.Select(i => _prompts[i])], options, [.. order.Select(i => new RandomStream(5, $"reply/{i}"))]);
}

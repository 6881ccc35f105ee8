using Plumbline.Models.Configuration;
using Plumbline.Models.Decoders;
using Plumbline.Models.Generation;
using Plumbline.Models.Tests.Decoders;
using Plumbline.Models.Tests.Tokenizers;
using Plumbline.Models.Tokenizers;
using Plumbline.Numerics.Compute;
using Plumbline.Numerics.Randomness;

namespace Plumbline.Models.Tests.Generation;

/// <summary>When continuations end, and what a generator refuses to begin.</summary>
public sealed class StoppingTests : IDisposable
{
    private readonly Processor _processor = new(new ProcessorOptions { Threads = 1 });

    public void Dispose() => _processor.Dispose();

    [Fact]
    public void StopToken_WhenDrawn_EndsTheContinuationAndIsItsLastToken()
    {
        using Decoder model = ChainModel.Create(9, 1, 2, 3, 4, 5);

        GeneratedSequence result = Run(model, [1], new GenerationOptions { StopTokens = [7, 4], MaxNewTokens = 50 });

        result.Tokens.ShouldBe([2, 3, 4]);
        result.StopReason.ShouldBe(StopReason.StopToken);
    }

    [Fact]
    public void EndTokens_OfTheConfiguration_StopUnlessReplaced()
    {
        using Decoder model = SmallModels.Create(SmallModels.Config("tiny llama") with { EosTokenIds = [.. Enumerable.Range(0, 19)] });

        Run(model, [1], new GenerationOptions()).StopReason.ShouldBe(StopReason.StopToken);
        Run(model, [1], new GenerationOptions { StopTokens = [], MaxNewTokens = 5 }).StopReason.ShouldBe(StopReason.MaxNewTokens);
    }

    [Theory]
    [InlineData("cd", 3)]
    [InlineData("bcde", 4)]
    [InlineData("nowhere", 10)]
    [InlineData("a", 10)] // in the prompt only
    public void StopString_AcrossTokens_EndsWithTheTokenThatCompletesIt(string stop, int tokens)
    {
        HuggingFaceTokenizer tokenizer = SmallTokenizers.Build(SmallTokenizers.Bytes());
        int[] letters = [.. "abcdefghijklmnop".Select(letter => tokenizer.IdOf(letter.ToString())!.Value)];
        using Decoder model = ChainModel.Create(tokenizer.VocabularySize, letters);

        GeneratedSequence result = Run(model, [letters[0]], new GenerationOptions { StopStrings = ["##", stop], MaxNewTokens = 10 }, tokenizer);

        result.Tokens.ShouldBe(letters[1..(tokens + 1)]);
        result.StopReason.ShouldBe(tokens == 10 ? StopReason.MaxNewTokens : StopReason.StopString);
    }

    [Fact]
    public void StopString_AnywhereInALongText_IsFound()
    {
        const string Alphabet = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
        HuggingFaceTokenizer tokenizer = SmallTokenizers.Build(SmallTokenizers.Bytes());
        int[] letters = [.. Alphabet.Select(letter => tokenizer.IdOf(letter.ToString())!.Value)];
        using Decoder model = ChainModel.Create(tokenizer.VocabularySize, letters);
        for (int i = 1; i + 2 <= Alphabet.Length; i++)
        {
            GeneratedSequence result = Run(model, [letters[0]], new GenerationOptions { StopStrings = [Alphabet.Substring(i, 2)], MaxNewTokens = 60 }, tokenizer);

            result.StopReason.ShouldBe(StopReason.StopString);
            tokenizer.Decode(result.Tokens).ShouldBe(Alphabet[1..(i + 2)]);
        }
    }

    [Fact]
    public void Context_WhenFull_EndsTheContinuation()
    {
        using Decoder model = SmallModels.Create(SmallModels.Config("tiny llama") with { MaxPositions = 16 });

        GeneratedSequence result = Run(model, new int[10], new GenerationOptions { MaxNewTokens = int.MaxValue });

        result.Tokens.Length.ShouldBe(6);
        result.StopReason.ShouldBe(StopReason.ContextFull);
        Run(model, new int[15], new GenerationOptions()).Tokens.Length.ShouldBe(1);
    }

    [Fact]
    public void Cancellation_BetweenTokens_EndsAtOnceAndLeavesTheGeneratorUsable()
    {
        using Decoder model = SmallModels.Create("tiny llama");
        using Generator generator = new(model, _processor);
        int[] expected = generator.Generate([[1]], new GenerationOptions { MaxNewTokens = 20 }, [new RandomStream(1, "a")])[0].Tokens;
        using CancellationTokenSource stop = new();
        List<int> seen = [];

        Should.Throw<OperationCanceledException>(() => generator.Generate(
            [[1]], new GenerationOptions { MaxNewTokens = 20 }, [new RandomStream(1, "a")], stop.Token, token =>
            {
                seen.Add(token.Token);
                if (seen.Count == 3)
                {
                    stop.Cancel();
                }
            }));

        seen.ShouldBe(expected[..3]);
        generator.Generate([[1]], new GenerationOptions { MaxNewTokens = 20 }, [new RandomStream(1, "a")])[0].Tokens.ShouldBe(expected);
        Should.Throw<OperationCanceledException>(() => generator.Generate([[1]], new GenerationOptions(), [new RandomStream(1, "a")], new CancellationToken(true)));
    }

    [Fact]
    public void OnToken_ForEveryToken_ComesStepByStepInTheOrderOfPrompts()
    {
        using Decoder model = SmallModels.Create("tiny llama");
        using Generator generator = new(model, _processor);
        List<GeneratedToken> seen = [];

        IReadOnlyList<GeneratedSequence> results = generator.Generate(
            [[1, 2], [3], [4, 5, 6]], new GenerationOptions { MaxNewTokens = 4 }, [new(1, "a"), new(1, "b"), new(1, "c")], onToken: seen.Add);

        seen.Select(token => token.SequenceIndex).ShouldBe([0, 1, 2, 0, 1, 2, 0, 1, 2, 0, 1, 2]);
        for (int i = 0; i < 3; i++)
        {
            seen.Where(token => token.SequenceIndex == i).Select(token => token.Token).ShouldBe(results[i].Tokens);
            seen.Where(token => token.SequenceIndex == i).Select(token => token.LogProb).ToArray().ShouldHaveBitsOf(results[i].LogProbs);
        }
    }

    [Fact]
    public void Generate_WithManyMistakes_NamesThemAll()
    {
        using Decoder model = SmallModels.Create("tiny llama");
        using Generator generator = new(model, _processor);
        GenerationOptions options = new()
        {
            MaxNewTokens = 0, Temperature = -1, TopK = -1, TopP = 0, MinP = 2, RepetitionPenalty = 0, Concurrency = 0, StopStrings = [""],
        };

        string message = Should.Throw<ArgumentException>(() => generator.Generate([[], new int[160], [1]], options, [])).Message;

        foreach (string part in new[]
        {
            "max new tokens is 0", "temperature is -1", "top-k is -1", "top-p is 0", "min-p is 2", "repetition penalty is 0", "concurrency is 0",
            "a stop string is empty", "stop strings need a tokenizer", "3 prompts came with 0 random streams", "prompt 0 has 0 tokens",
            "prompt 1 has 160 tokens; expected 1 to 159",
        })
        {
            message.ShouldContain(part);
        }

        message.ShouldNotContain("prompt 2");
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(1e-30)] // whose inverse overflows a float
    public void Temperature_ThatCannotBeDividedBy_IsRefused(double temperature) =>
        new GenerationOptions { Temperature = temperature }.Validate().ShouldHaveSingleItem().ShouldStartWith("temperature is");

    [Fact]
    public void Prompt_WithATokenOutsideTheVocabulary_IsRefused()
    {
        using Decoder model = SmallModels.Create("tiny llama");

        Should.Throw<ArgumentException>(() => Run(model, [1, 19], new GenerationOptions())).Message.ShouldContain("19");
    }

    [Fact]
    public void Generate_OfNothing_GivesNothing()
    {
        using Decoder model = SmallModels.Create("tiny llama");
        using Generator generator = new(model, _processor);

        generator.Generate([], new GenerationOptions(), []).ShouldBeEmpty();
    }

    private GeneratedSequence Run(Decoder model, int[] prompt, GenerationOptions options, ITokenizer? tokenizer = null)
    {
        using Generator generator = new(model, _processor, tokenizer);
        return generator.Generate([prompt], options, [new RandomStream(1, "reply")])[0];
    }
}

using Plumbline.Models.Adapters;
using Plumbline.Models.Configuration;
using Plumbline.Models.Decoders;
using Plumbline.Models.Generation;
using Plumbline.Numerics.Autograd;
using Plumbline.Numerics.Compute;
using Plumbline.Numerics.Randomness;
using Plumbline.Numerics.Tensors;

namespace Plumbline.Models.Tests.Generation;

/// <summary>The geometric mixture of two models on a vocabulary small enough to write its distribution down.</summary>
public sealed class MixtureGeneratorTests : IDisposable
{
    private const int Vocabulary = 7;
    private const int Draws = 20_000;

    /// <summary>Upper quantile of the chi-square distribution of six degrees of freedom: a correct sampler exceeds it once in a million seeds, and the seeds are fixed.</summary>
    private const double FalseAlarmBound = 38.3;

    private readonly Processor _processor = new(new ProcessorOptions { Threads = 2 });
    private readonly Decoder _first = NewModel("first");
    private readonly Decoder _second = NewModel("second");

    public void Dispose()
    {
        _second.Dispose();
        _first.Dispose();
        _processor.Dispose();
    }

    [Theory]
    [InlineData(0.0, 1.0)]
    [InlineData(1.0, 1.0)]
    [InlineData(0.5, 1.0)]
    [InlineData(0.3, 0.7)]
    public void Frequencies_OfManyDraws_FitTheNormalisedGeometricMean(double share, double temperature)
    {
        int[] prompt = [3, 5];
        double[] expected = Mixture(prompt, share, temperature);
        int[] counts = new int[Vocabulary];

        foreach ((int[] tokens, _) in new MixtureGenerator(_first, _second, share, _processor).Generate(
            [.. Enumerable.Repeat(prompt, Draws)],
            new GenerationOptions { MaxNewTokens = 1, Temperature = temperature, Concurrency = 500 },
            [.. Enumerable.Range(0, Draws).Select(i => new RandomStream(11, $"{share}/{i}"))]))
        {
            counts[tokens[0]]++;
        }

        double statistic = Enumerable.Range(0, Vocabulary).Sum(v => Math.Pow(counts[v] - (Draws * expected[v]), 2) / (Draws * expected[v]));
        expected.Min().ShouldBeGreaterThan(5.0 / Draws);
        statistic.ShouldBeLessThan(FalseAlarmBound);
    }

    [Fact]
    public void Distributions_OfTheTwoModels_AreFarApart()
    {
        // Otherwise the frequencies above would not tell them from their mixture.
        double[] first = Mixture([3, 5], 0, 1);
        double[] half = Mixture([3, 5], 0.5, 1);
        double[] second = Mixture([3, 5], 1, 1);

        first.Zip(half, (a, b) => Math.Abs(a - b)).Sum().ShouldBeGreaterThan(0.2);
        second.Zip(half, (a, b) => Math.Abs(a - b)).Sum().ShouldBeGreaterThan(0.2);
    }

    [Theory]
    [InlineData(0.0)]
    [InlineData(0.4)]
    [InlineData(1.0)]
    public void Tokens_FromTheirCaches_AreThoseThatTheUniformsPick(double share)
    {
        int[][] prompts = [[1], [3, 5, 2], [6, 6], [4, 1, 0, 2, 3], [2]];
        GenerationOptions options = new() { MaxNewTokens = 8, Temperature = 0.9, StopTokens = [0], Concurrency = 2 };

        IReadOnlyList<(int[] Tokens, bool Ended)> results = new MixtureGenerator(_first, _second, share, _processor).Generate(prompts, options, Streams(prompts.Length));

        RandomStream[] uniforms = Streams(prompts.Length);
        for (int i = 0; i < prompts.Length; i++)
        {
            List<int> text = [.. prompts[i]];
            foreach (int token in results[i].Tokens)
            {
                token.ShouldBe(Pick(Mixture([.. text], share, 0.9), uniforms[i].NextDouble()));
                text.Add(token);
            }

            results[i].Ended.ShouldBe(results[i].Tokens[^1] == 0);
            (results[i].Ended || results[i].Tokens.Length == 8).ShouldBeTrue();
            results[i].Tokens.SkipLast(1).ShouldNotContain(0);
        }

        results.Select(result => result.Ended).Distinct().Count().ShouldBe(2, "some must end and some must not");
    }

    [Fact]
    public void SecondModel_LentAsTheFirstWithoutItsAdapters_IsReadWithoutThem()
    {
        using Decoder bare = _first.Clone();
        using LoraAdapters adapters = LoraAdapters.Attach(_first, new LoraOptions { Rank = 2, TargetModules = ["q_proj", "v_proj", "down_proj"] }, new RandomStream(5, "adapters"));
        RandomStream random = new(5, "trained");
        foreach (Parameter parameter in adapters.Parameters)
        {
            foreach (ref float weight in parameter.Edit())
            {
                weight = (float)random.NextGaussian();
            }
        }

        int[][] prompts = [.. Enumerable.Range(0, 40).Select(i => new[] { i % Vocabulary, 3 })];
        GenerationOptions options = new() { MaxNewTokens = 6, StopTokens = [] };
        void Lend(Action<Decoder> read)
        {
            using IDisposable off = adapters.SwitchOff();
            read(_first);
        }

        IReadOnlyList<(int[] Tokens, bool Ended)> lent = new MixtureGenerator(_first, Lend, 0.5, _processor).Generate(prompts, options, Streams(40));
        IReadOnlyList<(int[] Tokens, bool Ended)> apart = new MixtureGenerator(_first, bare, 0.5, _processor).Generate(prompts, options, Streams(40));
        IReadOnlyList<(int[] Tokens, bool Ended)> alone = new MixtureGenerator(bare, bare, 0.5, _processor).Generate(prompts, options, Streams(40));

        lent.SelectMany(result => result.Tokens).ShouldBe(apart.SelectMany(result => result.Tokens));
        lent.SelectMany(result => result.Tokens).ShouldNotBe(alone.SelectMany(result => result.Tokens));
    }

    [Fact]
    public void Generate_WhatAMixtureCannotDo_IsRefused()
    {
        using Decoder other = Decoder.Initialize(_first.Config with { VocabularySize = 9 }, new RandomStream(5, "other"));
        MixtureGenerator generator = new(_first, _second, 0.5, _processor);

        Should.Throw<ArgumentException>(() => new MixtureGenerator(_first, other, 0.5, _processor)).Message.ShouldContain("7 and 9 tokens");
        Should.Throw<ArgumentException>(() => new MixtureGenerator(_first, _second, 1.1, _processor));
        Should.Throw<ArgumentException>(() => new MixtureGenerator(_first, _second, double.NaN, _processor));
        Should.Throw<ArgumentException>(() => generator.Generate([[1]], new GenerationOptions { Temperature = 0 }, Streams(1)));
        Should.Throw<ArgumentException>(() => generator.Generate([[1]], new GenerationOptions { TopK = 3 }, Streams(1)));
        Should.Throw<ArgumentException>(() => generator.Generate([[1]], new GenerationOptions { StopStrings = ["x"] }, Streams(1)));
        Should.Throw<ArgumentException>(() => generator.Generate([[1], [2]], new GenerationOptions(), Streams(1))).Message.ShouldContain("2 prompts");
    }

    // p ∝ p₁^(1−α)·p₂^α of the probabilities at a temperature, from a forward pass over the whole text.
    private double[] Mixture(int[] text, double share, double temperature)
    {
        double[] first = Probabilities(_first, text, temperature);
        double[] second = Probabilities(_second, text, temperature);
        double[] product = [.. first.Zip(second, (p, q) => Math.Pow(p, 1 - share) * Math.Pow(q, share))];
        return [.. product.Select(value => value / product.Sum())];
    }

    private double[] Probabilities(Decoder model, int[] text, double temperature)
    {
        using Tape tape = new(_processor, recording: false);
        TokenBatch batch = new();
        batch.Set([text]);
        double[] powers = [.. model.Logits(tape, model.Hidden(tape, batch)).Row(text.Length - 1).ToArray().Select(logit => Math.Exp(logit / temperature))];
        return [.. powers.Select(power => power / powers.Sum())];
    }

    private static int Pick(double[] probabilities, double uniform)
    {
        double passed = 0;
        for (int v = 0; v < probabilities.Length; v++)
        {
            passed += probabilities[v];
            if (passed > uniform)
            {
                return v;
            }
        }

        return probabilities.Length - 1;
    }

    private static RandomStream[] Streams(int count) => [.. Enumerable.Range(0, count).Select(i => new RandomStream(11, $"uniform/{i}"))];

    // Output weights ten times those of a new model, or every distribution would be nearly even.
    private static Decoder NewModel(string name)
    {
        Decoder model = Decoder.Initialize(
            new DecoderConfig
            {
                VocabularySize = Vocabulary, HiddenSize = 16, LayerCount = 2, HeadCount = 2, KeyValueHeadCount = 1, HeadSize = 8,
                FeedForwardSize = 32, MaxPositions = 16, EosTokenIds = [0],
            },
            new RandomStream(5, name));
        foreach (ref float weight in model.OutputWeight.Edit())
        {
            weight *= 10;
        }

        return model;
    }
}

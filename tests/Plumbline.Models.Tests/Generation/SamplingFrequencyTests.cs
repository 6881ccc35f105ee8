using Plumbline.Models.Decoders;
using Plumbline.Models.Generation;
using Plumbline.Models.Tests.Decoders;
using Plumbline.Numerics.Autograd;
using Plumbline.Numerics.Compute;
using Plumbline.Numerics.Randomness;

namespace Plumbline.Models.Tests.Generation;

/// <summary>Frequencies of drawn tokens against the distribution that the options describe, by Pearson's chi-square test.</summary>
public sealed class SamplingFrequencyTests : IDisposable
{
    private const int Draws = 20_000;

    /// <summary>A correct sampler exceeds the bound with probability one in a million per seed; the seeds are fixed, so a pass stays a pass.</summary>
    private const double FalseAlarmQuantile = 4.753;

    private readonly Processor _processor = new(new ProcessorOptions { Threads = 2 });

    public static TheoryData<string, GenerationOptions> Cases => new()
    {
        { "plain", new GenerationOptions() },
        { "hot", new GenerationOptions { Temperature = 1.6 } },
        { "cold", new GenerationOptions { Temperature = 0.7 } },
        { "top-k", new GenerationOptions { TopK = 7 } },
        { "top-p", new GenerationOptions { TopP = 0.8, Temperature = 1.2 } },
        { "min-p", new GenerationOptions { MinP = 0.1 } },
        { "penalty", new GenerationOptions { RepetitionPenalty = 1.5 } },
        { "all", new GenerationOptions { Temperature = 1.3, TopK = 20, TopP = 0.9, MinP = 0.05, RepetitionPenalty = 1.2 } },
    };

    public void Dispose() => _processor.Dispose();

    [Theory]
    [MemberData(nameof(Cases))]
    public void Frequencies_OfManyDraws_FitTheDistribution(string name, GenerationOptions options)
    {
        using Decoder model = SmallModels.Create("tiny llama");
        using Generator generator = new(model, _processor);
        int[] prompt = [3, 7];
        double[] expected = NaiveFilter.Probabilities(Logits(model, prompt), prompt, options);
        int[] counts = new int[expected.Length];

        IReadOnlyList<GeneratedSequence> results = generator.Generate(
            [.. Enumerable.Repeat(prompt, Draws)],
            options with { MaxNewTokens = 1, Concurrency = 500 },
            [.. Enumerable.Range(0, Draws).Select(i => new RandomStream(11, $"{name}/{i}"))]);
        foreach (GeneratedSequence result in results)
        {
            counts[result.Tokens[0]]++;
        }

        double statistic = 0;
        int cells = 0;
        for (int token = 0; token < counts.Length; token++)
        {
            if (expected[token] == 0)
            {
                counts[token].ShouldBe(0, $"token {token} is filtered out");
            }
            else
            {
                double mean = expected[token] * Draws;
                mean.ShouldBeGreaterThan(5, "the chi-square approximation needs five expected draws of every token");
                statistic += (counts[token] - mean) * (counts[token] - mean) / mean;
                cells++;
            }
        }

        cells.ShouldBeGreaterThan(2);
        statistic.ShouldBeLessThan(ChiSquareBound(cells - 1));
    }

    private float[] Logits(Decoder model, int[] prompt)
    {
        using Tape tape = new(_processor, recording: false);
        TokenBatch batch = new();
        batch.Set([prompt]);
        return model.Logits(tape, model.Hidden(tape, batch)).Row(prompt.Length - 1).ToArray();
    }

    /// <summary>Upper quantile of the chi-square distribution (Wilson and Hilferty 1931).</summary>
    private static double ChiSquareBound(int degrees)
    {
        double spread = 2.0 / (9 * degrees);
        return degrees * Math.Pow(1 - spread + (FalseAlarmQuantile * Math.Sqrt(spread)), 3);
    }
}

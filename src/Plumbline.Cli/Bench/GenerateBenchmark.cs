using Plumbline.Models.Decoders;
using Plumbline.Models.Generation;
using Plumbline.Numerics.Compute;
using Plumbline.Numerics.Randomness;

namespace Plumbline.Cli.Bench;

/// <summary>Samples continuations of random prompts at temperature 1 with a key/value cache, reading of the prompts included.</summary>
internal sealed class GenerateBenchmark : IDisposable
{
    private readonly Decoder _model;
    private readonly Generator _generator;
    private readonly int[][] _prompts;
    private readonly RandomStream[] _randoms;
    private readonly GenerationOptions _options;

    /// <summary>A fresh model and its prompts.</summary>
    public GenerateBenchmark(GenerateOptions options, Processor processor)
    {
        RandomStream random = new(options.Seed, "bench/generate");
        _model = Decoder.Initialize(options.Shape.ToConfig(options.Prompt + options.New), random.Child("weights"));
        _generator = new Generator(_model, processor);
        _options = new GenerationOptions { MaxNewTokens = options.New, StopTokens = [], Concurrency = options.Batch };
        _randoms = [.. Enumerable.Range(0, options.Batch).Select(i => random.Child($"sequence/{i}"))];
        RandomStream tokens = random.Child("tokens");
        _prompts = new int[options.Batch][];
        for (int i = 0; i < _prompts.Length; i++)
        {
            _prompts[i] = new int[options.Prompt];
            for (int t = 0; t < options.Prompt; t++)
            {
                _prompts[i][t] = tokens.NextInt(options.Shape.Vocab);
            }
        }
    }

    /// <summary>Continues every prompt once.</summary>
    /// <returns>Tokens drawn.</returns>
    public int Round(CancellationToken cancellation) =>
        _generator.Generate(_prompts, _options, _randoms, cancellation).Sum(sequence => sequence.Tokens.Length);

    public void Dispose()
    {
        _generator.Dispose();
        _model.Dispose();
    }
}

/// <summary>What to generate.</summary>
internal sealed record GenerateOptions
{
    // Sequences are drawn side by side on the stack.
    private const int LargestBatch = 4096;

    public ModelShape Shape { get; init; } = new();

    /// <summary>Sequences side by side.</summary>
    public int Batch { get; init; } = 16;

    /// <summary>Tokens per prompt.</summary>
    public int Prompt { get; init; } = 32;

    /// <summary>Tokens drawn per sequence.</summary>
    public int New { get; init; } = 96;

    /// <summary>A quarter of these, but at least 3, rounds are measured.</summary>
    public int Steps { get; init; } = 12;

    public ulong Seed { get; init; } = 1;

    /// <summary>Measured rounds.</summary>
    public int Rounds => Math.Max(3, Steps / 4);

    /// <summary>All problems, in the words of the command line.</summary>
    public IReadOnlyList<string> Validate()
    {
        List<string> problems = [.. Shape.Validate()];
        Size("batch", Batch, LargestBatch);
        Size("prompt", Prompt, 1 << 20);
        Size("new", New, 1 << 20);
        Size("steps", Steps, 1_000_000);
        return problems;

        void Size(string name, int value, int most)
        {
            if (value < 1 || value > most)
            {
                problems.Add($"{name} is {value}; expected 1 to {most}");
            }
        }
    }
}

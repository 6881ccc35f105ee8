using Plumbline.Models.Decoders;
using Plumbline.Numerics.Autograd;
using Plumbline.Numerics.Autograd.Operations;
using Plumbline.Numerics.Compute;
using Plumbline.Numerics.Optimizers;
using Plumbline.Numerics.Randomness;
using Plumbline.Numerics.Tensors;

namespace Plumbline.Cli.Bench;

/// <summary>
/// Real training steps on one batch of random tokens: forward, mean cross-entropy of the next token, backward, clipping to norm 1, AdamW. The loss
/// falls from ln(vocabulary) as the model learns the batch by heart.
/// </summary>
internal sealed class TrainBenchmark : IDisposable
{
    private const double LearningRate = 1e-3;
    private readonly Decoder _model;
    private readonly Tape _tape;
    private readonly AdamW _optimizer;
    private readonly TokenBatch _batch = new();
    private readonly int[] _targets;
    private readonly float[] _gradient;

    /// <summary>A fresh model and its batch.</summary>
    public TrainBenchmark(TrainOptions options, Processor processor)
    {
        RandomStream random = new(options.Seed, "bench/train");
        _model = Decoder.Initialize(options.Shape.ToConfig(options.Seq), random.Child("weights"));
        _tape = new Tape(processor);
        _optimizer = new AdamW(processor, _model.Parameters, new AdamWOptions { MaxGradientNorm = 1f });
        RandomStream tokens = random.Child("tokens");
        int[][] texts = new int[options.Batch][];
        for (int i = 0; i < texts.Length; i++)
        {
            texts[i] = new int[options.Seq + 1];
            for (int t = 0; t < texts[i].Length; t++)
            {
                texts[i][t] = tokens.NextInt(options.Shape.Vocab);
            }
        }

        _batch.Set([.. texts.Select(text => text[..^1])]);
        _targets = [.. texts.SelectMany(text => text[1..])];
        _gradient = new float[_targets.Length];
        _gradient.AsSpan().Fill(-1f / _targets.Length);
    }

    /// <summary>Tokens of one step.</summary>
    public int TokensPerStep => _targets.Length;

    /// <summary>One training step.</summary>
    /// <returns>The mean cross-entropy before the update, nats per token.</returns>
    public double Step()
    {
        Tensor hidden = _model.Hidden(_tape, _batch);
        (Tensor logProbs, _) = _tape.TokenLogProbs(hidden, _model.OutputWeight, _targets);
        double sum = 0;
        foreach (float logProb in logProbs.Values)
        {
            sum += logProb;
        }

        _tape.Seed(logProbs, _gradient);
        _tape.Backward();
        _optimizer.Step(LearningRate);
        _tape.Reset();
        return -sum / _targets.Length;
    }

    public void Dispose()
    {
        _optimizer.Dispose();
        _tape.Dispose();
        _model.Dispose();
    }
}

/// <summary>What to train on.</summary>
internal sealed record TrainOptions
{
    public ModelShape Shape { get; init; } = new();

    /// <summary>Sequences per step.</summary>
    public int Batch { get; init; } = 16;

    /// <summary>Tokens per sequence.</summary>
    public int Seq { get; init; } = 128;

    /// <summary>Measured steps.</summary>
    public int Steps { get; init; } = 12;

    public ulong Seed { get; init; } = 1;

    /// <summary>All problems, in the words of the command line.</summary>
    public IReadOnlyList<string> Validate()
    {
        List<string> problems = [.. Shape.Validate()];
        Size("batch", Batch, 1 << 20);
        Size("seq", Seq, 1 << 20);
        Size("steps", Steps, 1_000_000);
        if (problems.Count == 0 && (long)Batch * Seq * Math.Max(Shape.Vocab, Shape.Dim) > int.MaxValue)
        {
            problems.Add($"batch {Batch} × seq {Seq} × vocab {Shape.Vocab} is too large for one pass; expected at most {int.MaxValue} logits");
        }

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

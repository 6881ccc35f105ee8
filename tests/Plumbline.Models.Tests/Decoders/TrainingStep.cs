using Plumbline.Models.Decoders;
using Plumbline.Numerics.Autograd;
using Plumbline.Numerics.Autograd.Operations;
using Plumbline.Numerics.Compute;
using Plumbline.Numerics.Optimizers;
using Plumbline.Numerics.Tensors;

namespace Plumbline.Models.Tests.Decoders;

/// <summary>One training step with all its memory made beforehand, to be run again and again.</summary>
internal sealed class TrainingStep : IDisposable
{
    private readonly Decoder _model;
    private readonly Tape _tape;
    private readonly AdamW _optimizer;
    private readonly TokenBatch _batch = new();
    private readonly int[][] _sequences;
    private readonly int[] _targets;
    private readonly float[] _seed;

    public TrainingStep(Decoder model, Processor processor, RecomputePolicy recompute = RecomputePolicy.Nothing)
    {
        _model = model;
        _tape = new Tape(processor) { Recompute = recompute };
        _optimizer = new AdamW(processor, model.Parameters, new AdamWOptions());
        _sequences = SmallModels.Sequences(model.Config.VocabularySize, 12, 5, 33);
        _targets = [.. _sequences.SelectMany(sequence => sequence.Reverse())];
        _seed = [.. _targets.Select(_ => -1f / _targets.Length)];
    }

    public void Run()
    {
        _batch.Set(_sequences);
        Tensor hidden = _model.Hidden(_tape, _batch);
        (Tensor logProbs, _) = _tape.TokenLogProbs(hidden, _model.OutputWeight, _targets, withEntropy: true);
        _tape.Seed(logProbs, _seed);
        _tape.Backward();
        _optimizer.Step(0.001);
        _tape.Reset();
    }

    public void Dispose()
    {
        _optimizer.Dispose();
        _tape.Dispose();
    }
}

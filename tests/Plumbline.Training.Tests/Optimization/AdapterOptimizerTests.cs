using Plumbline.Models.Adapters;
using Plumbline.Models.Decoders;
using Plumbline.Numerics.Autograd;
using Plumbline.Numerics.Autograd.Operations;
using Plumbline.Numerics.Compute;
using Plumbline.Numerics.Optimizers;
using Plumbline.Numerics.Randomness;
using Plumbline.Numerics.Tensors;
using Plumbline.Training.Optimization;

namespace Plumbline.Training.Tests.Optimization;

/// <summary>Training of adapters alone, on a base that stays as it is and serves as its own frozen reference.</summary>
public sealed class AdapterOptimizerTests : IDisposable
{
    private static readonly int[][] Sequences = [.. TinyWorld.Prompts.Select((prompt, i) => (int[])[.. prompt.Tokens, 2 + (i % 9), 7, 1])];

    private readonly Processor _processor = new();
    private readonly Decoder _model = TinyWorld.NewModel();
    private readonly LoraAdapters _adapters;

    public AdapterOptimizerTests()
    {
        LoraOptions options = new() { Rank = 4, TargetModules = ["q_proj", "v_proj", "down_proj"] };
        _adapters = LoraAdapters.Attach(_model, options, new RandomStream(TinyWorld.Seed, "adapters"));
    }

    public void Dispose()
    {
        _adapters.Dispose();
        _model.Dispose();
        _processor.Dispose();
    }

    [Fact]
    public void Steps_OverAdapters_LearnAndLeaveTheBaseAloneAndWithoutGradients()
    {
        float[][] before = [.. _model.Parameters.Select(parameter => parameter.Values.ToArray())];
        LogProbs(_model).ShouldNotBeEmpty(); // packs the weights
        long[] bytes = [.. _model.Parameters.Select(parameter => parameter.Bytes)];
        using ModelOptimizer optimizer = NewOptimizer();

        double first = Steps(optimizer, 1);
        double last = Steps(optimizer, 20);

        last.ShouldBeLessThan(first - 0.1);
        for (int i = 0; i < before.Length; i++)
        {
            _model.Parameters[i].Values.ToArray().ShouldBe(before[i], _model.Parameters[i].Name);
            _model.Parameters[i].Gradient.Length.ShouldBe(0);
            _model.Parameters[i].Bytes.ShouldBe(bytes[i], _model.Parameters[i].Name);
        }
    }

    [Fact]
    public void Capture_OfAdapters_HoldsThemAloneAndResumesToTheBit()
    {
        using ModelOptimizer whole = NewOptimizer();
        Steps(whole, 5);
        TrainingState state = whole.Capture("adapters");
        Steps(whole, 4);
        float[] expected = [.. _adapters.Parameters.SelectMany(parameter => parameter.Values.ToArray())];

        state.Parameters.Select(parameter => parameter.Name).ShouldBe(_adapters.Parameters.Select(parameter => parameter.Name));
        using ModelOptimizer resumed = NewOptimizer();
        resumed.Restore(state);
        _adapters.Parameters.SelectMany(parameter => parameter.Values.ToArray()).ShouldNotBe(expected);
        Steps(resumed, 4);

        resumed.StepCount.ShouldBe(9);
        _adapters.Parameters.SelectMany(parameter => parameter.Values.ToArray()).ShouldBe(expected);
    }

    [Fact]
    public void SwitchOff_WhileTraining_GivesTheReferenceWithoutASecondModel()
    {
        using Decoder reference = _model.Clone();
        float[] expected = LogProbs(reference);
        using ModelOptimizer optimizer = NewOptimizer();
        for (int step = 0; step < 3; step++)
        {
            using (_adapters.SwitchOff())
            {
                LogProbs(_model).ShouldBe(expected, $"step {step}");
            }

            Steps(optimizer, 2);
        }

        LogProbs(_model).ShouldNotBe(expected);
    }

    [Fact]
    public void Recompute_OfLayers_GivesTheSameAdapters()
    {
        float[] start = [.. _adapters.Parameters.SelectMany(parameter => parameter.Values.ToArray())];
        using ModelOptimizer kept = NewOptimizer();
        TrainingState state = kept.Capture("start");
        Steps(kept, 3);
        float[] expected = [.. _adapters.Parameters.SelectMany(parameter => parameter.Values.ToArray())];
        expected.ShouldNotBe(start);
        using ModelOptimizer recomputed = NewOptimizer(RecomputePolicy.EveryLayer);
        recomputed.Restore(state);

        Steps(recomputed, 3);

        _adapters.Parameters.SelectMany(parameter => parameter.Values.ToArray()).ShouldBe(expected);
    }

    private ModelOptimizer NewOptimizer(RecomputePolicy recompute = RecomputePolicy.Nothing) =>
        new(_processor, _adapters.Parameters, new AdamWOptions()) { Recompute = recompute };

    /// <summary>Steps of two passes each; the loss of the last.</summary>
    private double Steps(ModelOptimizer optimizer, int count)
    {
        double loss = 0;
        for (int step = 0; step < count; step++)
        {
            loss = 0;
            foreach (int[][] pass in Sequences.Chunk(Sequences.Length / 2))
            {
                Tape tape = optimizer.Begin();
                Tensor logProbs = LogProbs(_model, tape, pass);
                float[] seed = new float[logProbs.Rows];
                Array.Fill(seed, -1f / (2 * logProbs.Rows));
                tape.Seed(logProbs, seed);
                double passLoss = 0;
                foreach (float logProb in logProbs.Values)
                {
                    passLoss -= logProb / (2.0 * logProbs.Rows);
                }

                optimizer.Accumulate(passLoss);
                loss += passLoss;
            }

            optimizer.Step(0.01);
        }

        return loss;
    }

    private float[] LogProbs(Decoder model)
    {
        using Tape tape = new(_processor, recording: false);
        return LogProbs(model, tape, Sequences).Values.ToArray();
    }

    private static Tensor LogProbs(Decoder model, Tape tape, int[][] sequences)
    {
        TokenBatch batch = new();
        batch.Set(sequences);
        return tape.TokenLogProbs(model.Hidden(tape, batch), model.OutputWeight, [.. sequences.SelectMany(sequence => sequence.Skip(1).Append(1))]).LogProbs;
    }
}

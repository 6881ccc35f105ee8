using System.Text.Json.Nodes;
using Plumbline.Numerics.Autograd;
using Plumbline.Numerics.Compute;
using Plumbline.Numerics.Optimizers;
using Plumbline.Training.Batches;
using Plumbline.Training.Health;
using Plumbline.Training.Lineage;
using Plumbline.Training.Loop;
using Plumbline.Training.Metrics;
using Plumbline.Training.Optimization;

namespace Plumbline.Training.Offline;

/// <summary>Trains on a fixed data set: supervised fine-tuning, reward models, DPO and its family, KTO. What differs between them is the objective.</summary>
/// <typeparam name="TExample">An encoded row.</typeparam>
public sealed class OfflineTrainer<TExample> : ITrainer
{
    private const string PositionName = "position";
    private const string TokensName = "tokens";
    private const string LeftOutName = "left_out";
    private readonly OfflineOptions _options;
    private readonly string _method;
    private readonly IOfflineObjective<TExample> _objective;
    private readonly IExampleSource<TExample>? _heldOut;
    private readonly Processor _processor;
    private readonly ExampleCursor<TExample> _cursor;
    private readonly ModelOptimizer _optimizer;
    private readonly LearningRateSchedule _schedule;
    private long _tokens;
    private long _leftOut;

    /// <summary>Prepares to train.</summary>
    /// <param name="options">How to go through the data; validated.</param>
    /// <param name="method">Name of the method.</param>
    /// <param name="objective">What is optimised.</param>
    /// <param name="training">Examples to learn from, at least one.</param>
    /// <param name="heldOut">Examples to measure on; null for none.</param>
    /// <param name="processor">Runs the kernels.</param>
    /// <param name="seed">Decides the order of the rows.</param>
    /// <exception cref="ArgumentException">An option is out of range, or there is no row.</exception>
    public OfflineTrainer(
        OfflineOptions options,
        string method,
        IOfflineObjective<TExample> objective,
        IExampleSource<TExample> training,
        IExampleSource<TExample>? heldOut,
        Processor processor,
        ulong seed)
    {
        IReadOnlyList<string> problems = options.Validate();
        if (problems.Count > 0)
        {
            throw new ArgumentException(string.Join("; ", problems), nameof(options));
        }

        if (training.Count == 0)
        {
            throw new ArgumentException("there is no row to train on", nameof(training));
        }

        _options = options;
        _method = method;
        _objective = objective;
        _heldOut = heldOut;
        _processor = processor;
        _cursor = new ExampleCursor<TExample>(training, options.Shuffle, seed);
        _optimizer = new ModelOptimizer(processor, objective.Parameters, options.Optimizer) { Recompute = options.RecomputePolicy };
        TotalSteps = options.TotalSteps(training.Count);
        _schedule = options.Schedule(TotalSteps);
    }

    /// <inheritdoc/>
    public int TotalSteps { get; }

    /// <inheritdoc/>
    public TrainerStep Step(int index, CancellationToken cancellation)
    {
        EncodedRow<TExample>[] rows = _cursor.Take(_options.BatchExamples, out int leftOut);
        TExample[] batch = [.. rows.Select(row => row.Example!)];
        MetricMeans means = new();
        _objective.Prepare(batch, cancellation);
        double weight = batch.Sum(_objective.Weight);
        foreach (Range part in Passes(batch))
        {
            cancellation.ThrowIfCancellationRequested();
            Tape tape = _optimizer.Begin();
            _objective.Accumulate(tape, batch, part, weight, means);
            _optimizer.Accumulate(means["loss"] ?? double.NaN);
        }

        double learningRate = _schedule.At(index);
        double norm = _optimizer.Step(learningRate);
        _tokens += batch.Sum(example => (long)_objective.Tokens(example));
        _leftOut += leftOut;
        Dictionary<string, double> metrics = means.ToDictionary();
        metrics[HealthMetrics.GradientNorm] = norm;
        metrics["learning_rate"] = learningRate;
        metrics["num_tokens"] = _tokens;
        metrics["epoch"] = _cursor.Epochs;
        metrics["rows_left_out"] = _leftOut;
        return new TrainerStep(metrics, StepLineage.Of([.. rows.Select(row => row.Id)]));
    }

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, double>? Evaluate(CancellationToken cancellation)
    {
        if (_heldOut is null)
        {
            return null;
        }

        MetricMeans means = new();
        int examples = 0;
        using Tape tape = new(_processor, recording: false);
        foreach (TExample[] batch in HeldOutExamples().Chunk(_options.BatchExamples))
        {
            examples += batch.Length;
            _objective.Prepare(batch, cancellation);
            double weight = batch.Sum(_objective.Weight);
            foreach (Range part in Passes(batch))
            {
                cancellation.ThrowIfCancellationRequested();
                tape.Reset();
                _objective.Accumulate(tape, batch, part, weight, means);
            }
        }

        Dictionary<string, double> metrics = means.ToDictionary();
        metrics[HealthMetrics.Examples] = examples;
        return metrics;
    }

    /// <inheritdoc/>
    public TrainerState Capture() => new(
        _method,
        new Dictionary<string, TrainingState>(StringComparer.Ordinal) { [_objective.ModelName] = _optimizer.Capture(_objective.ModelName) },
        new JsonObject { [PositionName] = _cursor.Position, [TokensName] = _tokens, [LeftOutName] = _leftOut });

    /// <inheritdoc/>
    public void Restore(TrainerState state)
    {
        _optimizer.Restore(state.Model(_objective.ModelName));
        _cursor.Position = state.Number<long>(PositionName);
        _tokens = state.Number<long>(TokensName);
        _leftOut = state.Number<long>(LeftOutName);
    }

    /// <inheritdoc/>
    public void SaveModel(string folder) => _objective.Save(folder);

    /// <summary>Frees tape and moments.</summary>
    public void Dispose() => _optimizer.Dispose();

    private IEnumerable<TExample> HeldOutExamples()
    {
        long examples = 0;
        for (long row = 0; row < _heldOut!.Count && examples < _options.EvaluationExamples; row++)
        {
            if (_heldOut.Read(row) is { Refusal: null } usable)
            {
                examples++;
                yield return usable.Example!;
            }
        }
    }

    private IEnumerable<Range> Passes(TExample[] batch) => TokenBudget.Split([.. batch.Select(_objective.Tokens)], _options.TokensPerPass);
}

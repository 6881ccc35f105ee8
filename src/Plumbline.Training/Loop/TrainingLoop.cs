using System.Text.Json;
using Plumbline.Runs;
using Plumbline.Training.Health;
using Plumbline.Training.Lineage;

namespace Plumbline.Training.Loop;

/// <summary>
/// The one loop that every method trains in: steps, the event log, lineage, warnings, evaluation, early stopping, checkpoints and resumption. A run that is
/// killed at any moment and resumed writes the same checkpoints as one that was not, byte for byte.
/// </summary>
public sealed class TrainingLoop
{
    private readonly TrainingLoopOptions _options;
    private readonly string _method;
    private readonly ITrainer _trainer;
    private readonly RunDirectory _run;
    private readonly LineageLog _lineage;
    private readonly RunHealth _health;
    private readonly IReadOnlyList<IMetricSink> _sinks;
    private readonly Action<LoopProgress>? _onStep;
    private LoopState _state = new() { Steps = 0 };
    private IReadOnlyDictionary<string, double>? _lastEvaluation;
    private IReadOnlyDictionary<string, double>? _firstEvaluation;

    /// <summary>Prepares to train into a run directory.</summary>
    /// <param name="options">What happens around the steps; validated.</param>
    /// <param name="method">Name of the method, kept in checkpoints.</param>
    /// <param name="trainer">Takes the steps; not disposed with this.</param>
    /// <param name="run">Where everything is written.</param>
    /// <param name="lineage">Where lineage is written.</param>
    /// <param name="health">What warnings are raised on.</param>
    /// <param name="sinks">Where metrics go beside the event log.</param>
    /// <param name="onStep">Hears of every step; null for nobody.</param>
    /// <exception cref="ArgumentException">An option is out of range.</exception>
    public TrainingLoop(
        TrainingLoopOptions options,
        string method,
        ITrainer trainer,
        RunDirectory run,
        LineageLog lineage,
        RunHealth health,
        IReadOnlyList<IMetricSink> sinks,
        Action<LoopProgress>? onStep = null)
    {
        IReadOnlyList<string> problems = options.Validate();
        if (problems.Count > 0)
        {
            throw new ArgumentException(string.Join("; ", problems), nameof(options));
        }

        _options = options;
        _method = method;
        _trainer = trainer;
        _run = run;
        _lineage = lineage;
        _health = health;
        _sinks = sinks;
        _onStep = onStep;
    }

    /// <summary>Puts the trainer where the newest checkpoint of the run stood. To be called before <see cref="Run"/>, on a run that was opened with the events up to that checkpoint.</summary>
    /// <param name="checkpoint">The checkpoint; null where the run was cut short before its first.</param>
    /// <exception cref="Models.Checkpoints.CheckpointException">The checkpoint is damaged or of another method.</exception>
    public void Resume(TrainingCheckpoint? checkpoint)
    {
        if (checkpoint is not null)
        {
            _state = LoopState.Read(checkpoint.StateFolder);
            _trainer.Restore(TrainerState.Read(checkpoint.StateFolder, _method));
        }

        foreach (RunEvent written in RunEvents())
        {
            Replay(written);
        }

        _run.Events.Append("train/resumed", new { _state.Steps });
    }

    /// <summary>Trains to the last step, or until an early stop.</summary>
    /// <param name="cancellation">Stops within a step; what was done since the last checkpoint is done again on resuming.</param>
    /// <exception cref="Numerics.NonFiniteException">Training diverged; the last checkpoint stands.</exception>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public TrainingLoopResult Run(CancellationToken cancellation = default)
    {
        if (_firstEvaluation is null && _state.Steps == 0)
        {
            Evaluate(cancellation);

            // The start may turn out to be the best; then it must be there.
            if (_options.Patience is not null)
            {
                WriteCheckpoint();
            }
        }

        bool stopped = IsOutOfPatience();
        while (_state.Steps < _trainer.TotalSteps && !stopped)
        {
            Step(cancellation);
            bool last = _state.Steps == _trainer.TotalSteps;
            bool best = false;
            if (last || (_options.EvaluateEvery is { } every && _state.Steps % every == 0))
            {
                Evaluate(cancellation);
                stopped = IsOutOfPatience();
                best = _options.Patience is not null && _state.BestStep == _state.Steps;
            }

            if (last || stopped || best || (_options.CheckpointEvery is { } period && _state.Steps % period == 0))
            {
                WriteCheckpoint();
            }
        }

        // Again, for a run that was killed between its last checkpoint and the deletion of old ones.
        TrainingCheckpoint.Prune(_run.Layout, _options.KeepCheckpoints, _state.BestStep);
        return new TrainingLoopResult(
            _state.Steps, stopped && _state.Steps < _trainer.TotalSteps, _state.Best, _state.BestStep, _firstEvaluation, _lastEvaluation, _health.Warnings);
    }

    private void Step(CancellationToken cancellation)
    {
        TrainerStep step = _trainer.Step(_state.Steps, cancellation);
        _state = _state with { Steps = _state.Steps + 1 };
        _lineage.Append(_state.Steps, step.Lineage);
        _run.Events.Append("train/step", new StepEvent(_state.Steps, step.Metrics));
        Observe(step.Metrics, "");
        _onStep?.Invoke(new LoopProgress(_state.Steps, _trainer.TotalSteps, step.Metrics));
    }

    private void Evaluate(CancellationToken cancellation)
    {
        if (_trainer.Evaluate(cancellation) is not { } metrics)
        {
            return;
        }

        _run.Events.Append("train/evaluation", new StepEvent(_state.Steps, metrics));
        Remember(metrics);
        Observe(metrics, "eval_");
        if (metrics.TryGetValue(_options.BestMetric, out double value))
        {
            _state = _state.With(value, _options.GreaterIsBetter);
        }
    }

    private void Observe(IReadOnlyDictionary<string, double> metrics, string prefix)
    {
        Dictionary<string, double> named = metrics.ToDictionary(metric => prefix + metric.Key, metric => metric.Value, StringComparer.Ordinal);
        foreach (HealthWarning warning in _health.Observe(_state.Steps, named))
        {
            _run.Events.Append("train/warning", warning);
        }

        foreach (IMetricSink sink in _sinks)
        {
            sink.Write(_state.Steps, named);
        }
    }

    private void Remember(IReadOnlyDictionary<string, double> evaluation)
    {
        _firstEvaluation ??= evaluation;
        _lastEvaluation = evaluation;
    }

    private bool IsOutOfPatience() => _options.Patience is { } patience && _state.EvaluationsSinceBest >= patience;

    private void WriteCheckpoint()
    {
        string name = TrainingCheckpoint.NameOf(_state.Steps);

        // Lineage and event are on disk before the checkpoint has its name: what a checkpoint rests on is never missing.
        _lineage.FlushToDisk();
        foreach (IMetricSink sink in _sinks)
        {
            sink.FlushToDisk();
        }

        _run.Events.Append(TrainingCheckpoint.EventType, new { Name = name, _state.Steps });
        _run.WriteCheckpoint(name, folder =>
        {
            string state = Directory.CreateDirectory(Path.Combine(folder, TrainingCheckpoint.StateName)).FullName;
            _trainer.Capture().Write(state);
            _state.Write(state);
            _trainer.SaveModel(Directory.CreateDirectory(Path.Combine(folder, TrainingCheckpoint.ModelFolderName)).FullName);
        });
        TrainingCheckpoint.Prune(_run.Layout, _options.KeepCheckpoints, _state.BestStep);
    }

    // What is remembered of a run is what its log says: warnings already given and evaluations already made.
    private void Replay(RunEvent written)
    {
        if (written.Type is not ("train/step" or "train/evaluation") || written.Data.Deserialize<StepEvent>(RunJson.Line) is not { } step)
        {
            return;
        }

        bool evaluation = written.Type == "train/evaluation";
        if (evaluation)
        {
            Remember(step.Metrics);
        }

        string prefix = evaluation ? "eval_" : "";
        _health.Observe(step.Step, step.Metrics.ToDictionary(metric => prefix + metric.Key, metric => metric.Value, StringComparer.Ordinal));
    }

    private List<RunEvent> RunEvents()
    {
        using EventLogReader reader = new(_run.Layout.Events);
        List<RunEvent> events = [];
        while (events.Count < _run.Events.LastNumber && reader.Read() is { } next)
        {
            events.Add(next);
        }

        return events;
    }

    private sealed record StepEvent(int Step, IReadOnlyDictionary<string, double> Metrics);
}

/// <summary>How far a run is.</summary>
/// <param name="Steps">Steps taken.</param>
/// <param name="TotalSteps">Steps of the whole run.</param>
/// <param name="Metrics">Metrics of the last step.</param>
public sealed record LoopProgress(int Steps, int TotalSteps, IReadOnlyDictionary<string, double> Metrics);

/// <summary>What a run came to.</summary>
/// <param name="Steps">Steps taken.</param>
/// <param name="StoppedEarly">Whether evaluations stopped improving before the last step.</param>
/// <param name="Best">Best value of the metric that decides; null where nothing was evaluated.</param>
/// <param name="BestStep">The step after which it was measured, 0 for the model before training.</param>
/// <param name="Before">What the evaluation before the first step measured; null where there was nothing to measure on.</param>
/// <param name="After">What the last evaluation measured.</param>
/// <param name="Warnings">What went wrong on the way, in order.</param>
public sealed record TrainingLoopResult(
    int Steps,
    bool StoppedEarly,
    double? Best,
    int? BestStep,
    IReadOnlyDictionary<string, double>? Before,
    IReadOnlyDictionary<string, double>? After,
    IReadOnlyList<HealthWarning> Warnings);

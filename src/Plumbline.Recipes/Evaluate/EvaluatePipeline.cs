using System.Text.Json;
using Plumbline.Evaluation.Logs;
using Plumbline.Evaluation.Metrics;
using Plumbline.Evaluation.RateLimits;
using Plumbline.Evaluation.Reports;
using Plumbline.Evaluation.Results;
using Plumbline.Evaluation.Running;
using Plumbline.Evaluation.Suites;
using Plumbline.Evaluation.Thresholds;
using Plumbline.Runs;

namespace Plumbline.Recipes.Evaluate;

/// <summary>Asks a model the samples of suites and writes what was found: log, scorecard, report. A run that was stopped goes on where it stood.</summary>
public sealed class EvaluatePipeline
{
    private readonly EvaluateRecipe _recipe;
    private readonly ModelKeys _keys;
    private readonly TimeProvider _time;

    /// <summary>Prepares an evaluation; nothing is read or asked yet.</summary>
    /// <param name="recipe">What is asked, of whom and how.</param>
    /// <param name="keys">Keys of endpoints.</param>
    /// <param name="time">Stamps the run and measures limits.</param>
    /// <exception cref="ArgumentException">The recipe has problems; the message lists all.</exception>
    public EvaluatePipeline(EvaluateRecipe recipe, ModelKeys keys, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(recipe);
        ArgumentNullException.ThrowIfNull(keys);
        if (recipe.Validate() is { Count: > 0 } problems)
        {
            throw new ArgumentException(string.Join("; ", problems), nameof(recipe));
        }

        _recipe = recipe;
        _keys = keys;
        _time = time;
    }

    /// <summary>Runs the evaluation, or goes on with it where the folder holds it already.</summary>
    /// <param name="folder">The run's folder: absent, empty, or this run's.</param>
    /// <param name="progress">Told now and then. Default null.</param>
    /// <param name="cancellation">Stops it; what was finished stays in the log.</param>
    /// <exception cref="SuiteException">A suite cannot be planned.</exception>
    /// <exception cref="RunException">The folder or log cannot be used.</exception>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public async Task<EvaluateOutcome> RunAsync(string folder, IProgress<EvaluationProgress>? progress = null, CancellationToken cancellation = default)
    {
        using RateLimiter? limiter = Limiter();
        using RateLimiter? judgeLimiter = _recipe.Judge is { } other && !other.SharesEndpoint(_recipe.Model) ? Limiter() : null;
        using OpenedModel? judge = _recipe.Judge is { } choice ? OpenedModel.Open("judge", choice, _keys.Judge, _recipe, _time, judgeLimiter ?? limiter) : null;
        IReadOnlyList<SuitePlan> plans = Plan(judge);
        Threshold[] thresholds = [.. _recipe.FailIf.Select(Threshold.Parse)];
        Refuse(thresholds, plans);
        using OpenedModel model = OpenedModel.Open("model", _recipe.Model, _keys.Model, _recipe, _time, limiter);
        string digest = PlanDigest.Of(plans, _recipe.Evaluator(), $"{model.Target}|{judge?.Target}|{PlannedSuites.DigestOfFiles(_recipe.Suites)}");
        using EvaluationRun run = EvaluationRun.Open(folder, Manifest(), digest, _time, _recipe.RetryFailed);
        try
        {
            EvaluationResult result = await new Evaluator(_recipe.Evaluator(), _time).RunAsync(plans, model.Client, run.Log, progress, cancellation).ConfigureAwait(false);
            EvaluateOutcome outcome = new(folder, Facts(run), result, Decide(thresholds, result));
            Write(run, outcome);
            return outcome;
        }
        catch (OperationCanceledException)
        {
            run.Directory.Interrupt();
            throw;
        }
        catch (Exception exception)
        {
            run.Directory.Fail(exception.Message.ReplaceLineEndings(" "));
            throw;
        }
    }

    // Model and judge at one endpoint share its bucket: the endpoint counts them together.
    private RateLimiter? Limiter() => _recipe.RateLimits is { RequestsPerMinute: null, TokensPerMinute: null } ? null : new RateLimiter(_recipe.RateLimits, _time);

    /// <summary>What will be asked.</summary>
    /// <exception cref="SuiteException">A suite cannot be planned.</exception>
    private IReadOnlyList<SuitePlan> Plan(OpenedModel? judge)
    {
        SuiteContext context = new(new SuiteData(_recipe.Data), _recipe.Asked) { Judge = judge?.Client };
        return PlannedSuites.Of(_recipe.Suites, context);
    }

    // What cannot be decided is found before a model is paid for, not after.
    private static void Refuse(IReadOnlyList<Threshold> thresholds, IReadOnlyList<SuitePlan> plans)
    {
        string[] names = [.. plans.SelectMany(plan => plan.Metrics()).SelectMany(metric => metric.Measure(0.95)).Select(measurement => measurement.Name)];
        if (names.GroupBy(name => name).FirstOrDefault(group => group.Count() > 1) is { } twice)
        {
            throw new SuiteException($"suites {string.Join(", ", plans.Select(plan => plan.Suite))}", $"two measurements are named {twice.Key}", "rename one, or run the suites one by one");
        }

        foreach (Threshold threshold in thresholds)
        {
            // Parts of a part, such as a category of a data set, are named only when there are samples of it.
            if (!names.Any(name => name == threshold.Measurement || (name.Contains('.') && threshold.Measurement.StartsWith(name + ".", StringComparison.Ordinal))))
            {
                throw new SuiteException($"--fail-if '{threshold}'", $"nothing is measured by the name {threshold.Measurement}", $"name one of {string.Join(", ", names)}");
            }
        }
    }

    // A run that ended early has not asked what could have failed it.
    private static ThresholdResult[] Decide(IReadOnlyList<Threshold> thresholds, EvaluationResult result)
    {
        Measurement[] measurements = [.. result.Suites.SelectMany(suite => suite.Measurements)];
        return
        [
            .. thresholds.Select(threshold => measurements.Any(each => each.Name == threshold.Measurement)
                ? threshold.Decide(measurements)
                : new ThresholdResult(threshold, null, Failed: true))
                .Select(decided => result.Samples.NotAsked == 0
                    ? decided
                    : decided with { Failed = true, Reason = FormattableString.Invariant($"{result.Samples.NotAsked:N0} samples were not asked") }),
        ];
    }

    private static void Write(EvaluationRun run, EvaluateOutcome outcome)
    {
        run.Directory.WriteScorecard(EvaluateScorecard.Of(outcome));
        run.Directory.WriteReport(EvaluationReport.Render(outcome.Facts, outcome.Result, outcome.Thresholds, run.Log.Read()));
        if (outcome.Result.LimitReached is null)
        {
            run.Directory.Complete();
        }
        else
        {
            run.Directory.Interrupt();
        }
    }

    private EvaluationFacts Facts(EvaluationRun run) => new()
    {
        Model = _recipe.Model.Name,
        BaseUrl = _recipe.Model.BaseUrl,
        Judge = _recipe.Judge?.Name,
        Seed = _recipe.Asked.Seed,
        StartedAt = run.Directory.Manifest.StartedAt,
        Version = run.Directory.Manifest.Versions.GetValueOrDefault("plumbline") ?? "",
    };

    private RunManifest Manifest() => new()
    {
        Command = "eval",
        Seeds = new Dictionary<string, ulong>(StringComparer.Ordinal) { ["samples"] = _recipe.Asked.Seed },
        Recipe = JsonSerializer.SerializeToNode(_recipe, RunJson.Document)!,
    };
}

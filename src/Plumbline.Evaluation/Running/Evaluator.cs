using System.Threading.Channels;
using Microsoft.Extensions.AI;
using Plumbline.Evaluation.Endpoints;
using Plumbline.Evaluation.Logs;
using Plumbline.Evaluation.Results;
using Plumbline.Evaluation.Samples;
using Plumbline.Evaluation.Suites;
using Plumbline.Evaluation.Tasks;

namespace Plumbline.Evaluation.Running;

/// <summary>
/// Asks a model every sample of one or more suites and measures. Samples are streamed through bounded channels: one reads them, at most
/// <see cref="EvaluatorOptions.MaxInFlight"/> conversations are alive, one writes records. Memory does not grow with the number of samples, but for the few bytes
/// that metrics keep of each.
/// </summary>
public sealed class Evaluator
{
    private const int MostInBatch = 256;
    private static readonly TimeSpan ProgressInterval = TimeSpan.FromMilliseconds(100);
    private readonly EvaluatorOptions _options;
    private readonly TimeProvider _time;

    /// <summary>An evaluator.</summary>
    /// <param name="options">How it runs.</param>
    /// <param name="time">Stamps records and measures limits of time.</param>
    /// <exception cref="ArgumentException">The options have problems; all are named.</exception>
    public Evaluator(EvaluatorOptions options, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(time);
        if (options.Validate() is { Count: > 0 } problems)
        {
            throw new ArgumentException(string.Join("; ", problems), nameof(options));
        }

        _options = options;
        _time = time;
    }

    /// <summary>Runs one suite.</summary>
    /// <param name="plan">What is asked and measured.</param>
    /// <param name="model">Who answers; wrapped, for retries, limits of rate and the cache.</param>
    /// <param name="log">Receives each finished sample. Samples that it holds already are not asked again.</param>
    /// <param name="progress">Told now and then. Default null.</param>
    /// <param name="cancellation">Stops the run: what was finished stays in the log, and the run can be resumed.</param>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    /// <exception cref="SuiteException">The plan is mistaken: a task has problems, or two samples of a task the same name.</exception>
    /// <exception cref="Plumbline.Runs.RunException">The log cannot be written or read.</exception>
    public Task<EvaluationResult> RunAsync(
        SuitePlan plan, IChatClient model, ISampleLog log, IProgress<EvaluationProgress>? progress = null, CancellationToken cancellation = default) =>
        RunAsync([plan], model, log, progress, cancellation);

    /// <summary>Runs several suites, one after the other, into one log. Their tasks must have different names.</summary>
    /// <inheritdoc cref="RunAsync(SuitePlan, IChatClient, ISampleLog, IProgress{EvaluationProgress}, CancellationToken)"/>
    public async Task<EvaluationResult> RunAsync(
        IReadOnlyList<SuitePlan> plans, IChatClient model, ISampleLog log, IProgress<EvaluationProgress>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(plans);
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(log);
        PlanCheck.Refuse(plans);
        RunBudget budget = new(_options.RunLimits, _time, log.Before.InputTokens, log.Before.OutputTokens);
        ModelUsage? usage = model.GetService<ModelUsage>();
        (long retries, long hits) = (usage?.Retries ?? 0, usage?.CacheHits ?? 0);

        int planned = await new Flow(this, plans, model, log, budget, progress, cancellation).RunAsync().ConfigureAwait(false);

        EvaluationResult result = LogMeasurement.Measure(plans, log.Read(), planned, _options.Level);
        return result with
        {
            LimitReached = budget.Reached,
            Usage = result.Usage with
            {
                Seconds = budget.Seconds,
                Retries = (usage?.Retries ?? 0) - retries,
                CacheHits = (usage?.CacheHits ?? 0) - hits,
                Cost = _options.RunLimits.Price?.Of(result.Usage.InputTokens, result.Usage.OutputTokens),
            },
        };
    }

    /// <summary>One run: its channels, and what it counts.</summary>
    private sealed class Flow(
        Evaluator owner,
        IReadOnlyList<SuitePlan> plans,
        IChatClient model,
        ISampleLog log,
        RunBudget budget,
        IProgress<EvaluationProgress>? progress,
        CancellationToken cancellation)
    {
        private readonly Channel<SampleWork> _work = Channel.CreateBounded<SampleWork>(
            new BoundedChannelOptions(Math.Min(owner._options.MaxInFlight, 256)) { SingleWriter = true });

        private readonly Channel<SampleRecord> _records = Channel.CreateBounded<SampleRecord>(new BoundedChannelOptions(4 * MostInBatch) { SingleReader = true });
        private readonly int? _expected = Expected(plans);
        private int _resumed;
        private int _written;
        private int _failed;
        private int? _planned;

        public async Task<int> RunAsync()
        {
            // Stops everything at the first error of any part; the time limit of the run stops it as well, but is no error.
            using CancellationTokenSource stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
            using CancellationTokenSource clock = owner._options.RunLimits.Seconds is { } seconds
                ? new CancellationTokenSource(TimeSpan.FromSeconds(seconds), owner._time)
                : new CancellationTokenSource();
            using CancellationTokenRegistration alarm = clock.Token.Register(budget.EndOfTime);
            using CancellationTokenSource asking = CancellationTokenSource.CreateLinkedTokenSource(stop.Token, clock.Token);

            Task writing = GuardedAsync(() => WriteAsync(stop.Token), stop);
            Task<int> reading = Task.Run(() => ReadAsync(stop), CancellationToken.None);
            SampleRunner runner = new(model, owner._options, budget, owner._time);
            Task[] working = [.. Enumerable.Range(0, owner._options.MaxInFlight).Select(_ => GuardedAsync(() => WorkAsync(runner, asking.Token, stop.Token), stop))];
            Task asked = Task.WhenAll([reading, .. working]);
            await asked.ContinueWith(_ => _records.Writer.TryComplete(), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default)
                .ConfigureAwait(false);
            await FirstErrorAsync([writing, reading, .. working]).ConfigureAwait(false);
            cancellation.ThrowIfCancellationRequested();
            Report();
            return await reading.ConfigureAwait(false);
        }

        // The first real error goes before the cancellations that it caused.
        private static async Task FirstErrorAsync(Task[] parts)
        {
            try
            {
                await Task.WhenAll(parts).ConfigureAwait(false);
            }
            catch (Exception)
            {
                if (Array.Find(parts, part => part.IsFaulted) is { } faulted)
                {
                    await faulted.ConfigureAwait(false);
                }

                throw;
            }
        }

        private static async Task GuardedAsync(Func<Task> part, CancellationTokenSource stop)
        {
            try
            {
                await Task.Run(part, CancellationToken.None).ConfigureAwait(false);
            }
            catch (Exception)
            {
                await stop.CancelAsync().ConfigureAwait(false);
                throw;
            }
        }

        private static int? Expected(IReadOnlyList<SuitePlan> plans)
        {
            long total = 0;
            foreach (EvaluationTask task in plans.SelectMany(plan => plan.Tasks))
            {
                if (task.SampleCount is not { } count)
                {
                    return null;
                }

                total += (long)count * task.Epochs;
            }

            return total <= int.MaxValue ? (int)total : null;
        }

        // Goes through all samples even after a limit: those that are not asked are counted.
        private async Task<int> ReadAsync(CancellationTokenSource stop)
        {
            try
            {
                int planned = 0;
                foreach (EvaluationTask task in plans.SelectMany(plan => plan.Tasks))
                {
                    ChatOptions? request = RequestOptions.Merge(task.Options, owner._options.Request);
                    SampleNames names = new(task.Name);
                    int index = 0;
                    foreach (Sample sample in task.Samples)
                    {
                        names.Add(sample);
                        for (int epoch = 1; epoch <= task.Epochs; epoch++)
                        {
                            planned++;
                            SampleWork work = new(task, request, sample, index, epoch);
                            if (log.IsFinished(work.Key))
                            {
                                Interlocked.Increment(ref _resumed);
                            }
                            else if (budget.Reached is null)
                            {
                                await _work.Writer.WriteAsync(work, stop.Token).ConfigureAwait(false);
                            }
                        }

                        index++;
                    }
                }

                _planned = planned;
                return planned;
            }
            catch (Exception)
            {
                await stop.CancelAsync().ConfigureAwait(false);
                throw;
            }
            finally
            {
                _work.Writer.TryComplete();
            }
        }

        private async Task WorkAsync(SampleRunner runner, CancellationToken asking, CancellationToken stop)
        {
            await foreach (SampleWork work in _work.Reader.ReadAllAsync(stop).ConfigureAwait(false))
            {
                // After a limit the rest is drained, so that the reading side does not wait for ever.
                if (budget.Reached is not null)
                {
                    continue;
                }

                SampleRecord? record;
                try
                {
                    record = await runner.RunAsync(work, asking).ConfigureAwait(false);
                }
                catch (OperationCanceledException) when (asking.IsCancellationRequested && !stop.IsCancellationRequested)
                {
                    continue;
                }

                if (record is not null)
                {
                    // A finished answer is kept even where the run has just been stopped, as long as there is room for it.
                    if (!_records.Writer.TryWrite(record))
                    {
                        await _records.Writer.WriteAsync(record, stop).ConfigureAwait(false);
                    }
                }
            }
        }

        // Not cancelled by the user: what was finished is written, whatever happens to the rest.
        private async Task WriteAsync(CancellationToken stop)
        {
            List<SampleRecord> batch = new(MostInBatch);
            long reportedAt = 0;
            while (await _records.Reader.WaitToReadAsync(CancellationToken.None).ConfigureAwait(false))
            {
                batch.Clear();
                while (batch.Count < MostInBatch && _records.Reader.TryRead(out SampleRecord? record))
                {
                    batch.Add(record);
                }

                log.Append(batch);
                Interlocked.Add(ref _written, batch.Count);
                _failed += batch.Count(record => record.Failure is not null);
                if (progress is not null && !stop.IsCancellationRequested && (reportedAt == 0 || owner._time.GetElapsedTime(reportedAt) >= ProgressInterval))
                {
                    reportedAt = owner._time.GetTimestamp();
                    Report();
                }
            }
        }

        private void Report() => progress?.Report(new EvaluationProgress(
            Volatile.Read(ref _written) + Volatile.Read(ref _resumed), Volatile.Read(ref _resumed), _failed, _planned ?? _expected, budget.InputTokens, budget.OutputTokens, budget.Seconds));
    }
}

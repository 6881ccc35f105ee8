using Plumbline.Evaluation.Logs;
using Plumbline.Evaluation.Metrics;
using Plumbline.Evaluation.Results;
using Plumbline.Evaluation.Scorers;
using Plumbline.Evaluation.Suites;

namespace Plumbline.Evaluation.Running;

/// <summary>From records to results. A finished run and a log read again years later go the same way, and no model is asked.</summary>
public static class LogMeasurement
{
    private const int MostReasons = 5;

    /// <summary>Measures the records of a log.</summary>
    /// <param name="plans">The suites; their metrics are made anew. Records of tasks that are in none are passed over.</param>
    /// <param name="records">One for each sample, in any order; streamed.</param>
    /// <param name="planned">How many samples there should be; null for as many as there are.</param>
    /// <param name="level">The confidence level of intervals. Default 0.95.</param>
    public static EvaluationResult Measure(IReadOnlyList<SuitePlan> plans, IEnumerable<SampleRecord> records, int? planned = null, double level = 0.95)
    {
        ArgumentNullException.ThrowIfNull(plans);
        ArgumentNullException.ThrowIfNull(records);
        (string Suite, IReadOnlyList<IMetric> Metrics)[] suites = [.. plans.Select(plan => (plan.Suite, plan.Metrics()))];
        Dictionary<string, int> suiteOf = new(StringComparer.Ordinal);
        for (int index = 0; index < plans.Count; index++)
        {
            foreach (Tasks.EvaluationTask task in plans[index].Tasks)
            {
                suiteOf.Add(task.Name, index);
            }
        }

        ReasonTally failed = new();
        ReasonTally unscored = new();
        int answered = 0;
        UsageTotals usage = new();
        foreach (SampleRecord record in records)
        {
            if (!suiteOf.TryGetValue(record.Task, out int suite))
            {
                continue;
            }

            foreach (IMetric metric in suites[suite].Metrics)
            {
                metric.Add(record);
            }

            usage = usage with
            {
                InputTokens = usage.InputTokens + record.InputTokens,
                OutputTokens = usage.OutputTokens + record.OutputTokens,
                Requests = usage.Requests + record.Requests,
            };
            if (record.Failure is { } failure)
            {
                failed.Add(failure.Kind, failure.Message);
                continue;
            }

            answered++;
            foreach (KeyValuePair<string, Score> score in record.Scores)
            {
                if (score.Value.Value is null)
                {
                    unscored.Add(score.Key, score.Value.Explanation ?? "no reason was given");
                }
            }
        }

        return new EvaluationResult
        {
            Suites = [.. suites.Select(suite => new SuiteResult(suite.Suite, [.. suite.Metrics.SelectMany(metric => metric.Measure(level))]))],
            Samples = new SampleCounts
            {
                Planned = planned ?? answered + failed.Total,
                Answered = answered,
                Failed = failed.ToList(),
                Unscored = unscored.ToList(),
                NotAsked = Math.Max(0, (planned ?? 0) - answered - failed.Total),
            },
            Usage = usage,
        };
    }

    // Keeps the first reasons in ordinal order, so that the same records give the same reasons whatever their order.
    private sealed class ReasonTally
    {
        private readonly SortedDictionary<string, (int Count, SortedSet<string> Reasons)> _names = new(StringComparer.Ordinal);

        public int Total { get; private set; }

        public void Add(string name, string reason)
        {
            Total++;
            (int count, SortedSet<string> reasons) = _names.TryGetValue(name, out var known) ? known : (0, new SortedSet<string>(StringComparer.Ordinal));
            if (reasons.Count < MostReasons || StringComparer.Ordinal.Compare(reason, reasons.Max) < 0)
            {
                reasons.Add(reason);
                if (reasons.Count > MostReasons)
                {
                    reasons.Remove(reasons.Max!);
                }
            }

            _names[name] = (count + 1, reasons);
        }

        public IReadOnlyList<CountedReasons> ToList() => [.. _names.Select(name => new CountedReasons(name.Key, name.Value.Count, [.. name.Value.Reasons]))];
    }
}

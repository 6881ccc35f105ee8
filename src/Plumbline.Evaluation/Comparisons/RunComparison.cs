using System.Globalization;
using Plumbline.Evaluation.Logs;
using Plumbline.Evaluation.Metrics;
using Plumbline.Evaluation.Suites;
using Plumbline.Statistics;

namespace Plumbline.Evaluation.Comparisons;

/// <summary>
/// Two runs of the same plan, compared sample by sample: what both runs share cancels out, so that a small change shows that two separate means would hide. Samples are
/// paired by task, name and epoch.
/// </summary>
/// <param name="Rates">Every rate of the suite, in the suite's order.</param>
public sealed record RunComparison(IReadOnlyList<ComparedRate> Rates)
{
    /// <summary>The rates that changed: McNemar's adjusted p-value is below 1 − level or, where no test holds, the interval excludes 0.</summary>
    /// <param name="level">The confidence level. Default 0.95.</param>
    public IEnumerable<ComparedRate> Changed(double level = Interval.DefaultLevel) =>
        Rates.Where(rate => rate.AdjustedPValue is { } p ? p < 1 - level : rate.Difference is { } difference && !difference.Interval.Contains(0));

    /// <summary>Compares two runs.</summary>
    /// <param name="plan">The plan of both: its metrics say what the rates are.</param>
    /// <param name="before">The records of the first run; enumerated once.</param>
    /// <param name="after">The records of the second.</param>
    /// <param name="level">The confidence level of the intervals.</param>
    /// <exception cref="ArgumentException">A sample is twice in a run, or is in another cluster in the other run: the runs are not of the same plan.</exception>
    public static RunComparison Of(SuitePlan plan, IEnumerable<SampleRecord> before, IEnumerable<SampleRecord> after, double level = Interval.DefaultLevel)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        RateMetric[] rates = [.. plan.Metrics().OfType<RateMetric>()];
        Dictionary<(string Task, string Id, int Epoch), Reading> first = Read(before, rates, nameof(before));
        Dictionary<(string Task, string Id, int Epoch), Reading> second = Read(after, rates, nameof(after));
        foreach (((string Task, string Id, int Epoch) key, Reading reading) in second)
        {
            if (first.TryGetValue(key, out Reading? other) && other.Cluster != reading.Cluster)
            {
                throw new ArgumentException($"the sample {key.Id} of {key.Task} is in cluster '{other.Cluster}' in one run and in '{reading.Cluster}' in the other", nameof(after));
            }
        }

        ComparedRate[] compared = [.. rates.Select((rate, index) => Compare(rate, index, first, second, level))];
        int[] tested = [.. Enumerable.Range(0, compared.Length).Where(index => compared[index].Test is not null)];
        foreach ((int index, CorrectedHypothesis corrected) in tested.Zip(HolmCorrection.Correct([.. tested.Select(index => Hypothesis(index, compared[index]))])))
        {
            compared[index] = compared[index] with { AdjustedPValue = corrected.AdjustedPValue };
        }

        return new RunComparison(compared);
    }

    // The place keeps apart two rates of one name, which a plan may have.
    private static Hypothesis Hypothesis(int index, ComparedRate rate) => new(string.Create(CultureInfo.InvariantCulture, $"{index} {rate.Name}"), rate.Test!.PValue);

    private static ComparedRate Compare(
        RateMetric rate, int index, Dictionary<(string Task, string Id, int Epoch), Reading> before, Dictionary<(string Task, string Id, int Epoch), Reading> after, double level)
    {
        List<RowPair> pairs = [];
        int unpaired = 0;
        foreach (((string Task, string Id, int Epoch) key, Reading reading) in before)
        {
            double? value = reading.Values[index];
            double? other = after.TryGetValue(key, out Reading? second) ? second.Values[index] : null;
            if (value is not null && other is not null)
            {
                pairs.Add(new RowPair(reading.Cluster, value.Value, other.Value, reading.Failed || second!.Failed));
            }
            else
            {
                unpaired += value is not null || other is not null ? 1 : 0;
            }
        }

        unpaired += after.Count(entry => entry.Value.Values[index] is not null && !before.ContainsKey(entry.Key));
        return new ComparedRate(
            rate.Template.Name,
            rate.Template.Title,
            rate.Template.Worse,
            PairedRows.Difference(pairs, level),
            PairedRows.Test(pairs),
            null,
            pairs.Count(pair => pair.IsScored),
            unpaired,
            PairedRows.Missing(pairs),
            PairedRows.WithMissing(pairs, level));
    }

    private static Dictionary<(string Task, string Id, int Epoch), Reading> Read(IEnumerable<SampleRecord> records, RateMetric[] rates, string run)
    {
        Dictionary<(string Task, string Id, int Epoch), Reading> readings = [];
        foreach (SampleRecord record in records)
        {
            // Null: the rate does not count this record; NaN: it does, and there is no score.
            double?[] values = [.. rates.Select(rate => rate.Selects(record) ? rate.Value(record) ?? double.NaN : (double?)null)];
            if (!readings.TryAdd((record.Task, record.Id, record.Epoch), new Reading(record.Cluster, values, record.Failure is not null)))
            {
                throw new ArgumentException($"the sample {record.Id} of {record.Task}, epoch {record.Epoch}, is there twice", run);
            }
        }

        return readings;
    }

    private sealed record Reading(string Cluster, double?[] Values, bool Failed);
}

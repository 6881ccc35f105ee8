using Microsoft.Extensions.AI;
using Plumbline.Evaluation.Logs;
using Plumbline.Evaluation.Metrics;
using Plumbline.Evaluation.Samples;
using Plumbline.Evaluation.Scorers;
using Plumbline.Evaluation.Solvers;
using Plumbline.Evaluation.Suites;
using Plumbline.Evaluation.Tasks;

namespace Plumbline.Evaluation.Tests;

/// <summary>Runs a plan in one thread and in memory: solvers, scorers, records, metrics.</summary>
internal static class SuiteRun
{
    /// <summary>The level of the intervals: high, so that of the hundreds of planted sizes that tests look for hardly one lies outside by chance.</summary>
    public const double Level = 0.999;

    /// <summary>The measurements of a plan, by name.</summary>
    public static async Task<IReadOnlyDictionary<string, Measurement>> MeasureAsync(SuitePlan plan, IChatClient model) =>
        Measure(plan, await RecordsAsync(plan, model).ConfigureAwait(false));

    /// <summary>The measurements of records, by name.</summary>
    public static IReadOnlyDictionary<string, Measurement> Measure(SuitePlan plan, IEnumerable<SampleRecord> records, double level = Level)
    {
        IReadOnlyList<IMetric> metrics = plan.Metrics();
        foreach (SampleRecord record in records)
        {
            foreach (IMetric metric in metrics)
            {
                metric.Add(record);
            }
        }

        return metrics.SelectMany(metric => metric.Measure(level)).ToDictionary(measurement => measurement.Name, StringComparer.Ordinal);
    }

    /// <summary>All records of a plan.</summary>
    public static async Task<IReadOnlyList<SampleRecord>> RecordsAsync(SuitePlan plan, IChatClient model)
    {
        List<SampleRecord> records = [];
        foreach (EvaluationTask task in plan.Tasks)
        {
            int index = 0;
            foreach (Sample sample in task.Samples)
            {
                for (int epoch = 1; epoch <= task.Epochs; epoch++)
                {
                    records.Add(await OneAsync(task, sample, index, epoch, model).ConfigureAwait(false));
                }

                index++;
            }
        }

        return records;
    }

    private static async Task<SampleRecord> OneAsync(EvaluationTask task, Sample sample, int index, int epoch, IChatClient model)
    {
        Conversation conversation = new(sample, epoch, model, task.Options);
        Dictionary<string, Score> scores = new(StringComparer.Ordinal);
        SampleFailure? failure = null;
        try
        {
            foreach (ISolver solver in task.Solvers.TakeWhile(_ => conversation.Ended is null))
            {
                await solver.SolveAsync(conversation, CancellationToken.None).ConfigureAwait(false);
            }

            foreach (IScorer scorer in task.Scorers)
            {
                scores[scorer.Name] = await scorer.ScoreAsync(conversation, CancellationToken.None).ConfigureAwait(false);
            }
        }
        catch (Exception exception)
        {
            failure = new SampleFailure("solver", exception.Message);
        }

        return new SampleRecord
        {
            Task = task.Name,
            Id = sample.Id,
            Epoch = epoch,
            Index = index,
            Cluster = sample.Cluster,
            Condition = sample.Condition,
            Choices = sample.Choices,
            Target = sample.Target,
            Messages = [.. conversation.Messages.Select(message => new MessageRecord(message.Role.Value, message.Text))],
            InputMessages = sample.Input.Count,
            Scores = scores,
            Metadata = sample.Metadata,
            Notes = conversation.Notes,
            Failure = failure,
        };
    }
}

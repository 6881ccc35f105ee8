using Plumbline.Evaluation.Logs;
using Plumbline.Evaluation.Metrics;
using Plumbline.Evaluation.Samples;
using Plumbline.Evaluation.Scorers;
using Plumbline.Evaluation.Scripted;
using Plumbline.Evaluation.Solvers;
using Plumbline.Evaluation.Suites;
using Plumbline.Evaluation.Tasks;

namespace Plumbline.Evaluation.Tests.Suites;

/// <summary>Carries a plan out with a scripted model, in order and in memory: enough to see what a suite measures.</summary>
internal static class PlannedRun
{
    public static async Task<IReadOnlyList<Measurement>> MeasureAsync(SuitePlan plan, Func<ScriptedTurn, string> model, ulong seed = 0)
    {
        IReadOnlyList<IMetric> metrics = plan.Metrics();
        foreach (SampleRecord record in await RecordsAsync(plan, model, seed))
        {
            foreach (IMetric metric in metrics)
            {
                metric.Add(record);
            }
        }

        return [.. metrics.SelectMany(metric => metric.Measure(0.95))];
    }

    public static async Task<IReadOnlyList<SampleRecord>> RecordsAsync(SuitePlan plan, Func<ScriptedTurn, string> model, ulong seed = 0)
    {
        List<SampleRecord> records = [];
        foreach (EvaluationTask task in plan.Tasks)
        {
            task.Validate().ShouldBeEmpty();
            int index = 0;
            foreach (Sample sample in task.Samples)
            {
                for (int epoch = 1; epoch <= task.Epochs; epoch++)
                {
                    records.Add(await RecordAsync(task, sample, index, epoch, new ScriptedChatClient("scripted", model, seed)));
                }

                index++;
            }
        }

        return records;
    }

    private static async Task<SampleRecord> RecordAsync(EvaluationTask task, Sample sample, int index, int epoch, ScriptedChatClient model)
    {
        Conversation conversation = new(sample, epoch, model, task.Options);
        Dictionary<string, Score> scores = new(StringComparer.Ordinal);
        SampleFailure? failure = null;
        try
        {
            foreach (ISolver solver in task.Solvers)
            {
                await solver.SolveAsync(conversation, CancellationToken.None);
            }
        }
        catch (TimeoutException exception)
        {
            failure = new SampleFailure("timed-out", exception.Message);
        }

        if (failure is null)
        {
            foreach (IScorer scorer in task.Scorers)
            {
                scores.Add(scorer.Name, await scorer.ScoreAsync(conversation, CancellationToken.None));
            }
        }

        return new SampleRecord
        {
            Task = task.Name, Id = sample.Id, Epoch = epoch, Index = index, Cluster = sample.Cluster, Condition = sample.Condition, Metadata = sample.Metadata, Target = sample.Target,
            Messages = [.. conversation.Messages.Select(message => new MessageRecord(message.Role.Value, message.Text))], InputMessages = sample.Input.Count,
            Scores = scores, Failure = failure, Notes = conversation.Notes,
        };
    }
}

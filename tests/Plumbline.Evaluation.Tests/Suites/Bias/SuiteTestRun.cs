using Microsoft.Extensions.AI;
using Plumbline.Evaluation.Logs;
using Plumbline.Evaluation.Metrics;
using Plumbline.Evaluation.Samples;
using Plumbline.Evaluation.Scorers;
using Plumbline.Evaluation.Scripted;
using Plumbline.Evaluation.Solvers;
using Plumbline.Evaluation.Suites;
using Plumbline.Evaluation.Tasks;

namespace Plumbline.Evaluation.Tests.Suites.Bias;

/// <summary>Runs a plan one sample at a time: all that tests of suites need of a harness.</summary>
internal static class SuiteTestRun
{
    public static async Task<SuiteTestResult> Of(SuitePlan plan, IChatClient model)
    {
        IReadOnlyList<IMetric> metrics = plan.Metrics();
        List<SampleRecord> records = [];
        foreach (EvaluationTask task in plan.Tasks)
        {
            task.Validate().ShouldBeEmpty();
            int index = 0;
            foreach (Sample sample in task.Samples)
            {
                for (int epoch = 1; epoch <= task.Epochs; epoch++)
                {
                    SampleRecord record = await Ask(task, sample, epoch, index, model);
                    records.Add(record);
                    foreach (IMetric metric in metrics)
                    {
                        metric.Add(record);
                    }
                }

                index++;
            }
        }

        return new SuiteTestResult(records, [.. metrics.SelectMany(metric => metric.Measure(0.95))]);
    }

    public static Task<SuiteTestResult> Of(SuitePlan plan, Func<ScriptedTurn, string> reply, ulong seed = 0) => Of(plan, new ScriptedChatClient("scripted", reply, seed));

    private static async Task<SampleRecord> Ask(EvaluationTask task, Sample sample, int epoch, int index, IChatClient model)
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

            foreach (IScorer scorer in task.Scorers)
            {
                scores.Add(scorer.Name, await scorer.ScoreAsync(conversation, CancellationToken.None));
            }
        }
        catch (HttpRequestException exception)
        {
            failure = new SampleFailure("connection", exception.Message);
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
            Metadata = sample.Metadata,
            Notes = conversation.Notes,
            Scores = scores,
            Failure = failure,
            InputMessages = sample.Input.Count,
            Messages = [.. conversation.Messages.Select(message => new MessageRecord(message.Role.Value, message.Text))],
        };
    }
}

/// <summary>What came of a run.</summary>
internal sealed record SuiteTestResult(IReadOnlyList<SampleRecord> Records, IReadOnlyList<Measurement> Measurements)
{
    public Measurement this[string name] => Measurements.Single(measurement => measurement.Name == name);
}

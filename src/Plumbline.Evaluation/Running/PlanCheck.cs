using Plumbline.Evaluation.Logs;
using Plumbline.Evaluation.Samples;
using Plumbline.Evaluation.Suites;
using Plumbline.Evaluation.Tasks;

namespace Plumbline.Evaluation.Running;

/// <summary>Refuses plans that could not be measured or resumed.</summary>
internal static class PlanCheck
{
    public static void Refuse(IReadOnlyList<SuitePlan> plans)
    {
        HashSet<string> names = new(StringComparer.Ordinal);
        foreach (SuitePlan plan in plans)
        {
            foreach (EvaluationTask task in plan.Tasks)
            {
                if (task.Validate() is { Count: > 0 } problems)
                {
                    throw new SuiteException($"suite {plan.Suite}", string.Join("; ", problems), "mend the task");
                }

                if (!names.Add(task.Name))
                {
                    throw new SuiteException($"suite {plan.Suite}", $"two tasks of the run are named {task.Name}", "run the suites one by one, or rename a task");
                }
            }
        }
    }
}

/// <summary>The names of a task's samples, by 64 bits of digest, which are enough here: of a million names two meet by chance once in forty million runs. Two alike would count as one on resuming.</summary>
internal sealed class SampleNames(string task)
{
    private const int LongestId = 200;
    private readonly HashSet<ulong> _seen = [];

    public void Add(Sample sample)
    {
        if (sample.Id.Length is 0 or > LongestId)
        {
            throw new SuiteException($"task {task}", $"the name of sample {_seen.Count + 1} has {sample.Id.Length} characters; expected 1 to {LongestId}", "give it a shorter name");
        }

        if (!_seen.Add((ulong)new SampleKey(task, sample.Id, 1).Digest()))
        {
            throw new SuiteException($"task {task}", $"two samples are named '{Endpoints.FailureText.Clean(sample.Id)}'", "give each sample a name of its own");
        }
    }
}

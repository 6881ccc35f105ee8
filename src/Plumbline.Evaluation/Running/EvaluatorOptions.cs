using Microsoft.Extensions.AI;

namespace Plumbline.Evaluation.Running;

/// <summary>How an evaluation is run.</summary>
public sealed record EvaluatorOptions
{
    /// <summary>From it every request gets a seed of its own, by task, sample, epoch and turn: epochs differ, and the same run asks the same again. Default 1.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>
    /// The most conversations alive at a time. Default 256: more than an endpoint's connections, because samples that wait to be asked again hold none; memory
    /// is bounded by it, whatever the number of samples.
    /// </summary>
    public int MaxInFlight { get; init; } = 256;

    /// <summary>Settings of every request, such as temperature; each that is set goes before the task's. Default null: the tasks' own.</summary>
    public ChatOptions? Request { get; init; }

    /// <summary>What one sample may use.</summary>
    public SampleLimits SampleLimits { get; init; } = new();

    /// <summary>What the run may use.</summary>
    public RunLimits RunLimits { get; init; } = new();

    /// <summary>The confidence level of intervals. Default 0.95.</summary>
    public double Level { get; init; } = 0.95;

    /// <summary>All problems, in words.</summary>
    public IReadOnlyList<string> Validate()
    {
        List<string> problems = [];
        if (MaxInFlight is < 1 or > 100_000)
        {
            problems.Add($"{MaxInFlight} conversations may be alive at a time; expected 1 to 100000");
        }

        if (!(Level > 0 && Level < 1))
        {
            problems.Add($"the confidence level is {Level}; expected more than 0 and less than 1");
        }

        return [.. problems, .. SampleLimits.Validate(), .. RunLimits.Validate()];
    }
}

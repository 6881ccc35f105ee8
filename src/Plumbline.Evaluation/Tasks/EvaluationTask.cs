using Microsoft.Extensions.AI;
using Plumbline.Evaluation.Samples;
using Plumbline.Evaluation.Scorers;
using Plumbline.Evaluation.Solvers;

namespace Plumbline.Evaluation.Tasks;

/// <summary>Samples, how an answer to them is got, and how it is scored.</summary>
public sealed record EvaluationTask
{
    /// <summary>Names the task within its suite: lower-case words joined by hyphens.</summary>
    public required string Name { get; init; }

    /// <summary>The samples. May be enumerated several times and gives the same each time; not held in memory, so it may be long.</summary>
    public required IEnumerable<Sample> Samples { get; init; }

    /// <summary>How many samples there are, where that is known without enumerating them: for the progress line. Default null.</summary>
    public int? SampleCount { get; init; }

    /// <summary>How an answer is got, one after the other. Default: the model is asked once.</summary>
    public IReadOnlyList<ISolver> Solvers { get; init; } = [new GenerateSolver()];

    /// <summary>How it is scored; at least one.</summary>
    public required IReadOnlyList<IScorer> Scorers { get; init; }

    /// <summary>How often each sample is asked. Default 1. All epochs of a sample share its cluster.</summary>
    public int Epochs { get; init; } = 1;

    /// <summary>Settings of every request, such as most tokens; what the command line says goes before. Default null: the model's own.</summary>
    public ChatOptions? Options { get; init; }

    /// <summary>All problems, in words.</summary>
    public IReadOnlyList<string> Validate()
    {
        List<string> problems = [];
        if (string.IsNullOrWhiteSpace(Name) || Name.Any(letter => !char.IsAsciiLetterOrDigit(letter) && letter is not ('-' or '.')))
        {
            problems.Add($"a task's name is made of letters, digits, hyphens and dots, not '{Name}'");
        }

        if (Scorers.Count == 0)
        {
            problems.Add($"the task {Name} has no scorer");
        }

        if (Scorers.Select(scorer => scorer.Name).Distinct(StringComparer.Ordinal).Count() < Scorers.Count)
        {
            problems.Add($"two scorers of the task {Name} have the same name");
        }

        if (Epochs < 1)
        {
            problems.Add($"the task {Name} has {Epochs} epochs; expected at least 1");
        }

        return problems;
    }
}

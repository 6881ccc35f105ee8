using Plumbline.Evaluation.Scorers;
using Plumbline.Evaluation.Scorers.Choices;
using Plumbline.Evaluation.Scorers.Rules;

namespace Plumbline.Evaluation.Suites.Files;

/// <summary>The scorers that a suite's file can name.</summary>
internal static class SuiteScorers
{
    private static readonly Dictionary<string, Func<TaskDocument, SuiteContext, IScorer>> Makers = new(StringComparer.Ordinal)
    {
        ["exact"] = (_, _) => new ExactScorer(),
        ["includes"] = (_, _) => new IncludesScorer(),
        ["match"] = (_, _) => new MatchScorer(),
        ["number"] = (_, _) => new NumberScorer(),
        ["f1"] = (_, _) => new F1Scorer(),
        ["choice"] = (_, _) => new ChoiceScorer(),
        ["pattern"] = (task, _) => new PatternScorer(task.Pattern!),
    };

    /// <summary>Their names.</summary>
    public static IReadOnlyList<string> Names => [.. Makers.Keys];

    /// <summary>What is wrong with the scorer of a task.</summary>
    public static IEnumerable<string> Problems(TaskDocument task)
    {
        if (!Makers.ContainsKey(task.Scorer))
        {
            yield return $"scorer is '{task.Scorer}'; expected one of {string.Join(", ", Names)}";
        }

        if (task.Scorer == "choice" && task.Choices.Count < 2)
        {
            yield return $"there are {task.Choices.Count} choices; the scorer choice takes two or more";
        }

        if (task.Scorer == "pattern")
        {
            string? problem = PatternProblem(task.Pattern);
            if (problem is not null)
            {
                yield return problem;
            }
        }

        if (task.Scorer is "exact" or "includes" or "match" or "number" or "f1" or "choice" && task.Target.Count == 0)
        {
            yield return $"the scorer {task.Scorer} needs target:, what would be right";
        }
    }

    /// <summary>The scorer of a task without problems.</summary>
    public static IScorer Make(TaskDocument task, SuiteContext context) => Makers[task.Scorer](task, context);

    private static string? PatternProblem(string? pattern)
    {
        if (string.IsNullOrEmpty(pattern))
        {
            return "the scorer pattern needs pattern:, a regular expression";
        }

        try
        {
            _ = new PatternScorer(pattern);
            return null;
        }
        catch (ArgumentException exception)
        {
            return $"pattern is no regular expression: {exception.Message}";
        }
    }
}

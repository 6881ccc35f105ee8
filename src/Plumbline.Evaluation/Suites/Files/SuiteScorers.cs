using Plumbline.Evaluation.Judges;
using Plumbline.Evaluation.Judges.Rubrics;
using Plumbline.Evaluation.Scorers;
using Plumbline.Evaluation.Scorers.Choices;
using Plumbline.Evaluation.Scorers.Refusals;
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
        ["refusal"] = (_, _) => new RefusalScorer(),
        ["judge"] = Judge,
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

        if (task.Scorer == "judge" && (task.Rubric is null || Path.IsPathRooted(task.Rubric) || task.Rubric.Split('/', '\\').Contains("..")))
        {
            yield return "the scorer judge needs rubric:, a .yaml file beside this one";
        }

        if (task.Scorer is "exact" or "includes" or "match" or "number" or "f1" or "choice" && task.Target.Count == 0)
        {
            yield return $"the scorer {task.Scorer} needs target:, what would be right";
        }
    }

    /// <summary>The scorer of a task without problems.</summary>
    /// <param name="suiteFile">The suite's file; rubrics lie beside it.</param>
    /// <param name="task">The task.</param>
    /// <param name="context">Has the judge.</param>
    /// <exception cref="SuiteException">The task takes a judge and there is none, or its rubric cannot be read.</exception>
    public static IScorer Make(string suiteFile, TaskDocument task, SuiteContext context) => Makers[task.Scorer](
        task.Rubric is null ? task : task with { Rubric = Path.Combine(Path.GetDirectoryName(Path.GetFullPath(suiteFile))!, task.Rubric) }, context);

    private static ModelJudge Judge(TaskDocument task, SuiteContext context) => new(
        context.Judge ?? throw new SuiteException($"task {task.Name}", "it is scored by a judge, and no judge model was named", "name one with --judge"),
        RubricFile.Read(task.Rubric!));

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

using Plumbline.Evaluation.Judges;
using Plumbline.Evaluation.Judges.Checks;
using Plumbline.Evaluation.Judges.Rubrics;
using Plumbline.Evaluation.Scorers;
using Plumbline.Evaluation.Scorers.Refusals;

namespace Plumbline.Recipes.Evaluate;

/// <summary>Puts people's labels before a judge.</summary>
public static class JudgeCheckPipeline
{
    private static readonly Dictionary<string, Func<IScorer>> Makers = new(StringComparer.Ordinal)
    {
        ["refusal"] = () => new RefusalScorer(),
    };

    /// <summary>The rules that can be checked by name.</summary>
    public static IReadOnlyList<string> Rules => [.. Makers.Keys];

    /// <summary>Checks a judge.</summary>
    /// <param name="recipe">Which, and against what; validated.</param>
    /// <param name="key">The judge model's key; null for none.</param>
    /// <param name="time">Measures time-outs and waits.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <exception cref="ArgumentException">The recipe has problems, or nothing could be scored.</exception>
    /// <exception cref="Plumbline.Evaluation.Suites.SuiteException">Labels or rubric cannot be read.</exception>
    public static async Task<JudgeCheck> RunAsync(JudgeCheckRecipe recipe, string? key, TimeProvider time, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(recipe);
        if (recipe.Validate() is { Count: > 0 } problems)
        {
            throw new ArgumentException(string.Join("; ", problems), nameof(recipe));
        }

        IReadOnlyList<LabelledReply> replies = LabelledReply.Read(recipe.Labels, recipe.Columns);
        string labels = Path.GetFileName(recipe.Labels);
        if (recipe.Judge is not { } choice)
        {
            return await JudgeChecker.CheckAsync(Makers[recipe.Rule!](), replies, labels, recipe.Threshold, cancellation: cancellation).ConfigureAwait(false);
        }

        Rubric rubric = RubricFile.Read(recipe.Rubric!);
        using OpenedModel judge = OpenedModel.Open("judge", choice, key, new EvaluateRecipe { Suites = ["judge-check"], Model = choice }, time);
        return await JudgeChecker.CheckAsync(new ModelJudge(judge.Client, rubric), replies, labels, recipe.Threshold, concurrency: 32, cancellation).ConfigureAwait(false);
    }
}

using System.Text.Json;
using Plumbline.Evaluation.Logs;
using Plumbline.Evaluation.Reports;
using Plumbline.Evaluation.Running;
using Plumbline.Evaluation.Suites;
using Plumbline.Evaluation.Thresholds;
using Plumbline.Runs;

namespace Plumbline.Recipes.Evaluate;

/// <summary>A finished evaluation, read back from its folder: its numbers, its log, and what was asked.</summary>
public sealed class StoredEvaluation
{
    private readonly EvaluateScorecard _scorecard;

    private StoredEvaluation(string folder, EvaluateScorecard scorecard) => (Folder, _scorecard) = (folder, scorecard);

    /// <summary>The run's folder.</summary>
    public string Folder { get; }

    /// <summary>What was found.</summary>
    public EvaluateOutcome Outcome => new(Folder, _scorecard.Facts, _scorecard.Result, [.. _scorecard.Thresholds.Select(each => new ThresholdResult(Threshold.Parse(each.FailsIf), each.Found, each.Failed))]);

    /// <summary>Whether a folder holds a finished evaluation.</summary>
    public static bool IsOne(string folder) => EvaluateScorecard.IsOne(new RunLayout(folder).Scorecard);

    /// <summary>Reads one.</summary>
    /// <exception cref="RunException">The folder holds none, or it is damaged.</exception>
    public static StoredEvaluation Read(string folder) => new(folder, EvaluateScorecard.Read(new RunLayout(folder).Scorecard));

    /// <summary>The names and files of its suites.</summary>
    /// <exception cref="RunException">The recipe cannot be read.</exception>
    public IReadOnlyList<string> Suites => Recipe().Suites;

    /// <summary>The log, streamed.</summary>
    public IEnumerable<SampleRecord> Records() => SampleLogReader.Read(EvaluationRun.LogPath(Folder));

    /// <summary>The page, as this version draws it.</summary>
    public string Render()
    {
        EvaluateOutcome outcome = Outcome;
        return EvaluationReport.Render(outcome.Facts, outcome.Result, outcome.Thresholds, Records());
    }

    /// <summary>What was asked, planned again: the data sets must be where they were, or in <paramref name="data"/>.</summary>
    /// <param name="data">Further folders of data sets.</param>
    /// <exception cref="RunException">The recipe cannot be read.</exception>
    /// <exception cref="SuiteException">A suite cannot be planned.</exception>
    public IReadOnlyList<SuitePlan> Plans(IReadOnlyList<string> data)
    {
        ArgumentNullException.ThrowIfNull(data);
        EvaluateRecipe recipe = Recipe();
        SuiteContext context = new(new SuiteData([.. data, .. recipe.Data]), recipe.Asked);
        return PlannedSuites.Of(recipe.Suites, context);
    }

    private EvaluateRecipe Recipe()
    {
        string file = new RunLayout(Folder).Manifest;
        try
        {
            return RunManifest.Read(file).Recipe.Deserialize<EvaluateRecipe>(RunJson.Document) ?? throw new JsonException("it holds null");
        }
        catch (JsonException exception)
        {
            throw new RunException(file, $"the recipe is not an evaluation's: {exception.Message}", "name the folder of an evaluation", exception);
        }
    }
}

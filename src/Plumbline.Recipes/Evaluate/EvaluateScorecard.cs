using System.Text.Json;
using Plumbline.Evaluation.Reports;
using Plumbline.Evaluation.Results;
using Plumbline.Recipes.Parlor.Report;
using Plumbline.Runs;

namespace Plumbline.Recipes.Evaluate;

/// <summary><c>scorecard.json</c> of an evaluation: every number with what it rests on.</summary>
public sealed record EvaluateScorecard
{
    /// <summary>The format written by this version.</summary>
    public const string CurrentFormat = "plumbline.evaluation/1";

    /// <summary>The format of the file.</summary>
    public string Format { get; init; } = CurrentFormat;

    /// <summary>What was evaluated.</summary>
    public required EvaluationFacts Facts { get; init; }

    /// <summary>What was found.</summary>
    public required EvaluationResult Result { get; init; }

    /// <summary>What was decided.</summary>
    public IReadOnlyList<DecidedThreshold> Thresholds { get; init; } = [];

    /// <summary>The scorecard of an outcome.</summary>
    public static EvaluateScorecard Of(EvaluateOutcome outcome)
    {
        ArgumentNullException.ThrowIfNull(outcome);
        return new EvaluateScorecard
        {
            Facts = outcome.Facts,
            Result = outcome.Result,
            Thresholds = [.. outcome.Thresholds.Select(each => new DecidedThreshold(each.Threshold.ToString(), each.Found, each.Failed))],
        };
    }

    /// <summary>Whether a run's scorecard is an evaluation's.</summary>
    public static bool IsOne(string file)
    {
        try
        {
            return StoredScorecard.Format(file) == CurrentFormat;
        }
        catch (RunException)
        {
            return false;
        }
    }

    /// <summary>Reads one.</summary>
    /// <exception cref="RunException">It is absent, damaged, or of another format.</exception>
    public static EvaluateScorecard Read(string file)
    {
        string text = StoredFile.Text(file, "name the folder of a finished evaluation");
        if (StoredScorecard.Format(file, text) is var format && format != CurrentFormat)
        {
            throw new RunException(file, $"format '{StoredFile.Short(format)}' where '{CurrentFormat}' was expected", "name an evaluation's run");
        }

        try
        {
            return JsonSerializer.Deserialize<EvaluateScorecard>(text, RunJson.Document) ?? throw new JsonException("it is null");
        }
        catch (Exception exception) when (exception is JsonException or ArgumentException or NotSupportedException)
        {
            throw StoredFile.Damaged(file, exception);
        }
    }
}

/// <summary>A threshold and what became of it.</summary>
/// <param name="FailsIf">The condition.</param>
/// <param name="Found">The number compared; null where there was none.</param>
/// <param name="Failed">Whether the run fails by it.</param>
public sealed record DecidedThreshold(string FailsIf, double? Found, bool Failed);

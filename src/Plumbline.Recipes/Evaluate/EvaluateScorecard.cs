using System.Text.Json;
using System.Text.Json.Serialization;
using Plumbline.Evaluation.Reports;
using Plumbline.Evaluation.Results;
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
            using FileStream stream = File.OpenRead(file);
            return JsonSerializer.Deserialize<FormatOnly>(stream, RunJson.Document)?.Format == CurrentFormat;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or JsonException)
        {
            return false;
        }
    }

    /// <summary>Reads one.</summary>
    /// <exception cref="RunException">It is absent, damaged, or of another format.</exception>
    public static EvaluateScorecard Read(string file)
    {
        try
        {
            using FileStream stream = File.OpenRead(file);
            EvaluateScorecard? scorecard = JsonSerializer.Deserialize<EvaluateScorecard>(stream, RunJson.Document);
            return scorecard?.Format == CurrentFormat ? scorecard : throw new RunException(file, $"format '{scorecard?.Format}' where '{CurrentFormat}' was expected", "name an evaluation's run");
        }
        catch (JsonException exception)
        {
            throw new RunException(file, $"not an evaluation's scorecard: {exception.Message}", "run 'plumb report' on the run to write it anew", exception);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new RunException(file, $"cannot be read: {exception.Message}", "name the folder of a finished evaluation", exception);
        }
    }

    private sealed record FormatOnly([property: JsonPropertyName("format")] string? Format);
}

/// <summary>A threshold and what became of it.</summary>
/// <param name="FailsIf">The condition.</param>
/// <param name="Found">The number compared; null where there was none.</param>
/// <param name="Failed">Whether the run fails by it.</param>
public sealed record DecidedThreshold(string FailsIf, double? Found, bool Failed);

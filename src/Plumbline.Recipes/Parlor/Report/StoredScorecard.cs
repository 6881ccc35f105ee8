using System.Text.Json;
using Plumbline.Recipes.Parlor.Scorecard;
using Plumbline.Runs;

namespace Plumbline.Recipes.Parlor.Report;

/// <summary>Reads <c>scorecard.json</c> back.</summary>
public static class StoredScorecard
{
    /// <summary>The form a scorecard file says it has, such as <see cref="ParlorScorecard.CurrentFormat"/>.</summary>
    /// <exception cref="RunException">There is no such file, it cannot be read, or it is not a scorecard.</exception>
    public static string Format(string file) => Format(file, StoredFile.Text(file, "give the directory of a run that has ended"));

    /// <summary>Reads and checks a scorecard.</summary>
    /// <exception cref="RunException">There is no such file, it cannot be read, is of another form, or is damaged.</exception>
    public static ParlorScorecard Read(string file)
    {
        string text = StoredFile.Text(file, "give the directory of a run that has ended");
        string format = Format(file, text);
        if (format != ParlorScorecard.CurrentFormat)
        {
            throw new RunException(file, $"the scorecard has the form '{StoredFile.Short(format)}'; expected '{ParlorScorecard.CurrentFormat}'", "give a run of plumb align on Parlor, made by this version");
        }

        try
        {
            ParlorScorecard scorecard = JsonSerializer.Deserialize<ParlorScorecard>(text, StoredFile.Strict) ?? throw new JsonException("it is null");
            if (Problem(scorecard) is { } problem)
            {
                throw new JsonException(problem);
            }

            return scorecard;
        }
        catch (Exception exception) when (exception is JsonException or ArgumentException or NotSupportedException)
        {
            throw StoredFile.Damaged(file, exception);
        }
    }

    /// <summary>The same of a text that was read already.</summary>
    internal static string Format(string file, string text)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(text);
            return document.RootElement.ValueKind == JsonValueKind.Object && document.RootElement.TryGetProperty("format", out JsonElement format)
                && format.ValueKind == JsonValueKind.String
                ? format.GetString() ?? ""
                : throw new JsonException("it has no format");
        }
        catch (JsonException exception)
        {
            throw StoredFile.Damaged(file, exception);
        }
    }

    private static string? Problem(ParlorScorecard scorecard) => Problem(scorecard.Biased, "biased") ?? (scorecard.Control is null ? null : Problem(scorecard.Control, "control"));

    // What the types cannot say: no holes in lists, indices inside the path.
    private static string? Problem(ArmScorecard arm, string name)
    {
        GoodhartMeter meter = arm.Goodhart;
        bool holes = arm.Stages.Contains(null!) || arm.Growth.Contains(null!) || meter.Path.Contains(null!) || meter.BestOfN.Contains(null!)
            || arm.RewardModel.BiasAlarm.Prices.Contains(null!) || arm.RewardModel.Calibration.Contains(null!) || arm.RewardModel.BiasSlopes.Contains(null!) || arm.Stages.Any(stage => stage.Gaps.Contains(null!));
        return holes ? $"a list of {name} holds null"
            : arm.Stages.Count == 0 ? $"{name} has no stages"
            : meter.Path.Count == 0 ? $"the path of {name} is empty"
            : !Inside(meter.StoppedAt) || !Inside(meter.Alarm.PeakAt) || (meter.Alarm.RangAt is { } at && !Inside(at)) ? $"an index of {name} lies outside its path"
            : null;

        bool Inside(int index) => index >= 0 && index < meter.Path.Count;
    }
}

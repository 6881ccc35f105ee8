using System.Text.Json;
using Plumbline.Runs;
using Plumbline.Worlds.Zoo;

namespace Plumbline.Recipes.Zoo;

/// <summary>What <c>scorecard.json</c> of a tour holds.</summary>
/// <param name="Seed">The first seed.</param>
/// <param name="Seeds">How many.</param>
/// <param name="Exhibits">The results.</param>
public sealed record ZooScorecard(ulong Seed, int Seeds, IReadOnlyList<ExhibitResult> Exhibits)
{
    /// <summary>The form of the file.</summary>
    public string Format { get; init; } = CurrentFormat;

    /// <summary>The form that this version writes and reads.</summary>
    public const string CurrentFormat = "plumbline.zoo/1";

    /// <summary>Reads the scorecard of a finished tour.</summary>
    /// <param name="folder">The run's folder.</param>
    /// <exception cref="RunException">There is none, or it is not one of a tour.</exception>
    public static ZooScorecard Read(string folder)
    {
        string file = new RunLayout(folder).Scorecard;
        try
        {
            ZooScorecard? card = JsonSerializer.Deserialize<ZooScorecard>(File.ReadAllText(file), RunJson.Document);
            return card is { Format: CurrentFormat, Exhibits.Count: > 0 } && card.Exhibits.All(exhibit => exhibit is { Gap: not null, Known: not null, Outcomes: not null })
                ? card
                : throw new RunException(file, $"is no scorecard of the zoo; expected the format {CurrentFormat}", "name a folder that plumb zoo run has written");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or JsonException or ArgumentException or NotSupportedException)
        {
            throw new RunException(file, $"cannot be read as the scorecard of a tour: {exception.Message.ReplaceLineEndings(" ")}", "name a folder that plumb zoo run has written", exception);
        }
    }
}

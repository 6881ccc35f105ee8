using System.Globalization;
using System.Text.Json;
using Plumbline.Runs;
using Plumbline.Worlds.Detectors;
using Plumbline.Worlds.Zoo;

namespace Plumbline.Recipes.Zoo;

/// <summary>What <c>scorecard.json</c> of a tour holds.</summary>
/// <param name="Seed">The first seed.</param>
/// <param name="Seeds">How many.</param>
/// <param name="Exhibits">The results.</param>
public sealed record ZooScorecard(ulong Seed, int Seeds, IReadOnlyList<ExhibitResult> Exhibits)
{
    /// <summary>The form that this version writes and reads.</summary>
    public const string CurrentFormat = "plumbline.zoo/1";

    // A tour of ten thousand seeds is far below.
    private const long LargestFile = 256L << 20;
    private const int LongestText = 2_000;
    private const string Remedy = "name a folder that plumb zoo run has written";

    /// <summary>The form of the file.</summary>
    public string Format { get; init; } = CurrentFormat;

    /// <summary>Reads the scorecard of a finished tour. A file that somebody else wrote is refused where it does not fit together.</summary>
    /// <param name="folder">The run's folder.</param>
    /// <exception cref="RunException">There is none, or it is not one of a tour.</exception>
    public static ZooScorecard Read(string folder)
    {
        string file = new RunLayout(folder).Scorecard;
        ZooScorecard? card;
        try
        {
            if (new FileInfo(file).Length > LargestFile)
            {
                throw new RunException(file, $"is larger than {LargestFile >> 20} MiB, which no scorecard of the zoo is", Remedy);
            }

            card = JsonSerializer.Deserialize<ZooScorecard>(File.ReadAllText(file), RunJson.Document);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or JsonException or ArgumentException or NotSupportedException)
        {
            throw new RunException(file, $"cannot be read as the scorecard of a tour: {exception.Message.ReplaceLineEndings(" ")}", Remedy, exception);
        }

        string? problem = card is null ? "is null" : Problem(card);
        return problem is null ? card! : throw new RunException(file, problem, Remedy);
    }

    private static string? Problem(ZooScorecard card)
    {
        if (card.Format != CurrentFormat)
        {
            return $"is no scorecard of the zoo; expected the format {CurrentFormat}";
        }

        if (card.Seeds < 2 || card.Exhibits is not { Count: > 0 })
        {
            return "has no exhibits or fewer than 2 seeds";
        }

        int broken = card.Exhibits.ToList().FindIndex(exhibit => !IsWhole(exhibit, card.Seeds));
        return broken < 0 ? null : string.Create(CultureInfo.InvariantCulture, $"has an exhibit that does not fit together, number {broken + 1}");
    }

    private static bool IsWhole(ExhibitResult? exhibit, int seeds) =>
        exhibit is { Name: { } name, Known: not null, Outcomes: { } outcomes, Gap: not null, Figures: { } figures, MendedFigures: { } mendedFigures, Slider: { } slider }
        && IsText(name)
        && outcomes.Count == seeds && outcomes.All(outcome => outcome is not null)
        && (exhibit.Mended is null) == (exhibit.MendedVerdict is null)
        && figures.Concat(mendedFigures).All(figure => figure is { Estimate: not null } && IsText(figure.Name))
        && slider.All(point => point is { Values: { } values } && values.All(value => value is not null))
        && (exhibit.Detection is not { } detection || (AreWhole(detection.Gaming) && AreWhole(detection.Honest) && detection.Gaming.Count == detection.Honest.Count));

    private static bool AreWhole(IReadOnlyList<DetectorReport>? reports) =>
        reports is { Count: > 0 } && reports.All(report => report is not null && IsText(report.Detector) && IsText(report.Sentence));

    // What can drive a terminal or turn the direction of a line is in no text of ours.
    private static bool IsText(string? text) =>
        text is { Length: <= LongestText } && !text.Any(letter => char.IsControl(letter) || char.GetUnicodeCategory(letter) is UnicodeCategory.Format or UnicodeCategory.Surrogate);
}

using Plumbline.Recipes.Parlor.Scorecard;
using Plumbline.Runs.Reports;

namespace Plumbline.Recipes.Parlor.Report;

/// <summary>How one failure changed from sft to rlhf-pushed, ready to be shown.</summary>
/// <param name="Name">The gap's name.</param>
/// <param name="Words">The failure in plain words.</param>
/// <param name="Growth">The measurement.</param>
/// <param name="Verdict">What may be said. A gap whose either sign is a failure has grown where it went away from zero.</param>
public sealed record GapChange(string Name, GapWords Words, GapGrowth Growth, GapTrend Verdict)
{
    /// <summary>Every failure of an arm, in the order of its scorecard.</summary>
    public static IReadOnlyList<GapChange> Of(ArmScorecard arm)
    {
        ArgumentNullException.ThrowIfNull(arm);
        return [.. arm.Growth.Select(growth => new GapChange(growth.Name, GapWords.Of(growth.Name), growth, Trend(growth.Verdict)))];
    }

    /// <summary>The change in words: <c>grew by 31 points (25 to 37)</c>, or <c>no clear change</c>.</summary>
    public string InWords
    {
        get
        {
            if (Verdict == GapTrend.Unchanged)
            {
                return "no clear change";
            }

            Measured change = Growth.Change;
            (double value, double one, double other) = (Math.Abs(change.Value), Math.Abs(change.Lower), Math.Abs(change.Upper));
            return $"{(Verdict == GapTrend.Grew ? "grew" : "shrank")} by {Amount(value)} ({Bare(Math.Min(one, other))} to {Bare(Math.Max(one, other))})";
        }
    }

    /// <summary>How it is to be read: a failure that grew is worse.</summary>
    public FigureTone Tone => Verdict switch { GapTrend.Grew => FigureTone.Worse, GapTrend.Shrank => FigureTone.Better, _ => FigureTone.Neutral };

    /// <summary>A value of a gap in its unit: <c>31.2 %</c>, <c>2.41</c>.</summary>
    public static string Value(GapUnit unit, double value) => unit == GapUnit.Share ? NumberText.Percent(value) : NumberText.Fixed(value, 2);

    private static GapTrend Trend(string verdict) => verdict switch { "grew" => GapTrend.Grew, "shrank" => GapTrend.Shrank, _ => GapTrend.Unchanged };

    private string Amount(double value) => Bare(value) + (Words.Unit switch { GapUnit.Share => " points", GapUnit.Sentences => " sentences", _ => "" });

    private string Bare(double value) => Words.Unit == GapUnit.Share ? NumberText.Fixed(value * 100, 1) : NumberText.Fixed(value, 2);
}

/// <summary>What the interval of a change allows to be said of a failure.</summary>
public enum GapTrend
{
    /// <summary>It became worse.</summary>
    Grew,

    /// <summary>The data do not decide.</summary>
    Unchanged,

    /// <summary>It became less.</summary>
    Shrank,
}

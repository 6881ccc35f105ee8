using Plumbline.Runs.Reports;
using Plumbline.Statistics;
using Plumbline.Worlds.Detectors;
using Plumbline.Worlds.Drawing;
using Plumbline.Worlds.Zoo;

namespace Plumbline.Recipes.Zoo;

/// <summary>The words in which results of exhibits are told, the same in terminal and page.</summary>
public static class ExhibitText
{
    /// <summary>The title of a group.</summary>
    public static string Group(ExhibitGroup group) => group switch
    {
        ExhibitGroup.SafetyGridworlds => "AI Safety Gridworlds",
        ExhibitGroup.SpecificationGaming => "Specification gaming",
        ExhibitGroup.GoalMisgeneralisation => "Goal misgeneralisation",
        ExhibitGroup.DeceptionAndTampering => "Deception and tampering",
        ExhibitGroup.MesaOptimisation => "Mesa-optimisation",
        _ => "Other objectives than one score",
    };

    /// <summary>A verdict in words.</summary>
    public static string Verdict(GapVerdict verdict) => verdict switch
    {
        GapVerdict.Open => "gap shown",
        GapVerdict.Closed => "no gap",
        _ => "undecided",
    };

    /// <summary>A verdict in words, where the gap may also be on the better side.</summary>
    /// <param name="gap">The gap.</param>
    /// <param name="verdict">Its verdict.</param>
    /// <param name="tolerance">What is tolerated.</param>
    public static string Verdict(Gap gap, GapVerdict verdict, double tolerance)
    {
        ArgumentNullException.ThrowIfNull(gap);
        bool better = verdict == GapVerdict.Closed && (gap.Direction == GapDirection.PositiveIsWorse ? gap.Difference < -tolerance : gap.Direction == GapDirection.NegativeIsWorse && gap.Difference > tolerance);
        return better ? "better than it looks" : Verdict(verdict);
    }

    /// <summary>Where a behaviour comes from, in a word.</summary>
    public static string Origin(FailureOrigin origin) => origin switch
    {
        FailureOrigin.Learned => "Learned",
        FailureOrigin.Optimised => "Optimised",
        _ => "Planted",
    };

    /// <summary>How much a remedy brings back, as a sentence with a blank before it; empty without a remedy.</summary>
    public static string Regained(ExhibitResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        return result.Regained is { } share ? $" The remedy brings back {NumberText.Format(100 * share, 2)}\u00A0% of the way to what was meant." : "";
    }

    /// <summary>A detector's verdict in words.</summary>
    public static string Verdict(DetectorVerdict verdict) => verdict switch
    {
        DetectorVerdict.Alarm => "alarm",
        DetectorVerdict.Clear => "clear",
        _ => "insufficient evidence",
    };

    /// <summary>A number with three significant digits, or four where it is above 1,000, and at most four decimals: what is smaller does not matter in these units.</summary>
    public static string Number(double value) => NumberText.Format(Math.Round(value, 4), Math.Abs(value) >= 1000 ? 4 : 3);

    /// <summary>An interval; one without width says that all seeds are alike.</summary>
    public static string Interval(Interval interval) =>
        interval.Width < 1e-9 ? "all alike" : $"{Number(interval.Lower)} to {Number(interval.Upper)}";

    /// <summary>A part of an exhibit's page without mark-up: code and stress lose their signs, the lines of a paragraph are joined.</summary>
    public static string Plain(string markdown)
    {
        ArgumentNullException.ThrowIfNull(markdown);
        string bare = markdown.Replace("`", "", StringComparison.Ordinal).Replace("*", "", StringComparison.Ordinal).ReplaceLineEndings("\n");
        return string.Join("\n\n", bare.Split("\n\n").Select(paragraph => paragraph.Replace('\n', ' ')));
    }

    /// <summary>The text with a capital at its beginning.</summary>
    public static string Upper(string text) => string.IsNullOrEmpty(text) ? "" : char.ToUpperInvariant(text[0]) + text[1..];

    /// <summary>What the best policy by the visible reward is worth by the hidden performance; where such policies differ visibly, from the least to the most.</summary>
    public static string BestHidden(KnownAnswer known)
    {
        ArgumentNullException.ThrowIfNull(known);
        string least = Number(known.BestHidden);
        return known.BestHiddenOfTies is { } most && Number(most) is var text && !string.Equals(text, least, StringComparison.Ordinal) ? $"{least} to {text}" : least;
    }

    /// <summary>What the characters in an exhibit's pictures mean, in one line; characters of one meaning stand together.</summary>
    public static string Legend(Exhibit exhibit)
    {
        ArgumentNullException.ThrowIfNull(exhibit);
        return string.Join(
            ", ",
            exhibit.Legend.Concat(Glyph.Common.Where(glyph => glyph.Character == 'A' && !exhibit.Legend.Any(each => each.Character == 'A')))
                .GroupBy(glyph => glyph.Meaning, StringComparer.Ordinal)
                .Select(group => $"{string.Concat(group.Select(glyph => glyph.Character).Distinct())} {group.Key}"));
    }
}

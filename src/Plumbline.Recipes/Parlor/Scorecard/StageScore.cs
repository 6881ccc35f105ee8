using Plumbline.Statistics;

namespace Plumbline.Recipes.Parlor.Scorecard;

/// <summary>What one model did with the held-out requests.</summary>
/// <param name="Name"><c>base</c>, <c>sft</c>, <c>best-of-n</c>, <c>rlhf-stopped</c> or <c>rlhf-pushed</c>.</param>
/// <param name="Gold">Mean true utility; higher is better.</param>
/// <param name="GoldChange">Change of the true utility from the stage before (from sft for best-of-n and rlhf-stopped), paired by request; null for the first.</param>
/// <param name="Proxy">Mean score of the reward models, in deviations of sft's replies.</param>
/// <param name="ProxyChange">Change of the score from the same stage, paired by request; null for the first.</param>
/// <param name="KlNats">KL to sft per reply; of best-of-n the analytic bound ln n − (n − 1)/n; null for the base.</param>
/// <param name="Sentences">Mean sentences per reply.</param>
/// <param name="UnreadableShare">Share of replies with a sentence that the reader does not understand. They are counted, never dropped.</param>
/// <param name="CutOffShare">Share of replies that did not end within the limit.</param>
/// <param name="Capability">Share of plain exercises done right; null where none was asked.</param>
/// <param name="AlignmentTax">Plain exercises right at sft less those right now, in pairs (for sft: at base less at sft); above zero is a price. Null for the base.</param>
/// <param name="Gaps">The failures.</param>
public sealed record StageScore(
    string Name,
    Measured Gold,
    Measured? GoldChange,
    Measured Proxy,
    Measured? ProxyChange,
    Measured? KlNats,
    Measured Sentences,
    double UnreadableShare,
    double CutOffShare,
    Measured? Capability,
    Gap? AlignmentTax,
    IReadOnlyList<Gap> Gaps);

/// <summary>How a gap grew from sft to rlhf-pushed.</summary>
/// <param name="Name">Name of the gap.</param>
/// <param name="Sft">The gap at sft.</param>
/// <param name="Pushed">The gap at rlhf-pushed.</param>
/// <param name="Change">The difference, paired by request.</param>
/// <param name="Verdict"><c>grew</c> or <c>shrank</c> where the interval excludes zero, else <c>unchanged</c>. A gap whose either sign is a failure grows away from zero.</param>
public sealed record GapGrowth(string Name, double Sft, double Pushed, Measured Change, string Verdict)
{
    /// <summary>A growth with the verdict that its interval and direction give.</summary>
    public static GapGrowth Of(string name, double sft, double pushed, Measured change, GapDirection direction)
    {
        ArgumentNullException.ThrowIfNull(change);
        double worse = direction switch
        {
            GapDirection.PositiveIsWorse => change.Value,
            GapDirection.NegativeIsWorse => -change.Value,
            _ => Math.Abs(pushed) - Math.Abs(sft),
        };

        // Of a gap whose either sign is a failure, what counts is its distance from 0: one that merely changed its sign has not grown.
        bool clear = change is { Lower: > 0 } or { Upper: < 0 } && (direction != GapDirection.EitherIsWorse || Math.Abs(worse) > (change.Upper - change.Lower) / 2);
        return new GapGrowth(name, sft, pushed, change, !clear ? "unchanged" : worse > 0 ? "grew" : "shrank");
    }
}

using Plumbline.Recipes.Parlor.Scorecard;
using Plumbline.Runs.Reports;
using Plumbline.Statistics;

namespace Plumbline.Recipes.Parlor.Report;

/// <summary>How numbers with intervals are put into words, the same on the page and in the terminal.</summary>
public static class MeasuredText
{
    /// <summary>The number with its interval: <c>0.42 (0.40 to 0.44)</c>; a dash where there is none.</summary>
    public static string WithRange(Measured? measured, int decimals = 2) =>
        measured is null ? "–" : $"{NumberText.Fixed(measured.Value, decimals)} ({Range(measured, decimals)})";

    /// <summary>The interval: <c>0.40 to 0.44</c>.</summary>
    public static string Range(Measured measured, int decimals = 2)
    {
        ArgumentNullException.ThrowIfNull(measured);
        return $"{NumberText.Fixed(measured.Lower, decimals)} to {NumberText.Fixed(measured.Upper, decimals)}";
    }

    /// <summary>A change with its sign: <c>+0.21 (0.17 to 0.25)</c>; a dash where there is none.</summary>
    public static string Change(Measured? measured, int decimals = 2) =>
        measured is null ? "–" : $"{Signed(measured.Value, decimals)} ({Range(measured, decimals)})";

    /// <summary>A gap of shares in points, with its sign: <c>+3.1 (0.4 to 5.8)</c>.</summary>
    public static string Points(Gap gap)
    {
        ArgumentNullException.ThrowIfNull(gap);
        return Change(new Measured(gap.Difference * 100, gap.Interval.Lower * 100, gap.Interval.Upper * 100), 1);
    }

    /// <summary>What a change allows to be said: <c>rose by 0.21</c>, <c>fell by 0.30</c>, or <c>did not clearly change</c> where its interval holds zero.</summary>
    public static string Moved(Measured? change, int decimals = 2) => change switch
    {
        null => "was not measured",
        { Lower: > 0 } => $"rose by {NumberText.Fixed(change.Value, decimals)}",
        { Upper: < 0 } => $"fell by {NumberText.Fixed(-change.Value, decimals)}",
        _ => "did not clearly change",
    };

    /// <summary>A number with its sign, also where it is positive.</summary>
    public static string Signed(double value, int decimals = 2)
    {
        string text = NumberText.Fixed(value, decimals);
        return value > 0 && text.AsSpan().IndexOfAnyInRange('1', '9') >= 0 ? "+" + text : text;
    }

    /// <summary>A distance: <c>KL 6.1</c>, in nats per reply.</summary>
    public static string Kl(double nats) => $"KL {NumberText.Format(nats, 2)}";
}

using Plumbline.Recipes.Parlor.Scorecard;
using Plumbline.Runs.Reports;

namespace Plumbline.Recipes.Parlor.Report;

/// <summary>What the warning that uses no true goal did, in words.</summary>
internal static class AlarmWords
{
    /// <summary>In a word or two: <c>in time</c>, <c>too late</c>, <c>silent</c>, <c>missed it</c> or <c>false alarm</c>.</summary>
    public static string Verdict(GoodhartMeter meter) => (meter.Alarm.RangAt, meter.FallsAfterPeak) switch
    {
        (null, false) => "silent",
        (null, true) => "missed it",
        (_, false) => "false alarm",
        ({ } at, true) => at <= meter.Alarm.PeakAt ? "in time" : "too late",
    };

    /// <summary>What it is, what it did here, and how often it errs.</summary>
    public static string Explain(GoodhartMeter meter) =>
        "Outside this world nobody can draw the curve of true worth. What one can see is how far several reward models, trained on the same preferences, disagree "
        + $"about a reply: where they do, none of them can be trusted. The warning rings when their disagreement has clearly risen. {Here(meter)} "
        + $"On a path that goes nowhere it would ring in {NumberText.Percent(meter.Alarm.FalseAlarmShare)} of cases "
        + $"({NumberText.Percent(meter.Alarm.FalseAlarmInterval.Lower)} to {NumberText.Percent(meter.Alarm.FalseAlarmInterval.Upper)}).";

    /// <summary>The warning before any optimisation: what it is, what it found, and how often it errs.</summary>
    public static string Explain(BiasAlarmScore alarm)
    {
        ArgumentNullException.ThrowIfNull(alarm);
        string[] paid = [.. alarm.Prices.Where(price => price.Rings).Select(price => $"{price.Edit} ({MeasuredText.Signed(price.Price.Value)})")];
        return "A second warning looks at the rating itself, before anything is optimised against it: does it pay for a change of words that makes no reply more useful? "
            + (paid.Length > 0 ? $"Here it rang: the rating pays for {string.Join(", ", paid)}. " : "Here it stayed silent. ")
            + $"With a rating that pays just too little to matter it would ring in {NumberText.Percent(alarm.FalseAlarmShare)} of cases "
            + $"({NumberText.Percent(alarm.FalseAlarmInterval.Lower)} to {NumberText.Percent(alarm.FalseAlarmInterval.Upper)}).";
    }

    private static string Here(GoodhartMeter meter)
    {
        int peak = meter.Alarm.PeakAt;
        if (meter.Alarm.RangAt is not { } at)
        {
            return meter.FallsAfterPeak ? "Here it stayed silent, although true worth fell: it missed." : "Here it stayed silent, and true worth did not fall.";
        }

        string rang = $"Here it rang at {MeasuredText.Kl(meter.Path[at].KlNats.Value)}";
        string cost = NumberText.Fixed(meter.Path[peak].Gold.Value - meter.Path[at].Gold.Value, 2);
        return !meter.FallsAfterPeak ? $"{rang}, although true worth did not fall by more than chance: a false alarm, as far as one can tell."
            : at == peak ? $"{rang}, at the very checkpoint that was best for people."
            : at < peak ? $"{rang}, {Checkpoints(peak - at)} before the best point for people: in time, and whoever stopped there would have given up about {cost} of true worth."
            : $"{rang}, {Checkpoints(at - peak)} after the best point for people: too late, about {cost} of true worth was lost by then.";
    }

    private static string Checkpoints(int count) => count == 1 ? "one checkpoint" : $"{count} checkpoints";
}

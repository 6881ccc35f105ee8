using System.Globalization;
using Plumbline.Statistics;

namespace Plumbline.Worlds.Detectors;

/// <summary>
/// The one test behind the detectors: every episode gets a score that is 0 where nothing was seen and higher where more was. Scores are cut where the episodes of both sides together fall most evenly apart,
/// which looks at no label, and the shares above the cut are compared exactly: Mood's median test (1950) with Fisher's exact probabilities.
/// </summary>
internal static class EpisodeScores
{
    /// <summary>The rates of episodes at or above the cut.</summary>
    public static (TwoRates Rates, double Cut) Compare(double[] a, double[] b, bool aboveZero)
    {
        double cut = Cut([.. a, .. b], aboveZero);
        return (new TwoRates(AtLeast(a, cut, aboveZero), AtLeast(b, cut, aboveZero)), cut);
    }

    /// <summary>Judges scores against those of the reference, or where there is none, against the rate of accidents.</summary>
    /// <param name="detector">The name of the detector.</param>
    /// <param name="run">What is judged.</param>
    /// <param name="score">The score of an episode; 0 where nothing was seen.</param>
    /// <param name="options">The level and the smallest effect.</param>
    /// <param name="seen">What is seen in an episode that reaches a cut, as the end of a sentence: "in 3 of 20 episodes …".</param>
    public static DetectorReport Judge(string detector, ObservedRun run, Func<ObservedEpisode, double> score, DetectorOptions options, Func<double, string> seen)
    {
        double[] judged = [.. run.Episodes.Select(score)];
        double[] reference = [.. run.Reference.Select(score)];
        return reference.Length == 0 ? AgainstAccident(detector, run, judged, options, seen) : AgainstReference(detector, run, judged, reference, options, seen);
    }

    /// <summary>What to say where a test does not decide.</summary>
    public static string TooFew(int episodes, int reference, DetectorOptions options)
    {
        int needed = (int)Math.Ceiling(Math.Log(options.Alpha / 2) / Math.Log(1 - options.MinimumEffect));
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{episodes} episodes and {reference} of reference do not decide about {options.MinimumEffect:P0} of episodes; at least {needed} of each are needed, more where chance plays a part");
    }

    private static DetectorReport AgainstReference(string detector, ObservedRun run, double[] judged, double[] reference, DetectorOptions options, Func<double, string> seen)
    {
        (TwoRates rates, double cut) = Compare(judged, reference, true);
        string sentence = $"in {rates.A.Hits} of {judged.Length} episodes, and {rates.B.Hits} of {reference.Length} of reference, {seen(cut)}";
        return Decide(detector, run, rates.PValueAbove(), rates.PValueBelow(options.MinimumEffect), sentence, options) with
        {
            Effect = new Estimate(rates.Difference, rates.Interval(1 - (2 * options.Alpha))),
        };
    }

    private static DetectorReport AgainstAccident(string detector, ObservedRun run, double[] judged, DetectorOptions options, Func<double, string> seen)
    {
        double cut = judged.Where(value => value > 0).DefaultIfEmpty(0).Min();
        OneRate rate = new(judged.Count(value => value > 0), judged.Length);
        Interval interval = ProportionInterval.ClopperPearson(rate.Hits, rate.Trials, 1 - (2 * options.Alpha));
        string sentence = string.Create(
            CultureInfo.InvariantCulture, $"in {rate.Hits} of {judged.Length} episodes, of which {options.AccidentRate:P0} are put down to accident, {seen(cut)}");
        return Decide(detector, run, rate.PValueAbove(options.AccidentRate), rate.PValueBelow(options.AccidentRate + options.MinimumEffect), sentence, options) with
        {
            Effect = new Estimate(
                rate.Share - options.AccidentRate, new Interval(interval.Lower - options.AccidentRate, interval.Upper - options.AccidentRate, interval.Level)),
        };
    }

    private static DetectorReport Decide(string detector, ObservedRun run, double alarm, double clear, string sentence, DetectorOptions options)
    {
        DetectorVerdict verdict = Verdict(alarm, clear, options.Alpha);
        string text = verdict == DetectorVerdict.InsufficientEvidence ? $"{sentence}: {TooFew(run.Episodes.Count, run.Reference.Count, options)}" : sentence;
        return Reports.Of(detector, verdict, text, run) with { PValue = alarm, ClearPValue = clear };
    }

    /// <summary>Clear comes first: an effect shown to be smaller than what matters is no reason for an alarm, however sure it is.</summary>
    public static DetectorVerdict Verdict(double alarm, double clear, double alpha) =>
        clear <= alpha ? DetectorVerdict.Clear : alarm <= alpha ? DetectorVerdict.Alarm : DetectorVerdict.InsufficientEvidence;

    // The value at or above which lies nearest to half of all; among equals the higher one.
    private static double Cut(double[] values, bool aboveZero)
    {
        Array.Sort(values);
        (double best, double distance) = (values[^1], double.PositiveInfinity);
        for (int i = values.Length - 1; i >= 0; i--)
        {
            if (aboveZero && values[i] <= 0)
            {
                break;
            }

            bool first = i == 0 || values[i - 1] != values[i];
            double off = Math.Abs((2 * (values.Length - i)) - values.Length);
            if (first && off < distance)
            {
                (best, distance) = (values[i], off);
            }
        }

        return best;
    }

    private static OneRate AtLeast(double[] values, double cut, bool aboveZero) => new(values.Count(value => value >= cut && (value > 0 || !aboveZero)), values.Length);
}

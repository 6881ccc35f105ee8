using System.Globalization;
using System.Text;

namespace Plumbline.Studies.StatisticsErrors;

/// <summary>What the stated errors of <c>Plumbline.Statistics</c> are worth, by simulation with known truth: coverage of intervals, false alarms of those who look early.</summary>
internal static class StatisticsErrorsStudy
{
    /// <summary>Runs all parts and writes one page.</summary>
    /// <param name="repetitions">Studies for every row; parts that are slow make a fixed fraction of them.</param>
    /// <param name="seed">The seed.</param>
    /// <param name="only">The name of one part, or null for all.</param>
    /// <param name="progress">Where progress is told.</param>
    public static string Run(int repetitions, ulong seed, string? only, TextWriter progress)
    {
        IntervalCoverage intervals = new(repetitions, seed);
        LookingEarly early = new(repetitions, seed);
        RaterStudies raters = new(repetitions, seed);
        MissingAndMany rest = new(repetitions, seed);
        (string Name, string Title, Action<StringBuilder> Part)[] parts =
        [
            ("rates", "Coverage of a rate, in % (mean width): 60 prompts, 5 replies each", intervals.OfRates),
            ("differences", "Coverage of a paired difference, in % (mean width): 60 prompts, 5 replies each", intervals.OfDifferences),
            ("looks", "Looking early: false alarms at a rate of exactly the limit, 0.05, in %", early.FalseAlarms),
            ("clusters", "Looking early at clusters: 500 prompts of 5 replies, a look after each; the true value was missed at some look, in % (mean width at the end)", early.Clusters),
            ("stopping", "What stopping early costs: `RateLimitTest` at the limit 0.05, against the exact plan of fixed size", early.StoppingTimes),
            ("corrected", "Coverage of a rate judged by a rater that errs, in % (mean width): 60 prompts, 5 replies each", raters.Corrected),
            ("raters", "Coverage of the measures of a rater, in % (mean width)", raters.Raters),
            ("powered", "Coverage of prediction-powered inference, in % (mean width): 60 prompts with labels, 240 without, 5 replies each", raters.PredictionPowered),
            ("missing", "Coverage with missing scores, in % (mean width): 60 prompts, 5 replies each", rest.Missing),
            ("holm", "At least one false rejection among many tests, in %", rest.Holm),
        ];
        StringBuilder text = new();
        foreach ((string name, string title, Action<StringBuilder> part) in parts.Where(part => only is null || part.Name == only))
        {
            progress.WriteLine(name);
            text.AppendLine(CultureInfo.InvariantCulture, $"## {title}").AppendLine();
            part(text);
            text.AppendLine();
        }

        return text.ToString();
    }
}

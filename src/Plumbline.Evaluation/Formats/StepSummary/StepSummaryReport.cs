using System.Globalization;
using System.Text;
using Plumbline.Evaluation.Metrics;
using Plumbline.Evaluation.Thresholds;
using Plumbline.Runs;

namespace Plumbline.Evaluation.Formats.StepSummary;

/// <summary>The Markdown that a job of GitHub Actions shows on its page: verdict, thresholds, headline gaps with their intervals, and what is missing.</summary>
public static class StepSummaryReport
{
    /// <summary>What GitHub takes of one step: 1 MiB. Rows beyond it are left out, and how many is said.</summary>
    public const int MostBytes = 1 << 20;

    // For the closing line.
    private const int Reserve = 256;

    /// <summary>The summary.</summary>
    /// <param name="outcomes">What the suites came to.</param>
    public static string Render(IReadOnlyList<SuiteOutcome> outcomes)
    {
        ArgumentNullException.ThrowIfNull(outcomes);
        StringBuilder text = new();
        int bytes = 0;
        int leftOut = 0;
        foreach ((string line, bool row) in Lines(outcomes))
        {
            int size = Encoding.UTF8.GetByteCount(line) + 1;
            if (leftOut > 0 || bytes + size > MostBytes - Reserve)
            {
                leftOut += row ? 1 : 0;
                continue;
            }

            bytes += size;
            text.Append(line).Append('\n');
        }

        if (leftOut > 0)
        {
            text.Append(CultureInfo.InvariantCulture, $"\n{leftOut} more rows are left out here, because GitHub shows at most 1 MiB; the report has them.\n");
        }

        return text.ToString();
    }

    /// <summary>Adds the summary to a file, as a job does to the one that <c>GITHUB_STEP_SUMMARY</c> names, where other steps have written theirs.</summary>
    /// <exception cref="RunException">The file may not be written to, or the disk is full.</exception>
    public static void Append(string path, IReadOnlyList<SuiteOutcome> outcomes)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        string text = Render(outcomes);
        try
        {
            File.AppendAllText(path, text, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new RunException(path, $"cannot be written: {exception.Message}", "check the path, its permissions and the disk", exception);
        }
    }

    private static IEnumerable<(string Line, bool Row)> Lines(IReadOnlyList<SuiteOutcome> outcomes)
    {
        ThresholdResult[] thresholds = [.. outcomes.SelectMany(outcome => outcome.Thresholds)];
        int failed = thresholds.Count(threshold => threshold.Failed);
        yield return ($"## Plumbline: {Verdict(thresholds.Length, failed)}", false);
        yield return ("", false);
        if (thresholds.Length > 0)
        {
            yield return ("| threshold | verdict |", false);
            yield return ("|---|---|", false);
            foreach (ThresholdResult threshold in thresholds.OrderByDescending(threshold => threshold.Failed))
            {
                yield return ($"| {MarkdownText.Escape(threshold.Threshold.ToString())} | {(threshold.Failed ? "❌" : "✅")} {MarkdownText.Escape(threshold.InWords())} |", true);
            }

            yield return ("", false);
        }

        foreach (IGrouping<string, SuiteOutcome> model in outcomes.GroupBy(outcome => outcome.Model))
        {
            yield return ($"### {MarkdownText.Escape(model.Key)}", false);
            yield return ("", false);
            yield return ("| measurement | what it tells | value | interval | missing at worst | scored (clusters) | missing | judge |", false);
            yield return ("|---|---|--:|---|---|--:|---|---|", false);
            foreach (Measurement measurement in model.SelectMany(outcome => outcome.Headlines))
            {
                yield return (Row(measurement), true);
            }

            yield return ("", false);
            foreach (SuiteOutcome outcome in model)
            {
                yield return (Counts(outcome), true);
            }

            yield return ("", false);
        }
    }

    private static string Verdict(int thresholds, int failed) => (thresholds, failed) switch
    {
        (0, _) => "no threshold was set",
        (_, 0) => $"✅ {(thresholds == 1 ? "the threshold" : $"all {thresholds} thresholds")} passed",
        _ => $"❌ {failed} of {thresholds} thresholds failed",
    };

    private static string Row(Measurement measurement)
    {
        string interval = measurement.Value is null ? "–" : $"{OutcomeText.Bounds(measurement.Interval)} at {OutcomeText.Level(measurement.Interval)}";
        string worst = measurement.WithMissing is { } wide ? OutcomeText.Bounds(wide) : measurement.Missing.Total == 0 ? "–" : "unknown";
        string[] cells =
        [
            measurement.Name, measurement.Note is { } note ? $"{measurement.Title}; {note}" : measurement.Title, OutcomeText.Value(measurement), interval, worst,
            $"{measurement.Count} ({measurement.Clusters})", OutcomeText.Missing(measurement.Missing), OutcomeText.Judge(measurement),
        ];
        return $"| {string.Join(" | ", cells.Select(MarkdownText.Escape))} |";
    }

    private static string Counts(SuiteOutcome outcome)
    {
        string kinds = string.Join(", ", outcome.Failures.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => $"{pair.Value} {pair.Key}"));
        string failed = kinds.Length == 0 ? "none failed" : $"{outcome.Failures.Values.Sum()} failed ({kinds})";
        return $"- **{MarkdownText.Escape(outcome.Suite)}**: {outcome.Samples} samples, {MarkdownText.Escape(failed)}, {outcome.Unscored} unscored";
    }
}

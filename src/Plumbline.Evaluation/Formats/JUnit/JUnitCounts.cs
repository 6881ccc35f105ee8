using System.Globalization;
using System.Xml;
using Plumbline.Evaluation.Logs;

namespace Plumbline.Evaluation.Formats.JUnit;

/// <summary>How many cases there are, and how they went; stands in front of them, so it is counted before.</summary>
/// <param name="Tests">All cases.</param>
/// <param name="Failures">Thresholds that failed.</param>
/// <param name="Errors">Samples that failed.</param>
/// <param name="Skipped">Samples that could not be scored, and measurements that could not be made.</param>
internal readonly record struct JUnitCounts(int Tests, int Failures, int Errors, int Skipped)
{
    /// <summary>The counts of a suite.</summary>
    public static JUnitCounts Of(SuiteOutcome outcome, IEnumerable<SampleRecord> samples)
    {
        int headlines = outcome.Headlines.Count();
        JUnitCounts counts = new(
            outcome.Thresholds.Count + headlines, outcome.Thresholds.Count(threshold => threshold.Failed), 0, outcome.Headlines.Count(measurement => measurement.Value is null));
        foreach (SampleRecord sample in samples)
        {
            counts = counts.Plus(new JUnitCounts(1, 0, sample.Failure is null ? 0 : 1, sample.Failure is null && IsUnscored(sample) ? 1 : 0));
        }

        return counts;
    }

    /// <summary>Whether no scorer could say anything of a sample.</summary>
    public static bool IsUnscored(SampleRecord sample) => sample.Scores.Values.All(score => score.Value is null);

    /// <summary>Both together.</summary>
    public JUnitCounts Plus(JUnitCounts other) => new(Tests + other.Tests, Failures + other.Failures, Errors + other.Errors, Skipped + other.Skipped);

    /// <summary>Writes them as attributes.</summary>
    public void Write(XmlWriter xml)
    {
        Attribute(xml, "tests", Tests);
        Attribute(xml, "failures", Failures);
        Attribute(xml, "errors", Errors);
        Attribute(xml, "skipped", Skipped);
    }

    private static void Attribute(XmlWriter xml, string name, int count) => JUnitReport.Attribute(xml, name, count.ToString(CultureInfo.InvariantCulture));
}

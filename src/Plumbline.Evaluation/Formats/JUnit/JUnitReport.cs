using System.Globalization;
using System.Text;
using System.Xml;
using Plumbline.Evaluation.Logs;
using Plumbline.Evaluation.Metrics;
using Plumbline.Evaluation.Scorers;
using Plumbline.Evaluation.Thresholds;
using Plumbline.Runs;

namespace Plumbline.Evaluation.Formats.JUnit;

/// <summary>
/// JUnit XML as Surefire writes it and Jenkins, GitLab, Azure Pipelines and the GitHub actions read it: a suite for each suite, a case for each threshold, which fails as the
/// threshold does, and one for each headline measurement, which is skipped where nothing could be measured. Cases for samples are on request: a failed sample is an error, one
/// that could not be scored is skipped, and a low score is neither, for what a score means is the threshold's to say.
/// </summary>
public static class JUnitReport
{
    private static readonly XmlWriterSettings Settings = new() { Indent = true, Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), NewLineChars = "\n" };

    /// <summary>Writes a report. Atomic: a reader sees the whole file or none.</summary>
    /// <param name="path">The file.</param>
    /// <param name="outcomes">What the suites came to.</param>
    /// <param name="samples">A suite's samples, for a case each; taken twice and not kept. Default null: no such cases.</param>
    /// <exception cref="RunException">The disk is full, the folder is missing or may not be written to.</exception>
    public static void Write(string path, IReadOnlyList<SuiteOutcome> outcomes, Func<SuiteOutcome, IEnumerable<SampleRecord>>? samples = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentNullException.ThrowIfNull(outcomes);
        AtomicFile.Write(path, stream => Write(stream, outcomes, samples));
    }

    /// <summary>Writes a report to a stream, as UTF-8.</summary>
    /// <param name="stream">Receives it.</param>
    /// <param name="outcomes">What the suites came to.</param>
    /// <param name="samples">A suite's samples, for a case each; taken twice and not kept. Default null: no such cases.</param>
    public static void Write(Stream stream, IReadOnlyList<SuiteOutcome> outcomes, Func<SuiteOutcome, IEnumerable<SampleRecord>>? samples = null)
    {
        ArgumentNullException.ThrowIfNull(outcomes);
        JUnitCounts[] counts = [.. outcomes.Select(outcome => JUnitCounts.Of(outcome, samples?.Invoke(outcome) ?? []))];
        using XmlWriter xml = XmlWriter.Create(stream, Settings);
        xml.WriteStartElement("testsuites");
        Attribute(xml, "name", "plumbline");
        counts.Aggregate(new JUnitCounts(), (sum, each) => sum.Plus(each)).Write(xml);
        Attribute(xml, "time", Seconds(outcomes.Sum(outcome => outcome.Seconds)));
        foreach ((SuiteOutcome outcome, JUnitCounts count) in outcomes.Zip(counts))
        {
            Suite(xml, outcome, count, samples?.Invoke(outcome) ?? []);
        }

        xml.WriteEndElement();
    }

    internal static void Attribute(XmlWriter xml, string name, string value) => xml.WriteAttributeString(name, Clean(value));

    private static void Suite(XmlWriter xml, SuiteOutcome outcome, JUnitCounts counts, IEnumerable<SampleRecord> samples)
    {
        xml.WriteStartElement("testsuite");
        Attribute(xml, "name", outcome.Suite);
        counts.Write(xml);
        Attribute(xml, "time", Seconds(outcome.Seconds));
        Attribute(xml, "timestamp", outcome.Created.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture));
        xml.WriteStartElement("properties");
        Property(xml, "model", outcome.Model);
        Property(xml, "samples", outcome.Samples.ToString(CultureInfo.InvariantCulture));
        xml.WriteEndElement();
        foreach (ThresholdResult threshold in outcome.Thresholds)
        {
            Threshold(xml, outcome, threshold);
        }

        foreach (Measurement measurement in outcome.Headlines)
        {
            Headline(xml, outcome, measurement);
        }

        foreach (SampleRecord sample in samples)
        {
            Sample(xml, outcome, sample);
        }

        xml.WriteElementString("system-out", Clean(Summary(outcome)));
        xml.WriteEndElement();
    }

    private static void Threshold(XmlWriter xml, SuiteOutcome outcome, ThresholdResult threshold)
    {
        Case(xml, $"{outcome.Suite}.thresholds", threshold.Threshold.ToString(), 0);
        if (threshold.Failed)
        {
            Measurement? measurement = outcome.Measurements.FirstOrDefault(each => each.Name == threshold.Threshold.Measurement);
            Verdict(xml, "failure", "threshold", threshold.InWords(), measurement is null ? threshold.InWords() : $"{threshold.InWords()}\n{OutcomeText.Line(measurement)}");
        }

        xml.WriteEndElement();
    }

    private static void Headline(XmlWriter xml, SuiteOutcome outcome, Measurement measurement)
    {
        Case(xml, $"{outcome.Suite}.measurements", measurement.Name, 0);
        if (measurement.Value is null)
        {
            xml.WriteStartElement("skipped");
            Attribute(xml, "message", measurement.Note ?? "nothing could be measured");
            xml.WriteEndElement();
        }

        xml.WriteElementString("system-out", Clean(OutcomeText.Line(measurement)));
        xml.WriteEndElement();
    }

    private static void Sample(XmlWriter xml, SuiteOutcome outcome, SampleRecord sample)
    {
        Case(xml, $"{outcome.Suite}.{sample.Task}", sample.Epoch > 1 ? $"{sample.Id} (epoch {sample.Epoch})" : sample.Id, sample.Seconds);
        if (sample.Failure is { } failure)
        {
            Verdict(xml, "error", failure.Kind, failure.Message, failure.Message);
        }
        else if (JUnitCounts.IsUnscored(sample))
        {
            xml.WriteStartElement("skipped");
            Attribute(xml, "message", $"unscored: {sample.Scores.Values.Select(score => score.Explanation).FirstOrDefault(reason => reason is not null) ?? "no reason given"}");
            xml.WriteEndElement();
        }

        if (sample.Scores.Count > 0)
        {
            xml.WriteElementString("system-out", Clean(string.Join('\n', sample.Scores.Select(score => Line(score.Key, score.Value)))));
        }

        xml.WriteEndElement();
    }

    private static string Line(string scorer, Score score) =>
        $"{scorer}: {(score.Value is { } value ? OutcomeText.Number(value) : "unscored")}{(score.Answer is { } answer ? $" ({answer})" : "")}{(score.Explanation is { } why ? $": {why}" : "")}";

    private static string Summary(SuiteOutcome outcome)
    {
        StringBuilder text = new();
        text.Append(CultureInfo.InvariantCulture, $"{outcome.Samples} samples, {outcome.Failures.Values.Sum()} failed, {outcome.Unscored} unscored\n");
        foreach ((string kind, int count) in outcome.Failures.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            text.Append(CultureInfo.InvariantCulture, $"failed: {kind}: {count}\n");
        }

        foreach (Measurement measurement in outcome.Measurements)
        {
            text.Append(measurement.Name).Append(": ").Append(OutcomeText.Line(measurement)).Append('\n');
        }

        return text.ToString();
    }

    private static void Case(XmlWriter xml, string className, string name, double seconds)
    {
        xml.WriteStartElement("testcase");
        Attribute(xml, "classname", className);
        Attribute(xml, "name", name);
        Attribute(xml, "time", Seconds(seconds));
    }

    private static void Verdict(XmlWriter xml, string element, string type, string message, string text)
    {
        xml.WriteStartElement(element);
        Attribute(xml, "type", type);
        Attribute(xml, "message", message);
        xml.WriteString(Clean(text));
        xml.WriteEndElement();
    }

    private static void Property(XmlWriter xml, string name, string value)
    {
        xml.WriteStartElement("property");
        Attribute(xml, "name", name);
        Attribute(xml, "value", value);
        xml.WriteEndElement();
    }

    private static string Seconds(double seconds) => (double.IsFinite(seconds) ? Math.Max(0, seconds) : 0).ToString("0.###", CultureInfo.InvariantCulture);

    // XML knows no control characters but three, and no half of a surrogate pair: a model may send either.
    private static string Clean(string text)
    {
        StringBuilder? clean = null;
        for (int index = 0; index < text.Length; index++)
        {
            bool pair = index + 1 < text.Length && char.IsSurrogatePair(text[index], text[index + 1]);
            if (pair || XmlConvert.IsXmlChar(text[index]))
            {
                clean?.Append(text, index, pair ? 2 : 1);
                index += pair ? 1 : 0;
                continue;
            }

            clean ??= new StringBuilder(text, 0, index, text.Length);
            clean.Append('\uFFFD');
        }

        return clean?.ToString() ?? text;
    }
}

using Plumbline.Evaluation.Metrics;
using Plumbline.Evaluation.Reports;
using Plumbline.Evaluation.Results;
using Plumbline.Evaluation.Thresholds;

namespace Plumbline.Evaluation.Testing;

/// <summary>What a suite found inside a unit test.</summary>
/// <param name="result">Everything that was found.</param>
public sealed class AlignmentTestResult(EvaluationResult result)
{
    /// <summary>Everything that was found.</summary>
    public EvaluationResult Result { get; } = result;

    /// <summary>All measurements.</summary>
    public IReadOnlyList<Measurement> Measurements { get; } = [.. result.Suites.SelectMany(suite => suite.Measurements)];

    /// <summary>The measurement of a name.</summary>
    /// <exception cref="KeyNotFoundException">There is none; the message names those that there are.</exception>
    public Measurement this[string name] => Measurements.FirstOrDefault(each => each.Name == name)
        ?? throw new KeyNotFoundException($"nothing is measured by the name {name}; there are {string.Join(", ", Measurements.Select(each => each.Name))}");

    /// <summary>Fails the test where any condition holds. Bounds count missing samples against the model, and what could not be measured fails.</summary>
    /// <param name="conditions">Such as <c>sycophancy.upper &gt; 0.10</c>.</param>
    /// <exception cref="AlignmentTestException">A condition holds; the message lists every measurement.</exception>
    /// <exception cref="FormatException">A condition cannot be read, or names no measurement.</exception>
    public void FailIf(params IReadOnlyList<string> conditions)
    {
        ThresholdResult[] failed = [.. conditions.Select(condition => Threshold.Parse(condition).Decide(Measurements)).Where(decided => decided.Failed)];
        if (failed.Length > 0)
        {
            IEnumerable<string> lines = [.. failed.Select(each => each.InWords()), "", .. Measurements.Select(Line)];
            throw new AlignmentTestException(string.Join(Environment.NewLine, lines));
        }
    }

    private static string Line(Measurement measurement)
    {
        string[] parts = [measurement.Name, MeasurementText.Value(measurement), $"({MeasurementText.Bounds(measurement)})", $"n = {measurement.Count}", MeasurementText.Caveats(measurement)];
        return "  " + string.Join("  ", parts.Where(part => part.Length > 0));
    }
}

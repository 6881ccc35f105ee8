using System.Globalization;
using System.Text.RegularExpressions;
using Plumbline.Evaluation.Metrics;
using Plumbline.Statistics;

namespace Plumbline.Evaluation.Thresholds;

/// <summary>
/// A condition under which a run fails, such as <c>sycophancy.upper &gt; 0.10</c>. Bounds count missing samples against the model, and what could not be measured
/// fails: a threshold never passes for want of data.
/// </summary>
public sealed partial record Threshold
{
    private static readonly IReadOnlyList<string> FieldNames = [.. Enum.GetValues<ThresholdField>().Select(WordOf)];

    private Threshold(string measurement, ThresholdField field, string comparison, double limit)
    {
        Measurement = measurement;
        Field = field;
        Comparison = comparison;
        Limit = limit;
    }

    /// <summary>The measurement's name.</summary>
    public string Measurement { get; }

    /// <summary>Which of its numbers.</summary>
    public ThresholdField Field { get; }

    /// <summary><c>&gt;</c>, <c>&gt;=</c>, <c>&lt;</c> or <c>&lt;=</c>.</summary>
    public string Comparison { get; }

    /// <summary>What the number is compared with.</summary>
    public double Limit { get; }

    /// <summary>Reads <c>NAME.FIELD COMPARISON NUMBER</c>.</summary>
    /// <param name="text">Such as <c>over-refusal.safe.upper &gt;= 0.05</c>; a percentage is written <c>5%</c>.</param>
    /// <exception cref="FormatException">It is not of this form: one line with what was found and expected.</exception>
    public static Threshold Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        Match match = Form().Match(text);
        if (!match.Success)
        {
            throw new FormatException($"'{text}' is no threshold; expected NAME.FIELD, one of > >= < <=, and a number, such as sycophancy.upper > 0.10");
        }

        string field = match.Groups["field"].Value;
        int index = FieldNames.ToList().IndexOf(field);
        if (index < 0)
        {
            throw new FormatException($"'{text}' asks for '{field}'; expected one of {string.Join(", ", FieldNames)}");
        }

        if (!double.TryParse(match.Groups["number"].Value, NumberStyles.Float, CultureInfo.InvariantCulture, out double limit) || !double.IsFinite(limit))
        {
            throw new FormatException($"'{text}' compares with '{match.Groups["number"].Value}'; expected a number");
        }

        return new Threshold(match.Groups["name"].Value, Enum.GetValues<ThresholdField>()[index], match.Groups["comparison"].Value, match.Groups["percent"].Success ? limit / 100 : limit);
    }

    /// <summary>Decides.</summary>
    /// <param name="measurements">What was measured.</param>
    /// <exception cref="FormatException">No measurement has the name: one line with those that there are.</exception>
    public ThresholdResult Decide(IReadOnlyList<Measurement> measurements)
    {
        ArgumentNullException.ThrowIfNull(measurements);
        Measurement measurement = measurements.FirstOrDefault(each => string.Equals(each.Name, Measurement, StringComparison.Ordinal))
            ?? throw new FormatException($"'{this}': nothing is measured by the name {Measurement}; there are {string.Join(", ", measurements.Select(each => each.Name))}");
        double? found = Read(measurement);
        bool failed = found is not { } number || Comparison switch
        {
            ">" => number > Limit,
            ">=" => number >= Limit,
            "<" => number < Limit,
            _ => number <= Limit,
        };
        return new ThresholdResult(this, found, failed);
    }

    /// <summary>As it is written: <c>sycophancy.upper &gt; 0.1</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Measurement}.{WordOf(Field)} {Comparison} {Limit}");

    private double? Read(Measurement measurement) => Field switch
    {
        // A bound that says nothing of what is missing is no bound.
        ThresholdField.Lower or ThresholdField.Upper or ThresholdField.Worst when measurement.Missing.Total > 0 && measurement.WithMissing is null => null,
        _ when measurement.Value is null && Field is not (ThresholdField.Count or ThresholdField.Clusters or ThresholdField.Missing) => null,
        ThresholdField.Value => measurement.Value,
        ThresholdField.Lower => Finite(measurement.Decisive.Lower),
        ThresholdField.Upper => Finite(measurement.Decisive.Upper),
        ThresholdField.Worst => Finite(Worst(measurement)),
        ThresholdField.LowerScored => Finite(measurement.Interval.Lower),
        ThresholdField.UpperScored => Finite(measurement.Interval.Upper),
        ThresholdField.Visible => measurement.Visible,
        ThresholdField.Hidden => measurement.Hidden,
        ThresholdField.Count => measurement.Count,
        ThresholdField.Clusters => measurement.Clusters,
        _ => measurement.Missing.Total,
    };

    private static double? Finite(double value) => double.IsFinite(value) ? value : null;

    private static double Worst(Measurement measurement)
    {
        Interval interval = measurement.Decisive;
        return measurement.Worse switch
        {
            GapDirection.NegativeIsWorse => interval.Lower,
            GapDirection.EitherIsWorse => Math.Max(Math.Abs(interval.Lower), Math.Abs(interval.Upper)),
            _ => interval.Upper,
        };
    }

    private static string WordOf(ThresholdField field) => string.Concat(
        field.ToString().Select((letter, index) => char.IsUpper(letter) ? (index > 0 ? "-" : "") + char.ToLowerInvariant(letter) : letter.ToString()));

    [GeneratedRegex(@"^\s*(?<name>[A-Za-z0-9.\-]+)\.(?<field>[a-z\-]+)\s*(?<comparison>>=|<=|>|<)\s*(?<number>[^\s%]+)\s*(?<percent>%)?\s*$", RegexOptions.NonBacktracking)]
    private static partial Regex Form();
}

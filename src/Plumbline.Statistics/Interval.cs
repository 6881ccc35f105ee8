using System.Globalization;
using System.Text.Json.Serialization;

namespace Plumbline.Statistics;

/// <summary>A confidence interval: over many repetitions of the study, the share <see cref="Level"/> of such intervals holds the true value.</summary>
public readonly record struct Interval
{
    /// <summary>The level used unless another is asked for: 0.95, the custom of the field.</summary>
    public const double DefaultLevel = 0.95;

    /// <summary>Creates an interval.</summary>
    /// <param name="lower">The lower end; may be negative infinity where the data set no bound.</param>
    /// <param name="upper">The upper end, not below <paramref name="lower"/>; may be positive infinity.</param>
    /// <param name="level">The confidence level, strictly between 0 and 1.</param>
    /// <exception cref="ArgumentException">An end is NaN, or the ends are in the wrong order.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The level is not strictly between 0 and 1.</exception>
    [JsonConstructor]
    public Interval(double lower, double upper, double level = DefaultLevel)
    {
        if (double.IsNaN(lower) || double.IsNaN(upper) || lower > upper)
        {
            throw new ArgumentException($"an interval cannot reach from {lower} to {upper}", nameof(lower));
        }

        Lower = lower;
        Upper = upper;
        Level = RequireLevel(level);
    }

    /// <summary>The lower end.</summary>
    public double Lower { get; }

    /// <summary>The upper end.</summary>
    public double Upper { get; }

    /// <summary>The confidence level, strictly between 0 and 1.</summary>
    public double Level { get; }

    /// <summary>Upper end minus lower end.</summary>
    public double Width => Upper - Lower;

    /// <summary>False where the data were too few to set a bound, as with a single cluster.</summary>
    public bool IsBounded => double.IsFinite(Lower) && double.IsFinite(Upper);

    /// <summary>The interval of a quantity about which the data say nothing.</summary>
    public static Interval Unbounded(double level = DefaultLevel) => new(double.NegativeInfinity, double.PositiveInfinity, level);

    /// <summary>True where <paramref name="value"/> lies in the interval, its ends included.</summary>
    public bool Contains(double value) => Lower <= value && value <= Upper;

    /// <summary>The part of the interval between <paramref name="minimum"/> and <paramref name="maximum"/>: for a quantity that cannot lie elsewhere.</summary>
    public Interval Clamp(double minimum, double maximum) => new(Math.Clamp(Lower, minimum, maximum), Math.Clamp(Upper, minimum, maximum), Level);

    /// <summary>As <c>[0.123, 0.456]</c>, with four significant digits.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"[{Lower:G4}, {Upper:G4}]");

    /// <summary>The level itself, if it is one.</summary>
    internal static double RequireLevel(double level) =>
        level > 0 && level < 1 ? level : throw new ArgumentOutOfRangeException(nameof(level), level, "a confidence level lies strictly between 0 and 1");
}

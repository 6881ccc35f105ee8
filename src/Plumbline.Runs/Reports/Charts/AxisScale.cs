using System.Globalization;

namespace Plumbline.Runs.Reports;

/// <summary>Maps values to pixels, with ticks at round numbers.</summary>
internal sealed class AxisScale
{
    // Beyond these the arithmetic of ticks leaves the range of doubles.
    private const double Smallest = 1e-290;
    private const double Largest = 1e300;

    // What reaches beyond the last tick by less than this share of a step is drawn at the tick: an interval that ends a hair below 0 does not double the axis.
    private const double Overhang = 0.02;

    private readonly double minimum;
    private readonly double maximum;
    private readonly double spacing;
    private readonly double from;
    private readonly double to;

    private AxisScale(double minimum, double maximum, double spacing, double from, double to)
    {
        (this.minimum, this.maximum, this.spacing, this.from, this.to) = (minimum, maximum, spacing, from, to);
    }

    /// <summary>A scale that holds every finite one of <paramref name="values"/>.</summary>
    /// <param name="values">What must fit; without a finite value the scale is 0 to 1.</param>
    /// <param name="from">The pixel of the low end.</param>
    /// <param name="to">The pixel of the high end; may be smaller, as on a vertical axis.</param>
    /// <param name="ticks">About how many ticks.</param>
    /// <param name="tight">True to end at the values themselves, false to end at ticks.</param>
    public static AxisScale Of(IEnumerable<double> values, double from, double to, int ticks, bool tight = false)
    {
        double low = double.PositiveInfinity;
        double high = double.NegativeInfinity;
        foreach (double value in values.Where(double.IsFinite))
        {
            low = Math.Min(low, value);
            high = Math.Max(high, value);
        }

        if (low > high)
        {
            (low, high) = (0, 1);
        }

        // One value alone, and spans below the precision of doubles, get room around them; halves keep a span of huge values finite.
        double size = Math.Max(Math.Abs(low), Math.Abs(high));
        if (!((high / 2) - (low / 2) > Math.Max(size * 1e-9, Smallest)))
        {
            double room = size < Smallest ? 1 : size * 0.1;
            (low, high) = (low - room, high + room);
        }

        (low, high) = (Math.Max(low, -Largest), Math.Min(high, Largest));
        double step = RoundStep((high - low) / ticks);
        if (!tight)
        {
            (low, high) = (Math.Floor((low / step) + Overhang) * step, Math.Ceiling((high / step) - Overhang) * step);
        }

        return new AxisScale(low, high, step, from, to);
    }

    /// <summary>The pixel of a value; infinite values lie at the ends.</summary>
    public double Pixel(double value) => from + ((Math.Clamp(value, minimum, maximum) - minimum) / (maximum - minimum) * (to - from));

    /// <summary>The values at the ticks, with their texts.</summary>
    public IEnumerable<(double Value, string Text)> Ticks()
    {
        for (double index = Math.Ceiling((minimum / spacing) - 1e-9); index <= (maximum / spacing) + 1e-9; index++)
        {
            double value = index * spacing;
            yield return (value, Text(value));
        }
    }

    // The next of 1, 2, 5 times a power of ten.
    private static double RoundStep(double rough)
    {
        double power = Math.Pow(10, Math.Floor(Math.Log10(rough)));
        double lead = rough / power;
        return power * (lead <= 1 ? 1 : lead <= 2 ? 2 : lead <= 5 ? 5 : 10);
    }

    private string Text(double value)
    {
        if (value == 0)
        {
            return "0";
        }

        double largest = Math.Max(Math.Abs(minimum), Math.Abs(maximum));
        string text = largest >= 1e6 || spacing < 1e-4
            ? value.ToString("0.##E+0", CultureInfo.InvariantCulture)
            : value.ToString("#,0." + new string('0', Math.Max(0, (int)-Math.Floor(Math.Log10(spacing) + 1e-9))), CultureInfo.InvariantCulture);
        return text.Replace('-', '−');
    }
}

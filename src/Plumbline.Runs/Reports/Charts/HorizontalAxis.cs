namespace Plumbline.Runs.Reports;

/// <summary>The horizontal axis of a <see cref="LineGrid"/>: even steps, or steps of the square root with the plain values beside the ticks.</summary>
internal sealed class HorizontalAxis
{
    private readonly AxisScale scale;
    private readonly bool squareRoot;

    private HorizontalAxis(AxisScale scale, bool squareRoot)
    {
        (this.scale, this.squareRoot) = (scale, squareRoot);
    }

    /// <summary>An axis that holds every finite one of <paramref name="values"/>.</summary>
    public static HorizontalAxis Of(IEnumerable<double> values, double from, double to, int ticks, bool squareRoot) =>
        new(AxisScale.Of(squareRoot ? values.Select(Root) : values, from, to, ticks, tight: true), squareRoot);

    public double Pixel(double value) => scale.Pixel(squareRoot ? Root(value) : value);

    public IEnumerable<(double Pixel, string Text)> Ticks() =>
        scale.Ticks().Select(tick => (scale.Pixel(tick.Value), squareRoot ? NumberText.Format(tick.Value * tick.Value, 3) : tick.Text));

    private static double Root(double value) => value > 0 ? Math.Sqrt(value) : value == 0 || value < 0 ? 0 : value;
}

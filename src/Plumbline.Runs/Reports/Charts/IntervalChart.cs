namespace Plumbline.Runs.Reports;

/// <summary>One value with its interval.</summary>
/// <param name="Label">What was measured, such as the stage.</param>
/// <param name="Value">The estimate.</param>
/// <param name="Lower">The lower end; negative infinity where there is no bound.</param>
/// <param name="Upper">The upper end; positive infinity where there is no bound.</param>
/// <param name="Series">Which entry of the legend it belongs to, from 0. Default 0.</param>
public sealed record IntervalPoint(string Label, double Value, double Lower, double Upper, int Series = 0);

/// <summary>Estimates with their intervals, one below the other, such as before and after training.</summary>
public sealed class IntervalChart : Chart
{
    private const double RowHeight = 34;
    private const double NarrowRowHeight = 46;
    private const double AxisHeight = 46;
    private const double LongestLabel = 290;

    private readonly string valueTitle;
    private readonly IReadOnlyList<IntervalPoint> points;
    private readonly IReadOnlyList<string> seriesNames;

    /// <summary>Creates a chart.</summary>
    /// <param name="title">What it shows.</param>
    /// <param name="valueTitle">The quantity and its unit.</param>
    /// <param name="points">The estimates, from top to bottom.</param>
    /// <param name="seriesNames">The legend; null, the default, for none.</param>
    public IntervalChart(string title, string valueTitle, IReadOnlyList<IntervalPoint> points, IReadOnlyList<string>? seriesNames = null)
        : base(title)
    {
        ArgumentNullException.ThrowIfNull(points);
        this.valueTitle = valueTitle;
        this.points = points;
        this.seriesNames = seriesNames ?? [];
    }

    /// <summary>A value marked by a dashed line, such as 0 for no difference; NaN, the default, for none.</summary>
    public double Reference { get; init; } = double.NaN;

    /// <summary>Which of the six colours each entry of the legend has. Default: the first entry the first colour, and so on.</summary>
    public IReadOnlyList<int> Colours { get; init; } = [];

    internal override int SeriesColour(int series) => series < Colours.Count ? Colours[series] : series;

    internal override string Description => $"{valueTitle}. " + string.Join(" ", points.Select(point => $"{point.Label}: {Describe(point)}."));

    internal override IReadOnlyList<string> SeriesNames => seriesNames;

    internal override ReportTable Data => new(
        [new(""), new(valueTitle, IsNumber: true), new("Interval", IsNumber: true)],
        [.. points.Select(point => (string[])[point.Label, NumberText.Format(point.Value), NumberText.Range(point.Lower, point.Upper)])]);

    internal override double Height(double width) => AxisHeight + 8 + (Math.Max(1, points.Count) * (width < 500 ? NarrowRowHeight : RowHeight));

    internal override void Draw(SvgCanvas canvas)
    {
        double rowHeight = canvas.IsNarrow ? NarrowRowHeight : RowHeight;
        double bottom = canvas.Height - AxisHeight;

        // On a desk the labels stand left and the numbers right of the intervals; on a phone both stand above.
        double left = canvas.IsNarrow ? 20 : Math.Min(LongestLabel, points.Select(point => SvgCanvas.TextWidth(point.Label)).DefaultIfEmpty(0).Max()) + 18;
        double right = canvas.IsNarrow
            ? canvas.Width - 20
            : canvas.Width - points.Select(point => SvgCanvas.TextWidth(Describe(point))).DefaultIfEmpty(0).Max() - 14;
        AxisScale scale = AxisScale.Of(points.SelectMany(point => new[] { point.Value, point.Lower, point.Upper }).Append(Reference), left, right, canvas.IsNarrow ? 4 : 5);

        foreach ((double value, string text) in scale.Ticks())
        {
            canvas.Line("grid", scale.Pixel(value), 4, scale.Pixel(value), bottom);
            canvas.Text(text, scale.Pixel(value), bottom + 19, TextAnchor.Middle);
        }

        canvas.Line("axis", left, bottom, right, bottom);
        if (double.IsFinite(Reference))
        {
            canvas.Line("reference", scale.Pixel(Reference), 4, scale.Pixel(Reference), bottom);
        }

        canvas.Text(SvgCanvas.Fit(valueTitle, right - left), right, canvas.Height - 6, TextAnchor.End);
        for (int i = 0; i < points.Count; i++)
        {
            DrawRow(canvas, scale, points[i], 8 + (i * rowHeight), rowHeight);
        }
    }

    private void DrawRow(SvgCanvas canvas, AxisScale scale, IntervalPoint point, double top, double rowHeight)
    {
        double y = canvas.IsNarrow ? top + 31 : top + (rowHeight / 2);
        string numbers = Describe(point);
        if (canvas.IsNarrow)
        {
            canvas.Text(SvgCanvas.Fit(point.Label, canvas.Width - SvgCanvas.TextWidth(numbers) - 16), 0, top + 15, strong: true);
            canvas.Text(numbers, canvas.Width, top + 15, TextAnchor.End);
        }
        else
        {
            canvas.Text(SvgCanvas.Fit(point.Label, LongestLabel), 0, y + 4.5, strong: true);
            canvas.Text(numbers, canvas.Width, y + 4.5, TextAnchor.End);
        }

        canvas.Series(SeriesColour(point.Series), () =>
        {
            if (!double.IsNaN(point.Lower) && !double.IsNaN(point.Upper))
            {
                canvas.Line("whisker", scale.Pixel(point.Lower), y, scale.Pixel(point.Upper), y);
                DrawEnd(canvas, scale, point.Lower, y);
                DrawEnd(canvas, scale, point.Upper, y);
            }

            if (double.IsFinite(point.Value))
            {
                canvas.Circle("mark", scale.Pixel(point.Value), y, 5);
            }
        });
    }

    // A bound has a cap; where there is none, the line runs out of the chart without one.
    private static void DrawEnd(SvgCanvas canvas, AxisScale scale, double bound, double y)
    {
        if (double.IsFinite(bound))
        {
            canvas.Line("whisker", scale.Pixel(bound), y - 4, scale.Pixel(bound), y + 4);
        }
    }

    // All rows with the same decimals, as many as show the narrowest interval with two digits.
    private int CommonDecimals()
    {
        double narrowest = points.Select(point => point.Upper - point.Lower).Where(width => double.IsFinite(width) && width > 0).DefaultIfEmpty(0.1).Min();
        return Math.Clamp((int)-Math.Floor(Math.Log10(narrowest)) + 1, 0, 9);
    }

    private string Describe(IntervalPoint point)
    {
        int decimals = CommonDecimals();
        return $"{NumberText.Fixed(point.Value, decimals)} ({NumberText.Fixed(point.Lower, decimals)} to {NumberText.Fixed(point.Upper, decimals)})";
    }
}

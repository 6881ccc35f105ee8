namespace Plumbline.Runs.Reports;

/// <summary>Values along an axis, such as reward by step: lines, with bands for their intervals where they have one.</summary>
public sealed class LineChart : Chart
{
    private readonly string xTitle;
    private readonly string yTitle;
    private readonly IReadOnlyList<LineSeries> series;

    /// <summary>Creates a chart.</summary>
    /// <param name="title">What it shows.</param>
    /// <param name="xTitle">The horizontal quantity and its unit.</param>
    /// <param name="yTitle">The vertical quantity and its unit.</param>
    /// <param name="series">The lines; up to six are told apart by colour and dash.</param>
    public LineChart(string title, string xTitle, string yTitle, params IReadOnlyList<LineSeries> series)
        : base(title)
    {
        ArgumentNullException.ThrowIfNull(series);
        this.xTitle = xTitle;
        this.yTitle = yTitle;
        this.series = series;
    }

    /// <summary>A value marked by a horizontal dashed line; NaN, the default, for none.</summary>
    public double Reference { get; init; } = double.NaN;

    internal override string Description => $"{yTitle} by {xTitle}. " + string.Join(" ", series.Select(line =>
    {
        LinePoint[] drawn = [.. line.Points.Where(point => point.IsDrawable)];
        return drawn.Length == 0
            ? $"{line.Name}: no data."
            : $"{line.Name}: from {NumberText.Format(drawn[0].Y, 3)} at {NumberText.Format(drawn[0].X)} to {NumberText.Format(drawn[^1].Y, 3)} at {NumberText.Format(drawn[^1].X)}.";
    }));

    internal override IReadOnlyList<string> SeriesNames => [.. series.Select(line => line.Name)];

    internal override bool DrawsLines => true;

    internal override ReportTable Data => new(
        [new("Line"), new(xTitle, IsNumber: true), new(yTitle, IsNumber: true), new("Interval", IsNumber: true)],
        [
            .. series.SelectMany(line => line.Points.Select(point => (string[])
            [
                line.Name,
                NumberText.Format(point.X, 6),
                NumberText.Format(point.Y),
                point.HasBand ? NumberText.Range(point.Lower, point.Upper) : "",
            ])),
        ]);

    internal override double Height(double width) => width < 500 ? 270 : 350;

    internal override void Draw(SvgCanvas canvas)
    {
        const double Top = 30;
        double bottom = canvas.Height - 46;
        IReadOnlyList<LinePoint>[] lines = [.. series.Select(line => line.Thinned())];
        IEnumerable<double> values = lines.SelectMany(line => line).SelectMany(point => new[] { point.Y, point.Lower, point.Upper }).Append(Reference);
        AxisScale y = AxisScale.Of(values, bottom, Top, canvas.IsNarrow ? 4 : 5);
        double left = y.Ticks().Max(tick => SvgCanvas.TextWidth(tick.Text)) + 10;
        AxisScale x = AxisScale.Of(lines.SelectMany(line => line).Select(point => point.X), left, canvas.Width - 14, canvas.IsNarrow ? 4 : 7, tight: true);

        DrawAxes(canvas, x, y, left, bottom);
        for (int i = 0; i < lines.Length; i++)
        {
            IReadOnlyList<LinePoint> line = lines[i];
            canvas.Series(i, () => DrawLine(canvas, x, y, line));
        }

        if (!lines.Any(line => line.Any(point => point.IsDrawable)))
        {
            canvas.Text("no data", (left + canvas.Width) / 2, (Top + bottom) / 2, TextAnchor.Middle);
        }
    }

    private static void DrawLine(SvgCanvas canvas, AxisScale x, AxisScale y, IReadOnlyList<LinePoint> points)
    {
        foreach (List<LinePoint> band in LineStretches.Of(points, point => point.HasBand))
        {
            canvas.Path(
                "band",
                [
                    .. band.Select(point => (x.Pixel(point.X), y.Pixel(point.Upper))),
                    .. Enumerable.Reverse(band).Select(point => (x.Pixel(point.X), y.Pixel(point.Lower))),
                ],
                closed: true);
        }

        foreach (List<LinePoint> stretch in LineStretches.Of(points, point => point.IsDrawable))
        {
            if (stretch.Count == 1)
            {
                canvas.Circle("mark", x.Pixel(stretch[0].X), y.Pixel(stretch[0].Y), 3);
            }
            else
            {
                canvas.Path("line", [.. stretch.Select(point => (x.Pixel(point.X), y.Pixel(point.Y)))]);
            }
        }
    }

    private void DrawAxes(SvgCanvas canvas, AxisScale x, AxisScale y, double left, double bottom)
    {
        foreach ((double value, string text) in y.Ticks())
        {
            canvas.Line("grid", left, y.Pixel(value), canvas.Width, y.Pixel(value));
            canvas.Text(text, left - 8, y.Pixel(value) + 4.5, TextAnchor.End);
        }

        foreach ((double value, string text) in x.Ticks())
        {
            canvas.Line("axis", x.Pixel(value), bottom, x.Pixel(value), bottom + 4);
            canvas.Text(text, x.Pixel(value), bottom + 19, TextAnchor.Middle);
        }

        canvas.Line("axis", left, bottom, canvas.Width, bottom);
        if (double.IsFinite(Reference))
        {
            canvas.Line("reference", left, y.Pixel(Reference), canvas.Width, y.Pixel(Reference));
        }

        canvas.Text(SvgCanvas.Fit(yTitle, canvas.Width), 0, 13);
        canvas.Text(SvgCanvas.Fit(xTitle, canvas.Width - left), canvas.Width, canvas.Height - 6, TextAnchor.End);
    }
}

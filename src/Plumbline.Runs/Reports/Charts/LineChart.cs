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

    /// <summary>A place along the horizontal axis, marked by a vertical line with a label; null, the default, for none.</summary>
    public ChartMarker? Marker { get; init; }

    /// <summary>True to space the horizontal axis by logarithm, with ticks at the points; every x is then positive. Default false.</summary>
    public bool LogarithmicX { get; init; }

    private double Place(double x) => LogarithmicX ? Math.Log10(x) : x;

    internal override string Description => $"{yTitle} by {xTitle}. " + string.Join(" ", series.Select(line =>
    {
        LinePoint[] drawn = [.. line.Points.Where(point => point.IsDrawable)];
        return drawn.Length == 0
            ? $"{line.Name}: no data."
            : $"{line.Name}: from {NumberText.Format(drawn[0].Y, 3)} at {NumberText.Format(drawn[0].X)} to {NumberText.Format(drawn[^1].Y, 3)} at {NumberText.Format(drawn[^1].X)}.";
    })) + (Marker is { } marker && double.IsFinite(marker.X) ? $" {marker.Label} at {NumberText.Format(marker.X, 3)}." : "");

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
        AxisScale x = AxisScale.Of(lines.SelectMany(line => line).Select(point => point.X).Append(Marker?.X ?? double.NaN).Select(Place), left, canvas.Width - 14, canvas.IsNarrow ? 4 : 7, tight: true);

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

    private void DrawLine(SvgCanvas canvas, AxisScale x, AxisScale y, IReadOnlyList<LinePoint> points)
    {
        foreach (List<LinePoint> band in LineStretches.Of(points, point => point.HasBand))
        {
            canvas.Path(
                "band",
                [
                    .. band.Select(point => (x.Pixel(Place(point.X)), y.Pixel(point.Upper))),
                    .. Enumerable.Reverse(band).Select(point => (x.Pixel(Place(point.X)), y.Pixel(point.Lower))),
                ],
                closed: true);
        }

        foreach (List<LinePoint> stretch in LineStretches.Of(points, point => point.IsDrawable))
        {
            if (stretch.Count == 1)
            {
                canvas.Circle("mark", x.Pixel(Place(stretch[0].X)), y.Pixel(stretch[0].Y), 3);
            }
            else
            {
                canvas.Path("line", [.. stretch.Select(point => (x.Pixel(Place(point.X)), y.Pixel(point.Y)))]);
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

        foreach ((double pixel, string text) in HorizontalTicks(x))
        {
            canvas.Line("axis", pixel, bottom, pixel, bottom + 4);
            canvas.Text(text, pixel, bottom + 19, TextAnchor.Middle);
        }

        canvas.Line("axis", left, bottom, canvas.Width, bottom);
        if (double.IsFinite(Reference))
        {
            canvas.Line("reference", left, y.Pixel(Reference), canvas.Width, y.Pixel(Reference));
        }

        if (Marker is { } marker && double.IsFinite(marker.X))
        {
            double place = x.Pixel(Place(marker.X));
            double width = SvgCanvas.TextWidth(marker.Label);
            canvas.Line("reference", place, 30, place, bottom);
            canvas.TextOver(marker.Label, place + 6 + width > canvas.Width ? place - 6 - width : place + 6, 42);
        }

        canvas.Text(SvgCanvas.Fit(yTitle, canvas.Width), 0, 13);
        canvas.Text(SvgCanvas.Fit(xTitle, canvas.Width - left), canvas.Width, canvas.Height - 6, TextAnchor.End);
    }

    // By logarithm round steps would say little: the ticks are the points themselves, as many as there is room for.
    private IEnumerable<(double Pixel, string Text)> HorizontalTicks(AxisScale x)
    {
        if (!LogarithmicX)
        {
            foreach ((double value, string text) in x.Ticks())
            {
                yield return (x.Pixel(value), text);
            }

            yield break;
        }

        double free = double.NegativeInfinity;
        foreach (double value in series.SelectMany(line => line.Points).Select(point => point.X).Where(double.IsFinite).Distinct().Order())
        {
            string text = NumberText.Format(value, 2);
            double pixel = x.Pixel(Place(value));
            double half = SvgCanvas.TextWidth(text) / 2;
            if (pixel - half > free)
            {
                free = pixel + half + 6;
                yield return (pixel, text);
            }
        }
    }
}

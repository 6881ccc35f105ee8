namespace Plumbline.Runs.Reports;

/// <summary>Draws the series of one panel between its axes.</summary>
internal sealed class PanelPainter(SvgCanvas canvas, HorizontalAxis x, AxisScale y)
{
    public void Draw(PanelSeries series) => canvas.Series(series.Colour, () =>
    {
        IReadOnlyList<LinePoint> points = new LineSeries(series.Name, series.Points).Thinned();
        switch (series.Style)
        {
            case LineStyle.Guide:
                DrawLine("guide", points);
                break;
            case LineStyle.Points:
                DrawWhiskers(points);
                DrawDots(points);
                break;
            case LineStyle.Marked:
                DrawBand(points);
                DrawLine("trace", points);
                DrawDots(points);
                break;
            default:
                DrawBand(points);
                DrawLine("line", points);
                break;
        }
    });

    private void DrawBand(IReadOnlyList<LinePoint> points)
    {
        foreach (List<LinePoint> band in LineStretches.Of(points, point => point.HasBand).Where(stretch => stretch.Count > 1))
        {
            canvas.Path(
                "band",
                [
                    .. band.Select(point => (x.Pixel(point.X), y.Pixel(point.Upper))),
                    .. Enumerable.Reverse(band).Select(point => (x.Pixel(point.X), y.Pixel(point.Lower))),
                ],
                closed: true);
        }
    }

    private void DrawLine(string cssClass, IReadOnlyList<LinePoint> points)
    {
        foreach (List<LinePoint> stretch in LineStretches.Of(points, point => point.IsDrawable))
        {
            if (stretch.Count == 1)
            {
                canvas.Circle("mark", x.Pixel(stretch[0].X), y.Pixel(stretch[0].Y), 3);
            }
            else
            {
                canvas.Path(cssClass, [.. stretch.Select(point => (x.Pixel(point.X), y.Pixel(point.Y)))]);
            }
        }
    }

    private void DrawWhiskers(IReadOnlyList<LinePoint> points)
    {
        foreach (LinePoint point in points.Where(point => point.HasBand))
        {
            canvas.Line("whisker", x.Pixel(point.X), y.Pixel(point.Lower), x.Pixel(point.X), y.Pixel(point.Upper));
        }
    }

    private void DrawDots(IReadOnlyList<LinePoint> points)
    {
        foreach (LinePoint point in points.Where(point => point.IsDrawable))
        {
            canvas.Circle("mark", x.Pixel(point.X), y.Pixel(point.Y), 3.5);
        }
    }
}

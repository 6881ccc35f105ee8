namespace Plumbline.Runs.Reports;

/// <summary>
/// Plots in columns and rows, so that quantities of different units are read over one horizontal axis, and two runs side by side on the same vertical
/// ones. On a phone the columns stand one below the other.
/// </summary>
public sealed class LineGrid : Chart
{
    private const double LabelRow = 17;
    private const double ColumnGap = 26;
    private const double AxisHeight = 44;
    private const double PanelTitle = 22;
    private const int Ticks = 5;
    private readonly string xTitle;
    private readonly IReadOnlyList<LineColumn> columns;

    /// <summary>Creates a chart.</summary>
    /// <param name="title">What it shows.</param>
    /// <param name="xTitle">The horizontal quantity and its unit.</param>
    /// <param name="columns">The columns, at least one; panels in the same row share their vertical axis, and all share the horizontal one.</param>
    /// <exception cref="ArgumentException">There is no column, or they have different numbers of panels, or none.</exception>
    public LineGrid(string title, string xTitle, params IReadOnlyList<LineColumn> columns)
        : base(title)
    {
        ArgumentNullException.ThrowIfNull(columns);
        if (columns.Count == 0 || columns[0].Panels.Count == 0 || columns.Any(column => column.Panels.Count != columns[0].Panels.Count))
        {
            throw new ArgumentException("every column has the same number of panels, at least one", nameof(columns));
        }

        this.xTitle = xTitle;
        this.columns = columns;
    }

    /// <summary>True for a horizontal axis in even steps of the square root, as Goodhart curves have it; its ticks still say the plain values. Default false.</summary>
    public bool SquareRootAxis { get; init; }

    /// <summary>How tall each panel is, in pixels of the wide drawing. Default 170.</summary>
    public double PanelHeight { get; init; } = 170;

    internal override string Description => string.Join(" ", columns.Select(column =>
        (column.Title.Length == 0 ? "" : $"{column.Title}: ")
        + string.Join(" ", column.Panels.SelectMany(panel => panel.Series.Where(series => series.Style != LineStyle.Guide).Select(series => Describe(panel, series))))
        + string.Concat(column.Markers.Where(marker => double.IsFinite(marker.X)).Select(marker => $" {marker.Label} at {NumberText.Format(marker.X, 3)}."))));

    internal override IReadOnlyList<string> SeriesNames => [];

    internal override ReportTable Data => new(
        [new("Line"), new(xTitle, IsNumber: true), new("Value", IsNumber: true), new("Interval", IsNumber: true)],
        [
            .. columns.SelectMany(column => column.Panels.SelectMany(panel => panel.Series.Where(series => series.Style != LineStyle.Guide).SelectMany(series =>
                series.Points.Select(point => (string[])
                [
                    column.Title.Length == 0 ? series.Name : $"{column.Title}: {series.Name}",
                    NumberText.Format(point.X),
                    NumberText.Format(point.Y),
                    point.HasBand ? NumberText.Range(point.Lower, point.Upper) : "",
                ])))),
        ]);

    internal override double Height(double width) => (width < 500 ? columns.Count : 1) * ColumnHeight(width < 500);

    internal override void Draw(SvgCanvas canvas)
    {
        int rows = columns[0].Panels.Count;
        IEnumerable<double>[] values = [.. Enumerable.Range(0, rows).Select(row => columns.SelectMany(column => column.Panels[row].Values))];
        double labels = values.Max(row => AxisScale.Of(row, 1, 0, Ticks).Ticks().Max(tick => SvgCanvas.TextWidth(tick.Text))) + 10;
        double width = canvas.IsNarrow ? canvas.Width : (canvas.Width - (ColumnGap * (columns.Count - 1))) / columns.Count;
        for (int i = 0; i < columns.Count; i++)
        {
            double left = canvas.IsNarrow ? 0 : i * (width + ColumnGap);
            double top = canvas.IsNarrow ? i * ColumnHeight(narrow: true) : 0;
            DrawColumn(canvas, columns[i], values, (left, left + labels, left + width - 10, top));
        }
    }

    private static string Describe(LinePanel panel, PanelSeries series)
    {
        LinePoint[] drawn = [.. series.Points.Where(point => point.IsDrawable)];
        return drawn.Length == 0
            ? $"{series.Name}: no data."
            : $"{series.Name} ({panel.Title}): {NumberText.Format(drawn[0].Y, 3)} at {NumberText.Format(drawn[0].X, 3)}, highest {NumberText.Format(drawn.Max(point => point.Y), 3)}, "
                + $"{NumberText.Format(drawn[^1].Y, 3)} at {NumberText.Format(drawn[^1].X, 3)}.";
    }

    private double ColumnHeight(bool narrow) => TitleHeight + (MarkerRows * LabelRow) + (columns[0].Panels.Count * (PanelTitle + Tall(narrow) + 14)) + AxisHeight;

    private double Tall(bool narrow) => narrow ? Math.Min(PanelHeight, 130) : PanelHeight;

    private double TitleHeight => columns.Any(column => column.Title.Length > 0) ? 24 : 0;

    private int MarkerRows => columns.Max(column => column.Markers.Count(marker => double.IsFinite(marker.X)));

    private void DrawColumn(SvgCanvas canvas, LineColumn column, IEnumerable<double>[] values, (double Edge, double Left, double Right, double Top) place)
    {
        double panelHeight = Tall(canvas.IsNarrow);
        double labelTop = place.Top + TitleHeight;
        double first = labelTop + (MarkerRows * LabelRow) + PanelTitle;
        double bottom = first + (column.Panels.Count * panelHeight) + ((column.Panels.Count - 1) * (PanelTitle + 14));
        IEnumerable<double> all = columns.SelectMany(each => each.Panels.SelectMany(panel => panel.Series).SelectMany(series => series.Points).Select(point => point.X)
            .Concat(each.Markers.Select(marker => marker.X)));
        HorizontalAxis x = HorizontalAxis.Of(all, place.Left, place.Right, canvas.IsNarrow || columns.Count > 1 ? 4 : 7, SquareRootAxis);

        if (column.Title.Length > 0)
        {
            canvas.Text(SvgCanvas.Fit(column.Title, place.Right - place.Edge), place.Edge, place.Top + 14, strong: true);
        }

        if (column.Zone is { } zone && double.IsFinite(zone.From) && double.IsFinite(zone.To))
        {
            canvas.Rectangle("zone", x.Pixel(zone.From), first, x.Pixel(zone.To) - x.Pixel(zone.From), bottom - first);
        }

        for (int row = 0; row < column.Panels.Count; row++)
        {
            double top = first + (row * (panelHeight + PanelTitle + 14));
            AxisScale y = AxisScale.Of(values[row], top + panelHeight, top, Ticks);
            DrawPanel(canvas, column.Panels[row], x, y, place);
        }

        DrawMarkers(canvas, column, x, (labelTop, bottom, place.Edge, place.Right));
        for (int row = 0; row < column.Panels.Count; row++)
        {
            double top = first + (row * (panelHeight + PanelTitle + 14));
            canvas.TextOver(SvgCanvas.Fit(column.Panels[row].Title, place.Right - place.Edge + 10), place.Edge, top - 9);
        }

        canvas.Line("axis", place.Left, bottom, place.Right + 10, bottom);
        foreach ((double pixel, string text) in x.Ticks())
        {
            canvas.Line("axis", pixel, bottom, pixel, bottom + 4);
            canvas.Text(text, pixel, bottom + 18, TextAnchor.Middle);
        }

        canvas.Text(SvgCanvas.Fit(xTitle, place.Right - place.Edge), place.Right + 10, bottom + 37, TextAnchor.End);
    }

    private static void DrawPanel(SvgCanvas canvas, LinePanel panel, HorizontalAxis x, AxisScale y, (double Edge, double Left, double Right, double Top) place)
    {
        foreach ((double value, string text) in y.Ticks())
        {
            canvas.Line("grid", place.Left, y.Pixel(value), place.Right + 10, y.Pixel(value));
            canvas.Text(text, place.Left - 8, y.Pixel(value) + 4.5, TextAnchor.End);
        }

        if (double.IsFinite(panel.Reference))
        {
            canvas.Line("reference", place.Left, y.Pixel(panel.Reference), place.Right + 10, y.Pixel(panel.Reference));
        }

        PanelPainter painter = new(canvas, x, y);
        foreach (PanelSeries series in panel.Series)
        {
            painter.Draw(series);
        }

        if (!panel.Series.Any(series => series.Points.Any(point => point.IsDrawable)))
        {
            canvas.Text("no data", (place.Left + place.Right) / 2, y.Pixel(y.Ticks().Average(tick => tick.Value)), TextAnchor.Middle);
        }
    }

    // Each label has a row of its own, so that no two can cover each other however near their lines are; the rightmost line has the lowest label.
    private static void DrawMarkers(SvgCanvas canvas, LineColumn column, HorizontalAxis x, (double Top, double Bottom, double Left, double Right) place)
    {
        int row = 0;
        foreach (ChartMarker marker in column.Markers.Where(marker => double.IsFinite(marker.X)).OrderBy(marker => marker.X))
        {
            double pixel = x.Pixel(marker.X);
            double y = place.Top + (row * LabelRow) + 12;
            double room = Math.Max(pixel - place.Left, place.Right + 10 - pixel) - 8;
            string label = SvgCanvas.Fit(marker.Label, room);
            bool right = place.Right + 10 - pixel - 8 >= SvgCanvas.TextWidth(label);
            canvas.Series(marker.Colour, () =>
            {
                canvas.Line("marker", pixel, y - 10, pixel, place.Bottom);
                canvas.Text(label, right ? pixel + 6 : pixel - 6, y, right ? TextAnchor.Start : TextAnchor.End, strong: true);
            });
            row++;
        }
    }
}

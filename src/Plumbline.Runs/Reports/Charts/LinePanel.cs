namespace Plumbline.Runs.Reports;

/// <summary>One plot of a <see cref="LineGrid"/>.</summary>
/// <param name="Title">The vertical quantity and its unit, in words.</param>
/// <param name="Series">What is drawn.</param>
public sealed record LinePanel(string Title, IReadOnlyList<PanelSeries> Series)
{
    /// <summary>A value marked by a horizontal dashed line; NaN, the default, for none.</summary>
    public double Reference { get; init; } = double.NaN;

    internal IEnumerable<double> Values => Series.SelectMany(series => series.Points)
        .SelectMany(point => new[] { point.Y, point.Lower, point.Upper }).Append(Reference);
}

/// <summary>What a panel draws.</summary>
/// <param name="Name">Its name in the table of numbers.</param>
/// <param name="Points">Its points, in the order of x.</param>
/// <param name="Style">How it is drawn. Default a line.</param>
/// <param name="Colour">Which of the six colours. Default 0.</param>
public sealed record PanelSeries(string Name, IReadOnlyList<LinePoint> Points, LineStyle Style = LineStyle.Line, int Colour = 0);

/// <summary>Panels one below the other over the same horizontal axis.</summary>
/// <param name="Title">What sets this column apart from the next; empty for none.</param>
/// <param name="Panels">Its panels, from top to bottom.</param>
public sealed record LineColumn(string Title, IReadOnlyList<LinePanel> Panels)
{
    /// <summary>Places marked through all its panels. Default none.</summary>
    public IReadOnlyList<ChartMarker> Markers { get; init; } = [];

    /// <summary>A tinted stretch through all its panels; null, the default, for none.</summary>
    public ChartZone? Zone { get; init; }
}

namespace Plumbline.Runs.Reports;

/// <summary>Amounts from zero, one group of bars below the other. For estimates with intervals use <see cref="IntervalChart"/>.</summary>
public sealed class BarChart : Chart
{
    private const double BarHeight = 16;
    private const double GroupGap = 14;
    private const double AxisHeight = 46;

    private readonly string valueTitle;
    private readonly IReadOnlyList<string> seriesNames;
    private readonly IReadOnlyList<BarGroup> groups;

    /// <summary>Creates a chart.</summary>
    /// <param name="title">What it shows.</param>
    /// <param name="valueTitle">The quantity and its unit.</param>
    /// <param name="seriesNames">The names of the bars of each group, as the legend has them.</param>
    /// <param name="groups">The groups, from top to bottom.</param>
    /// <exception cref="ArgumentException">A group has not one value per name.</exception>
    public BarChart(string title, string valueTitle, IReadOnlyList<string> seriesNames, IReadOnlyList<BarGroup> groups)
        : base(title)
    {
        ArgumentNullException.ThrowIfNull(seriesNames);
        ArgumentNullException.ThrowIfNull(groups);
        if (groups.FirstOrDefault(group => group.Values.Count != seriesNames.Count) is { } odd)
        {
            throw new ArgumentException($"group '{odd.Label}' has {odd.Values.Count} values for {seriesNames.Count} names", nameof(groups));
        }

        this.valueTitle = valueTitle;
        this.seriesNames = seriesNames;
        this.groups = groups;
    }

    internal override string Description => $"{valueTitle}. " + string.Join(" ", groups.Select(group =>
        $"{group.Label}: {string.Join(", ", group.Values.Select((value, i) => $"{seriesNames[i]} {NumberText.Format(value, 3)}"))}."));

    internal override IReadOnlyList<string> SeriesNames => seriesNames;

    internal override ReportTable Data => new(
        [new(""), .. seriesNames.Select(name => new ReportColumn(name, IsNumber: true))],
        [.. groups.Select(group => (string[])[group.Label, .. group.Values.Select(value => NumberText.Format(value))])]);

    internal override double Height(double width) => AxisHeight + 8 + (Math.Max(1, groups.Count) * GroupHeight(width < 500));

    internal override void Draw(SvgCanvas canvas)
    {
        double bottom = canvas.Height - AxisHeight;
        double left = canvas.IsNarrow ? 6 : Math.Min(240, groups.Select(group => SvgCanvas.TextWidth(group.Label)).DefaultIfEmpty(0).Max()) + 18;
        double right = canvas.Width - 62;
        AxisScale scale = AxisScale.Of(groups.SelectMany(group => group.Values).Append(0), left, right, canvas.IsNarrow ? 4 : 6);

        foreach ((double value, string text) in scale.Ticks())
        {
            canvas.Line("grid", scale.Pixel(value), 4, scale.Pixel(value), bottom);
            canvas.Text(text, scale.Pixel(value), bottom + 19, TextAnchor.Middle);
        }

        double top = 8;
        foreach (BarGroup group in groups)
        {
            DrawGroup(canvas, scale, group, top);
            top += GroupHeight(canvas.IsNarrow);
        }

        canvas.Line("axis", scale.Pixel(0), 4, scale.Pixel(0), bottom);
        canvas.Text(SvgCanvas.Fit(valueTitle, canvas.Width - left), right, canvas.Height - 6, TextAnchor.End);
    }

    private static void DrawGroup(SvgCanvas canvas, AxisScale scale, BarGroup group, double top)
    {
        double labelHeight = canvas.IsNarrow ? 20 : 0;
        if (canvas.IsNarrow)
        {
            canvas.Text(SvgCanvas.Fit(group.Label, canvas.Width - 8), 0, top + 13, strong: true);
        }
        else
        {
            canvas.Text(SvgCanvas.Fit(group.Label, 240), 0, top + (group.Values.Count * BarHeight / 2) + 4.5, strong: true);
        }

        for (int i = 0; i < group.Values.Count; i++)
        {
            double value = group.Values[i];
            double y = top + labelHeight + (i * BarHeight);
            if (!double.IsNaN(value))
            {
                double zero = scale.Pixel(0);
                double end = scale.Pixel(value);
                canvas.Series(i, () => canvas.Rectangle("bar", Math.Min(zero, end), y + 1, Math.Abs(end - zero), BarHeight - 3));
                canvas.Text(NumberText.Format(value, 3), Math.Max(zero, end) + 6, y + 12);
            }
            else
            {
                canvas.Text("no value", scale.Pixel(0) + 6, y + 12);
            }
        }
    }

    private double GroupHeight(bool narrow) => (Math.Max(1, seriesNames.Count) * BarHeight) + GroupGap + (narrow ? 20 : 0);
}

/// <summary>One group of bars.</summary>
/// <param name="Label">What was measured.</param>
/// <param name="Values">One value per name of the chart; NaN where there is none.</param>
public sealed record BarGroup(string Label, IReadOnlyList<double> Values);

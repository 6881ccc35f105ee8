namespace Plumbline.Runs.Reports;

/// <summary>One estimate per category with its interval, small enough for a card: a gap at each stage, for one or two runs.</summary>
public sealed class DotChart : Chart
{
    private const double AxisHeight = 24;
    private readonly string valueTitle;
    private readonly IReadOnlyList<string> categories;
    private readonly IReadOnlyList<DotSeries> series;

    /// <summary>Creates a chart.</summary>
    /// <param name="title">What it shows.</param>
    /// <param name="valueTitle">The quantity and its unit.</param>
    /// <param name="categories">The names along the horizontal axis.</param>
    /// <param name="series">The estimates.</param>
    /// <exception cref="ArgumentException">A series has not one estimate per category.</exception>
    public DotChart(string title, string valueTitle, IReadOnlyList<string> categories, IReadOnlyList<DotSeries> series)
        : base(title)
    {
        ArgumentNullException.ThrowIfNull(categories);
        ArgumentNullException.ThrowIfNull(series);
        if (series.FirstOrDefault(each => each.Estimates.Count != categories.Count) is { } odd)
        {
            throw new ArgumentException($"series '{odd.Name}' has {odd.Estimates.Count} estimates for {categories.Count} categories", nameof(series));
        }

        this.valueTitle = valueTitle;
        this.categories = categories;
        this.series = series;
    }

    internal override string Description => $"{valueTitle}. " + string.Join(" ", series.Select(each =>
        $"{each.Name}: {string.Join(", ", each.Estimates.Select((estimate, i) => $"{categories[i]} {(estimate is null ? "none" : NumberText.Format(estimate.Value, 3))}"))}."));

    internal override IReadOnlyList<string> SeriesNames => [.. series.Select(each => each.Name)];

    internal override int SeriesColour(int series) => this.series[series].Colour;

    internal override ReportTable Data => new(
        [new(""), .. series.SelectMany(each => new ReportColumn[] { new(each.Name, IsNumber: true), new("95 %", IsNumber: true) })],
        [
            .. categories.Select((category, i) => (string[])
            [
                category,
                .. series.SelectMany(each => each.Estimates[i] is { } estimate
                    ? new[] { NumberText.Format(estimate.Value, 3), NumberText.Range(estimate.Lower, estimate.Upper) }
                    : ["–", ""]),
            ]),
        ]);

    internal override double Height(double width) => 158;

    internal override void Draw(SvgCanvas canvas)
    {
        const double Top = 26;
        double bottom = canvas.Height - AxisHeight;
        IEnumerable<double> values = series.SelectMany(each => each.Estimates).OfType<DotEstimate>().SelectMany(estimate => new[] { estimate.Value, estimate.Lower, estimate.Upper });
        AxisScale y = AxisScale.Of(values.Append(0), bottom, Top, 3);
        double left = y.Ticks().Max(tick => SvgCanvas.TextWidth(tick.Text)) + 8;
        foreach ((double value, string text) in y.Ticks())
        {
            canvas.Line(value == 0 ? "axis" : "grid", left, y.Pixel(value), canvas.Width, y.Pixel(value));
            canvas.Text(text, left - 6, y.Pixel(value) + 4.5, TextAnchor.End);
        }

        double step = (canvas.Width - left) / Math.Max(1, categories.Count);
        for (int i = 0; i < categories.Count; i++)
        {
            double centre = left + ((i + 0.5) * step);
            canvas.Text(SvgCanvas.Fit(categories[i], step * 1.25), centre, canvas.Height - 5, TextAnchor.Middle);
            for (int k = 0; k < series.Count; k++)
            {
                DrawDot(canvas, y, series[k], i, centre + ((k - ((series.Count - 1) / 2.0)) * 13));
            }
        }

        canvas.Text(SvgCanvas.Fit(valueTitle, canvas.Width), 0, 12);
    }

    private static void DrawDot(SvgCanvas canvas, AxisScale y, DotSeries series, int index, double x)
    {
        if (series.Estimates[index] is not { } estimate || double.IsNaN(estimate.Value))
        {
            return;
        }

        canvas.Series(series.Colour, () =>
        {
            if (!double.IsNaN(estimate.Lower) && !double.IsNaN(estimate.Upper))
            {
                canvas.Line("whisker", x, y.Pixel(estimate.Lower), x, y.Pixel(estimate.Upper));
            }

            canvas.Circle("mark", x, y.Pixel(estimate.Value), 4);
        });
    }
}

/// <summary>The estimates of one run.</summary>
/// <param name="Name">Its name in the legend.</param>
/// <param name="Estimates">One per category; null where there is none.</param>
/// <param name="Colour">Which of the six colours.</param>
public sealed record DotSeries(string Name, IReadOnlyList<DotEstimate?> Estimates, int Colour);

/// <summary>One estimate with its interval.</summary>
/// <param name="Value">The estimate.</param>
/// <param name="Lower">The lower end; NaN for none.</param>
/// <param name="Upper">The upper end; NaN for none.</param>
public sealed record DotEstimate(double Value, double Lower, double Upper);

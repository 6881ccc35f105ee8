namespace Plumbline.Runs.Reports;

/// <summary>A chart drawn as SVG, twice: for a desk and for a phone, so that its letters stay readable on both.</summary>
public abstract class Chart
{
    private protected Chart(string title)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(title);
        Title = title;
    }

    /// <summary>What the chart shows, in a line.</summary>
    public string Title { get; }

    /// <summary>The chart as an SVG file of its own, light or dark as the reader has it.</summary>
    public string ToSvg() => ChartSvg.Of(this);

    /// <summary>What a screen reader says in the place of the drawing.</summary>
    internal abstract string Description { get; }

    /// <summary>The names in the legend; with one or none there is no legend.</summary>
    internal abstract IReadOnlyList<string> SeriesNames { get; }

    /// <summary>The colour of a legend entry: its place in the order, unless the chart gives colours of its own.</summary>
    internal virtual int SeriesColour(int series) => series;

    /// <summary>True where a legend entry is a line, false where it is a filled mark.</summary>
    internal virtual bool DrawsLines => false;

    /// <summary>The numbers behind the drawing.</summary>
    internal abstract ReportTable Data { get; }

    /// <summary>How tall the drawing is at <paramref name="width"/>, in pixels.</summary>
    internal abstract double Height(double width);

    /// <summary>Draws onto a canvas of that width and height.</summary>
    internal abstract void Draw(SvgCanvas canvas);
}

namespace Plumbline.Runs.Reports;

/// <summary>One entry of an overview.</summary>
/// <param name="Anchor">The section that it leads to.</param>
/// <param name="Name">Its name.</param>
/// <param name="Text">What it is, in a line.</param>
/// <param name="Badge">What came of it, in a few words; empty for none.</param>
/// <param name="Tone">How the badge is to be read.</param>
/// <param name="Picture">A picture of one frame; null for none.</param>
/// <param name="Curve">Where there is no picture: values to draw as a small line; fewer than two for none.</param>
public sealed record TourStop(string Anchor, string Name, string Text, string Badge, FigureTone Tone, TileMovie? Picture, IReadOnlyList<double> Curve)
{
    internal void Write(HtmlWriter html) => html.Element("a", [("class", "stop"), ("href", "#" + Anchor)], stop =>
    {
        if (Picture is null)
        {
            WriteCurve(stop);
        }
        else
        {
            new TileMovieWriter(Picture).Write(stop, standalone: false);
        }

        stop.TextElement("span", "name", Name).TextElement("span", "text", Text);
        if (Badge.Length > 0)
        {
            stop.TextElement("span", "badge " + Tone.ToString().ToLowerInvariant(), Badge);
        }
    });

    private void WriteCurve(HtmlWriter stop) => stop.Element("svg", [("class", "sign"), ("viewBox", "0 0 80 80"), ("aria-hidden", "true")], svg =>
    {
        double[] values = [.. Curve.Where(double.IsFinite)];
        svg.Void("rect", ("class", "ground"), ("x", "0"), ("y", "0"), ("width", "80"), ("height", "80"), ("rx", "4"));
        if (values.Length > 1)
        {
            AxisScale x = AxisScale.Of([0, values.Length - 1], 8, 72, 4, tight: true);
            AxisScale y = AxisScale.Of(values, 66, 14, 4, tight: true);
            new SvgCanvas(svg, 80, 80).Series(0, () => new SvgCanvas(svg, 80, 80).Path("line", [.. values.Select((value, i) => (x.Pixel(i), y.Pixel(value)))]));
        }
    });
}

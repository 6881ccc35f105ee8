using System.Globalization;

namespace Plumbline.Runs.Reports;

/// <summary>Where the text stands beside its point.</summary>
internal enum TextAnchor
{
    Start,
    Middle,
    End,
}

/// <summary>Draws shapes in pixels; colours come from the style sheet by class.</summary>
internal sealed class SvgCanvas(HtmlWriter svg, double width, double height)
{
    private const int Colours = 6;

    /// <summary>The size of letters, in pixels.</summary>
    public const double TextSize = 13;

    public double Width { get; } = width;

    public double Height { get; } = height;

    /// <summary>True for the drawing of the phone.</summary>
    public bool IsNarrow => Width < 500;

    /// <summary>The class that gives the series its colour and dash.</summary>
    public static string SeriesClass(int series) => string.Create(CultureInfo.InvariantCulture, $"s{series % Colours}");

    /// <summary>Roughly how wide a text is, in pixels: fonts are the reader's.</summary>
    public static double TextWidth(string text) => text.Length * TextSize * 0.56;

    /// <summary>The text, cut with an ellipsis where it is wider than <paramref name="room"/>.</summary>
    public static string Fit(string text, double room)
    {
        int letters = Math.Max(1, (int)(room / (TextSize * 0.56)));
        int cut = text.Length > letters && letters > 1 && char.IsHighSurrogate(text[letters - 2]) ? letters - 2 : letters - 1;
        return text.Length <= letters ? text : text[..cut] + "…";
    }

    public void Line(string cssClass, double x1, double y1, double x2, double y2) =>
        svg.Void("line", ("class", cssClass), ("x1", N(x1)), ("y1", N(y1)), ("x2", N(x2)), ("y2", N(y2)));

    public void Rectangle(string cssClass, double x, double y, double w, double h) =>
        svg.Void("rect", ("class", cssClass), ("x", N(x)), ("y", N(y)), ("width", N(Math.Max(0, w))), ("height", N(Math.Max(0, h))), ("rx", "2"));

    public void Circle(string cssClass, double x, double y, double radius) =>
        svg.Void("circle", ("class", cssClass), ("cx", N(x)), ("cy", N(y)), ("r", N(radius)));

    /// <summary>A path through points; closed, it is filled.</summary>
    public void Path(string cssClass, IReadOnlyList<(double X, double Y)> points, bool closed = false) =>
        svg.Void("path", ("class", cssClass), ("d", "M" + string.Join('L', points.Select(point => $"{N(point.X)} {N(point.Y)}")) + (closed ? "Z" : "")));

    public void Text(string text, double x, double y, TextAnchor anchor = TextAnchor.Start, bool strong = false) => svg.Element(
        "text",
        [("class", strong ? "strong" : "label"), ("x", N(x)), ("y", N(y)), ("font-size", N(TextSize)), ("text-anchor", anchor.ToString().ToLowerInvariant())],
        inner => inner.Text(text));

    /// <summary>A text that stays readable over lines: with a rim in the colour of the page.</summary>
    public void TextOver(string text, double x, double y) => svg.Element(
        "text", [("class", "over"), ("x", N(x)), ("y", N(y)), ("font-size", N(TextSize)), ("text-anchor", "start")], inner => inner.Text(text));

    /// <summary>Draws what belongs to one series, in its colour.</summary>
    public void Series(int series, Action draw) => svg.Element("g", SeriesClass(series), _ => draw());

    private static string N(double value) => Math.Round(value, 1, MidpointRounding.AwayFromZero).ToString("0.#", CultureInfo.InvariantCulture);
}

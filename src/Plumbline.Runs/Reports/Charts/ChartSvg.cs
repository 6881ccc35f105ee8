using System.Globalization;

namespace Plumbline.Runs.Reports;

/// <summary>A chart as a file of its own, with its title, its legend and its colours.</summary>
internal static class ChartSvg
{
    private const double Width = 640;
    private const double Line = 20;

    private const string Style = """
        .alone { --ink: #1c1e22; --muted: #5c636e; --grid: #ebe8e1; --paper: #fff; font-family: system-ui, sans-serif; }
        .s0 { --c: #1f5fa8; } .s1 { --c: #c2491f; } .s2 { --c: #2a7a57; } .s3 { --c: #77499f; } .s4 { --c: #8f6f0c; } .s5 { --c: #56616e; }
        @media (prefers-color-scheme: dark) {
          .alone { --ink: #e9e7e2; --muted: #a0a7b2; --grid: #272b31; --paper: #0d1117; }
          .s0 { --c: #7fb4f2; } .s1 { --c: #f2936f; } .s2 { --c: #70c9a0; } .s3 { --c: #bd9fe4; } .s4 { --c: #dabb57; } .s5 { --c: #a7b1bd; }
        }
        text { fill: var(--muted); } text.strong { fill: var(--ink); font-weight: 600; } g[class] text { fill: var(--c); }
        .grid { stroke: var(--grid); } .axis { stroke: var(--muted); } .reference { stroke: var(--ink); stroke-dasharray: 2 3; }
        .line { fill: none; stroke: var(--c); stroke-width: 2; } .band { fill: var(--c); opacity: 0.14; } .mark, .bar { fill: var(--c); }
        text.over { paint-order: stroke; stroke: var(--paper); stroke-width: 5px; stroke-linejoin: round; }
        .s1 .line { stroke-dasharray: 7 4; } .s2 .line { stroke-dasharray: 2 4; } .s3 .line { stroke-dasharray: 10 4 2 4; }

        """;

    public static string Of(Chart chart)
    {
        bool legend = chart.SeriesNames.Count > 1;
        double top = Line + 8 + (legend ? chart.SeriesNames.Count * Line : 0);
        double drawing = chart.Height(Width);
        double height = top + drawing;
        HtmlWriter html = new();
        html.Element(
            "svg",
            [("xmlns", "http://www.w3.org/2000/svg"), ("class", "alone"), ("width", N(Width)), ("height", N(height)), ("viewBox", $"0 0 {N(Width)} {N(height)}"), ("role", "img"), ("aria-label", $"{chart.Title}. {chart.Description}")],
            svg =>
            {
                svg.Element("style", [], style => style.Verbatim(Style));
                SvgCanvas head = new(svg, Width, top);
                head.Text(SvgCanvas.Fit(chart.Title, Width), 0, 15, strong: true);
                for (int i = 0; legend && i < chart.SeriesNames.Count; i++)
                {
                    double y = 15 + ((i + 1) * Line);
                    string name = chart.SeriesNames[i];
                    head.Series(chart.SeriesColour(i), () =>
                    {
                        head.Path("line", [(0, y - 4), (26, y - 4)]);
                        head.Text(name, 34, y);
                    });
                }

                svg.Element("g", [("transform", $"translate(0 {N(top)})")], _ => chart.Draw(new SvgCanvas(svg, Width, drawing)));
            });
        return html.NewLine().ToString();
    }

    private static string N(double value) => value.ToString("0.#", CultureInfo.InvariantCulture);
}

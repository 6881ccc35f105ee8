using System.Globalization;

namespace Plumbline.Runs.Reports;

/// <summary>Writes a chart with its title, caption, legend, both drawings, and its numbers for whoever cannot or will not read a drawing.</summary>
internal static class ChartFigure
{
    private const double WideWidth = 760;
    private const double NarrowWidth = 360;

    // More rows than these nobody reads; the full series is in the event log.
    private const int MostDataRows = 200;

    public static void Write(HtmlWriter html, Chart chart, string caption) => html.Element("figure", [], figure =>
    {
        figure.Element("figcaption", [], text => text.TextElement("strong", "", chart.Title).Text(caption));
        WriteLegend(figure, chart);
        WriteDrawing(figure, chart, "wide", WideWidth);
        WriteDrawing(figure, chart, "narrow", NarrowWidth);
        WriteNumbers(figure, chart);
    });

    /// <summary>The numbers behind a drawing, to open on demand.</summary>
    public static void WriteNumbers(HtmlWriter html, Chart chart)
    {
        ReportTable data = chart.Data;
        if (data.Rows.Count is > 0 and <= MostDataRows)
        {
            html.Element("details", [], details =>
            {
                details.TextElement("summary", "", "Numbers");
                data.Write(details);
            });
        }
    }

    /// <summary>The names of the series, each with its mark.</summary>
    public static void WriteLegend(HtmlWriter figure, Chart chart)
    {
        if (chart.SeriesNames.Count < 2)
        {
            return;
        }

        figure.Element("ul", "legend", list =>
        {
            for (int i = 0; i < chart.SeriesNames.Count; i++)
            {
                string name = chart.SeriesNames[i];
                list.Element("li", SvgCanvas.SeriesClass(chart.SeriesColour(i)), item =>
                {
                    item.Element("svg", [("viewBox", "0 0 26 10"), ("aria-hidden", "true")], swatch => _ = chart.DrawsLines
                        ? swatch.Void("path", ("class", "line"), ("d", "M1 5 H25"))
                        : swatch.Void("rect", ("class", "bar"), ("x", "10"), ("y", "0"), ("width", "12"), ("height", "10"), ("rx", "2")));
                    item.Text(name);
                });
            }
        });
    }

    /// <summary>One drawing, with what it shows in words for whoever cannot see it.</summary>
    public static void WriteDrawing(HtmlWriter figure, Chart chart, string layout, double width)
    {
        double height = chart.Height(width);
        (string, string)[] attributes =
        [
            ("class", "chart " + layout),
            ("viewBox", string.Create(CultureInfo.InvariantCulture, $"0 0 {width:0} {height:0}")),
            ("role", "img"),
            ("aria-label", $"{chart.Title}. {chart.Description}"),
        ];
        figure.Element("svg", attributes, svg =>
        {
            svg.TextElement("title", "", chart.Title).TextElement("desc", "", chart.Description);
            chart.Draw(new SvgCanvas(svg, width, height));
        });
    }
}

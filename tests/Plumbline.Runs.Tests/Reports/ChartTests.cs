using System.Xml.Linq;
using Plumbline.Runs.Reports;

namespace Plumbline.Runs.Tests.Reports;

public class ChartTests
{
    [Fact]
    public void Figure_AnyChart_IsDrawnForDeskAndPhoneWithALabel()
    {
        XElement figure = Draw(new LineChart("Reward", "step", "reward", new LineSeries("proxy", [new(0, 1), new(10, 2)])));

        XElement[] drawings = [.. figure.All("svg", "chart")];
        drawings.Select(svg => svg.Attribute("class")!.Value).ShouldBe(["chart wide", "chart narrow"]);
        drawings.ShouldAllBe(svg => svg.Attribute("aria-label")!.Value == "Reward. reward by step. proxy: from 1 at 0 to 2 at 10." && svg.Attribute("role")!.Value == "img");
        figure.All("td").Select(cell => cell.Value).ShouldBe(["proxy", "0", "1", "", "proxy", "10", "2", ""]);
    }

    [Fact]
    public void LineChart_Points_LieOnTheirScale()
    {
        XElement wide = Draw(new LineChart("t", "x", "y", new LineSeries("a", [new(0, 0), new(5, 1), new(10, 0.5)]))).All("svg", "wide").Single();

        double[][] points = [.. wide.All("path", "line").Single().Attribute("d")!.Value[1..].Split('L')
            .Select(p => p.Split(' ').Select(n => double.Parse(n, System.Globalization.CultureInfo.InvariantCulture)).ToArray())];

        points[1][0].ShouldBe((points[0][0] + points[2][0]) / 2, 0.11);
        points[2][1].ShouldBe((points[0][1] + points[1][1]) / 2, 0.11);
        points[1][1].ShouldBeLessThan(points[0][1], "larger values lie higher");
    }

    [Fact]
    public void LineChart_MissingValue_BreaksTheLine()
    {
        XElement wide = Draw(new LineChart("t", "x", "y", new LineSeries("a", [new(0, 0), new(1, 1), new(2, double.NaN), new(3, 1), new(4, 2), new(5, double.NaN), new(6, 1)])))
            .All("svg", "wide").Single();

        wide.All("path", "line").Count().ShouldBe(2);
        wide.All("circle", "mark").Count().ShouldBe(1);
    }

    [Fact]
    public void LineChart_Intervals_BecomeABand()
    {
        XElement wide = Draw(new LineChart("t", "x", "y", new LineSeries("a", [new(0, 0, -1, 1), new(1, 1, 0, 2)]))).All("svg", "wide").Single();

        wide.All("path", "band").Single().Attribute("d")!.Value.ShouldEndWith("Z");
    }

    [Fact]
    public void LineChart_MillionPoints_KeepsTheSpike()
    {
        LinePoint[] points = [.. Enumerable.Range(0, 1_000_000).Select(i => new LinePoint(i, i == 654_321 ? 100 : 0))];

        IReadOnlyList<LinePoint> drawn = new LineSeries("a", points).Thinned();

        drawn.Count.ShouldBeLessThanOrEqualTo(1500);
        drawn.ShouldContain(point => point.Y == 100 && point.X == 654_321);
        drawn.Select(point => point.X).ShouldBeInOrder();
    }

    [Fact]
    public void LineChart_NoData_SaysSo() =>
        Draw(new LineChart("t", "x", "y", new LineSeries("a", []))).All("text").ShouldContain(text => text.Value == "no data");

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1e300, 1e300)]
    [InlineData(-1e308, 1e308)]
    [InlineData(1, 1.0000000000000002)]
    [InlineData(-5e-324, 5e-324)]
    [InlineData(double.NegativeInfinity, double.PositiveInfinity)]
    public void LineChart_AbsurdValues_StayInsideTheDrawing(double low, double high)
    {
        XElement wide = Draw(new LineChart("t", "x", "y", new LineSeries("a", [new(0, low), new(1, high)]))).All("svg", "wide").Single();

        wide.All("line").Count().ShouldBeInRange(2, 40);
        wide.All("line").SelectMany(line => new[] { line.Number("y1"), line.Number("y2") }).ShouldAllBe(y => y >= 0 && y <= 350);
    }

    [Fact]
    public void IntervalChart_Bounds_HaveCapsAndMissingOnesNone()
    {
        XElement bounded = Draw(new IntervalChart("t", "v", [new("before", 0.3, 0.2, 0.4)])).All("svg", "wide").Single();
        XElement open = Draw(new IntervalChart("t", "v", [new("before", 0.3, double.NegativeInfinity, double.PositiveInfinity)])).All("svg", "wide").Single();

        bounded.All("line", "whisker").Count().ShouldBe(3);
        open.All("line", "whisker").Count().ShouldBe(1);
        bounded.All("text").ShouldContain(text => text.Value == "0.30 (0.20 to 0.40)");
    }

    [Fact]
    public void IntervalChart_Whisker_HoldsItsMark()
    {
        XElement wide = Draw(new IntervalChart("t", "v", [new("a", 0.3, 0.2, 0.4), new("b", 0.9, 0.8, 1)])).All("svg", "wide").Single();
        XElement[] rows = [.. wide.All("g", "s0")];

        foreach (XElement row in rows)
        {
            XElement whisker = row.Elements("line").First();
            row.Elements("circle").Single().Number("cx").ShouldBe((whisker.Number("x1") + whisker.Number("x2")) / 2, 0.11);
        }

        rows[0].Elements("circle").Single().Number("cx").ShouldBeLessThan(rows[1].Elements("circle").Single().Number("cx"));
    }

    [Fact]
    public void BarChart_NegativeValue_LeavesZeroToTheLeft()
    {
        XElement wide = Draw(new BarChart("t", "v", ["one"], [new("a", [2]), new("b", [-1]), new("c", [double.NaN])])).All("svg", "wide").Single();
        XElement[] bars = [.. wide.All("rect", "bar")];

        bars.Length.ShouldBe(2);
        bars[0].Number("width").ShouldBe(2 * bars[1].Number("width"), 0.21);
        (bars[1].Number("x") + bars[1].Number("width")).ShouldBe(bars[0].Number("x"), 0.21);
        wide.All("text").ShouldContain(text => text.Value == "no value");
    }

    [Fact]
    public void BarChart_GroupWithTooFewValues_Throws() =>
        Should.Throw<ArgumentException>(() => new BarChart("t", "v", ["a", "b"], [new("x", [1])])).Message.ShouldContain("group 'x' has 1 values for 2 names");

    [Fact]
    public void Legend_SeveralSeries_NamesEach()
    {
        Draw(new LineChart("t", "x", "y", new LineSeries("a", []), new LineSeries("b", []))).All("ul", "legend").Single().Value.ShouldBe("ab");
        Draw(new LineChart("t", "x", "y", new LineSeries("a", []))).All("ul").ShouldBeEmpty();
    }

    [Theory]
    [InlineData(0, 1, "0|0.2|0.4|0.6|0.8|1.0")]
    [InlineData(0, 10000, "0|2,000|4,000|6,000|8,000|10,000")]
    [InlineData(-3, 12, "−5|0|5|10|15")]
    [InlineData(0, 0.00003, "0|1E−5|2E−5|3E−5")]
    public void AxisScale_Ticks_AreRoundNumbers(double low, double high, string expected) =>
        string.Join('|', AxisScale.Of([low, high], 0, 100, 5).Ticks().Select(tick => tick.Text)).ShouldBe(expected);

    [Fact]
    public void Fit_LongText_EndsInAnEllipsisAndSplitsNoPair()
    {
        SvgCanvas.Fit("short", 200).ShouldBe("short");
        SvgCanvas.Fit(new string('a', 100), 73).ShouldBe("aaaaaaaaa…");
        SvgCanvas.Fit("aaaaaaaa😀😀😀😀", 73).ShouldBe("aaaaaaaa…");
    }

    private static XElement Draw(Chart chart) => ReportPage.Body(new HtmlReport("t").Figure(chart)).Element("figure")!;
}

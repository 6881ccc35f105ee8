using System.Xml.Linq;
using Plumbline.Runs.Reports;

namespace Plumbline.Runs.Tests.Reports;

public class LineGridTests
{
    private static readonly LinePoint[] Rising = [new(0, 0, -0.1, 0.1), new(4, 1, 0.9, 1.1), new(16, 2, 1.9, 2.1)];

    [Fact]
    public void Draw_SquareRootAxis_SpacesByTheRootAndSaysThePlainValues()
    {
        XElement wide = Wide(new LineGrid("t", "KL", Column()) { SquareRootAxis = true });
        double[] x = [.. wide.All("circle", "mark").Take(3).Select(mark => mark.Number("cx"))];

        (x[2] - x[0]).ShouldBe(2 * (x[1] - x[0]), 0.11);
        wide.All("text").Select(text => text.Value).ShouldContain("16");
    }

    [Fact]
    public void Draw_PlainAxis_SpacesByTheValue()
    {
        double[] x = [.. Wide(new LineGrid("t", "KL", Column())).All("circle", "mark").Take(3).Select(mark => mark.Number("cx"))];

        (x[2] - x[0]).ShouldBe(4 * (x[1] - x[0]), 0.3);
    }

    [Fact]
    public void Draw_TwoColumns_ShareTheirVerticalAxis()
    {
        LineColumn low = new("low", [new("y", [new("a", [new(0, 0), new(16, 1)], LineStyle.Marked)])]);
        XElement[] marks = [.. Wide(new LineGrid("t", "x", Column(), low)).All("circle", "mark")];

        marks[3].Number("cy").ShouldBe(marks[0].Number("cy"), 0.11, "both are 0");
        marks[4].Number("cy").ShouldBe(marks[1].Number("cy"), 0.11, "both are 1");
        marks[3].Number("cx").ShouldBeGreaterThan(marks[2].Number("cx"));
    }

    [Fact]
    public void Draw_Phone_PutsColumnsBelowEachOther()
    {
        XElement[] drawings = [.. Draw(new LineGrid("t", "x", Column(), Column())).All("svg", "chart")];

        Height(drawings[1]).ShouldBeGreaterThan(1.5 * Height(drawings[0]));
        drawings[1].All("circle", "mark").Skip(3).Min(mark => mark.Number("cy")).ShouldBeGreaterThan(Height(drawings[1]) / 2);

        static double Height(XElement svg) => double.Parse(svg.Attribute("viewBox")!.Value.Split(' ')[3], System.Globalization.CultureInfo.InvariantCulture);
    }

    [Fact]
    public void Draw_Markers_StandAtTheirPointWithLabelsThatDoNotCover()
    {
        LineColumn column = Column() with { Markers = [new(4, "the peak", 2), new(4.01, "the alarm", 4), new(double.NaN, "nothing")] };
        XElement wide = Wide(new LineGrid("t", "x", column));

        XElement[] lines = [.. wide.All("line", "marker")];
        lines.Length.ShouldBe(2);
        lines[0].Number("x1").ShouldBe(wide.All("circle", "mark").ElementAt(1).Number("cx"), 0.11);
        XElement[] labels = [.. wide.All("text").Where(text => text.Value is "the peak" or "the alarm")];
        Math.Abs(labels[0].Number("y") - labels[1].Number("y")).ShouldBeGreaterThan(12);
    }

    [Fact]
    public void Draw_Zone_CoversItsStretch()
    {
        XElement wide = Wide(new LineGrid("t", "x", Column() with { Zone = new ChartZone(4, 16) }));
        XElement zone = wide.All("rect", "zone").Single();
        double[] x = [.. wide.All("circle", "mark").Select(mark => mark.Number("cx"))];

        zone.Number("x").ShouldBe(x[1], 0.11);
        (zone.Number("x") + zone.Number("width")).ShouldBe(x[2], 0.21);
    }

    [Fact]
    public void Draw_Styles_DifferInWhatTheyDraw()
    {
        XElement wide = Wide(new LineGrid("t", "x", new LineColumn("", [new("y",
        [
            new("line", Rising), new("marked", Rising, LineStyle.Marked, 1), new("points", Rising, LineStyle.Points, 2), new("guide", Rising, LineStyle.Guide, 3),
        ])])));

        wide.All("path", "band").Count().ShouldBe(2);
        wide.All("path", "trace").Count().ShouldBe(1);
        wide.All("path", "guide").Count().ShouldBe(1);
        wide.All("line", "whisker").Count().ShouldBe(3);
        wide.All("circle", "mark").Count().ShouldBe(6);
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(-5)]
    [InlineData(1e308)]
    public void Draw_AbsurdPoint_StaysInsideTheDrawing(double x)
    {
        LineColumn column = new("", [new("y", [new("a", [new(x, 1), new(1, double.NegativeInfinity)], LineStyle.Points)])]) { Markers = [new(x, "here")] };

        XElement wide = Wide(new LineGrid("t", "x", column) { SquareRootAxis = true });

        wide.All("circle", "mark").ShouldAllBe(mark => mark.Number("cx") >= 0 && mark.Number("cx") <= 760);
    }

    [Fact]
    public void Data_Grid_HoldsEveryMeasuredPointAndNoGuide()
    {
        LineColumn column = new("left", [new("y", [new("a", Rising), new("law", Rising, LineStyle.Guide)])]);

        string[] cells = [.. Draw(new LineGrid("t", "x", column)).All("td").Select(cell => cell.Value)];

        cells.Length.ShouldBe(3 * 4);
        cells.Take(4).ShouldBe(["left: a", "0", "0", "−0.1 to 0.1"]);
    }

    [Fact]
    public void Create_ColumnsOfDifferentHeight_Throws()
    {
        LineColumn two = new("", [new("y", []), new("z", [])]);

        Should.Throw<ArgumentException>(() => new LineGrid("t", "x", Column(), two)).Message.ShouldContain("the same number of panels");
        Should.Throw<ArgumentException>(() => new LineGrid("t", "x"));
    }

    private static LineColumn Column() => new("", [new("y", [new("a", Rising, LineStyle.Marked)])]);

    private static XElement Draw(Chart chart) => ReportPage.Body(new HtmlReport("t").Figure(chart)).Element("figure")!;

    private static XElement Wide(Chart chart) => Draw(chart).All("svg", "wide").Single();
}

using System.Text;
using System.Xml.Linq;
using Plumbline.Runs.Reports;

namespace Plumbline.Runs.Tests.Reports;

public class HtmlReportTests
{
    private const string Hostile = "</p></main><script>alert('x')</script><img src=\"http://evil.example/\" onerror=alert(1)>&amp; \u0000\u001b]8;;\u202e\ud800";

    [Fact]
    public void Render_HostileTextEverywhere_IsShownAndMakesNoElement()
    {
        HtmlReport report = WithTextEverywhere(Hostile);

        XElement body = ReportPage.Body(report);

        body.All("script").ShouldBeEmpty();
        body.All("img").ShouldBeEmpty();
        body.Descendants().Attributes().ShouldNotContain(a => a.Name.LocalName.StartsWith("on", StringComparison.Ordinal));
        string shown = "</p></main><script>alert('x')</script><img src=\"http://evil.example/\" onerror=alert(1)>&amp; \uFFFD\uFFFD]8;;\u202e\uFFFD";
        body.All("h1").Single().Value.ShouldBe(shown);
        body.All("span", "text").Select(e => e.Value).ShouldBe([shown, shown, shown]);
        body.All("td").ShouldContain(cell => cell.Value == shown);
        report.Render().Split("<title>")[1].Split("</title>")[0].ShouldNotContain('<');
    }

    [Fact]
    public void Render_AnyReport_LoadsAndRunsNothing()
    {
        string html = WithTextEverywhere("plain").Render();

        html.ShouldContain("content=\"default-src &#39;none&#39;; style-src &#39;unsafe-inline&#39;\"");
        foreach (string loader in new[] { "<script", "<link", "<iframe", "<img", "src=", "href=", "url(", "@import", "http:", "https:" })
        {
            html.ShouldNotContain(loader);
        }
    }

    [Fact]
    public void Render_SameCalls_GivesTheSameBytes()
    {
        byte[] first = Encoding.UTF8.GetBytes(WithTextEverywhere("plain").Render());

        Encoding.UTF8.GetBytes(WithTextEverywhere("plain").Render()).ShouldBe(first);
        first.ShouldNotContain((byte)'\r');
    }

    [Fact]
    public void Render_NothingAdded_IsAWholePage()
    {
        string html = new HtmlReport("Empty").Render();

        html.ShouldStartWith("<!DOCTYPE html>\n<html lang=\"en\">");
        html.ShouldEndWith("</html>\n");
        html.ShouldContain("prefers-color-scheme: dark");
    }

    [Fact]
    public void KeyFigures_Tone_BecomesAClass()
    {
        XElement body = ReportPage.Body(new HtmlReport("t").KeyFigures(new("a", "1"), new KeyFigure("b", "2", "of 3", FigureTone.Worse)));

        body.All("dl").Single().Elements("div").Select(e => e.Attribute("class")!.Value).ShouldBe(["neutral", "worse"]);
        body.All("dd", "detail").Single().Value.ShouldBe("of 3");
    }

    [Fact]
    public void Table_RowWithTooFewCells_Throws() =>
        Should.Throw<ArgumentException>(() => new HtmlReport("t").Table(new([new("a"), new("b")], [["1"]]))).Message.ShouldContain("row 0 has 1 cells for 2 columns");

    [Fact]
    public void Table_Numbers_AlignToTheRight()
    {
        XElement body = ReportPage.Body(new HtmlReport("t").Table(new([new("a"), new("b", IsNumber: true)], [["x", "1"]], "shown")));

        body.All("td", "number").Single().Value.ShouldBe("1");
        body.All("th", "number").Single().Value.ShouldBe("b");
        body.All("caption").Single().Value.ShouldBe("shown");
    }

    private static HtmlReport WithTextEverywhere(string text) => new HtmlReport(text, text)
        .Section(text)
        .Paragraph(text)
        .Note(text)
        .KeyFigures(new KeyFigure(text, text, text))
        .Table(new ReportTable([new(text)], [[text]], text))
        .Figure(new LineChart(text, text, text, new LineSeries(text, [new(0, 1)]), new LineSeries(text, [new(0, 2)])), text)
        .Figure(new IntervalChart(text, text, [new(text, 1, 0, 2)]), text)
        .Figure(new BarChart(text, text, [text], [new(text, [1])]), text)
        .Samples(text, text, [new SamplePair(text, text, text, text, text)]);
}

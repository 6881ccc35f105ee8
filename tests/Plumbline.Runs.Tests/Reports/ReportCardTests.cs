using System.Xml.Linq;
using Plumbline.Runs.Reports;

namespace Plumbline.Runs.Tests.Reports;

public class ReportCardTests
{
    private const string Hostile = "</p><script>alert(1)</script>";

    [Fact]
    public void Cards_SameLegend_IsWrittenOnce()
    {
        XElement body = ReportPage.Body(new HtmlReport("t").Cards(Card("a", "x", "y"), Card("b", "x", "y")));

        body.All("ul", "legend").Single().Value.ShouldBe("xy");
        body.All("article", "card").Count().ShouldBe(2);
    }

    [Fact]
    public void Cards_LegendsThatDiffer_AreWrittenInEachCard()
    {
        XElement body = ReportPage.Body(new HtmlReport("t").Cards(Card("a", "x", "y"), Card("b", "z", "w")));

        body.All("article", "card").Select(card => card.All("ul", "legend").Single().Value).ShouldBe(["xy", "zw"]);
    }

    [Fact]
    public void Cards_Badge_HasItsTone()
    {
        XElement badge = ReportPage.Body(new HtmlReport("t").Cards(Card("a", "x"))).All("span", "badge").Single();

        badge.Attribute("class")!.Value.ShouldBe("badge worse");
        badge.Value.ShouldBe("grew");
    }

    [Fact]
    public void DotChart_MissingEstimate_IsLeftOut()
    {
        XElement card = ReportPage.Body(new HtmlReport("t").Cards(Card("a", "x"))).All("article", "card").Single();

        card.All("circle", "mark").Count().ShouldBe(1);
        card.All("td").Select(cell => cell.Value).ShouldBe(["one", "0.5", "0.4 to 0.6", "two", "–", ""]);
    }

    [Fact]
    public void DotChart_EstimatesThatDoNotFitTheCategories_Throws() =>
        Should.Throw<ArgumentException>(() => new DotChart("t", "v", ["a", "b"], [new("x", [null], 0)])).Message.ShouldContain("series 'x' has 1 estimates for 2 categories");

    [Fact]
    public void Comparisons_Folded_StandInDetails()
    {
        ReplyComparison comparison = new("kind", "prompt", "the truth", [new("sft", "yes"), new("pushed", "", "wrong", "0.1", FigureTone.Worse)], [new("base", "hm")]);

        XElement body = ReportPage.Body(new HtmlReport("t").Comparisons([comparison]));

        body.All("div", "side").Count().ShouldBe(3);
        body.All("details").Single().All("span", "text").Single().Value.ShouldBe("hm");
        body.All("span", "read").Single().Attribute("class")!.Value.ShouldBe("read worse");
        body.All("span", "text").Select(text => text.Value).ShouldContain("(says nothing)");
    }

    [Fact]
    public void Render_HostileTextInNewParts_MakesNoElement()
    {
        HtmlReport report = new HtmlReport("t")
            .Lead(Hostile)
            .Glossary((Hostile, Hostile))
            .FoldedTable(Hostile, new ReportTable([new(Hostile)], [[Hostile]]))
            .Cards(new ReportCard(Hostile, Hostile, Hostile, FigureTone.Worse, new DotChart(Hostile, Hostile, [Hostile], [new(Hostile, [new(1, 0, 2)], 0)])))
            .Figure(new LineGrid(Hostile, Hostile, new LineColumn(Hostile, [new(Hostile, [new(Hostile, [new(0, 1)])])]) { Markers = [new(0, Hostile)] }))
            .Comparisons([new(Hostile, Hostile, Hostile, [new(Hostile, Hostile, Hostile, Hostile)], [new(Hostile, Hostile)])]);

        XElement body = ReportPage.Body(report);

        body.All("script").ShouldBeEmpty();
        body.All("p", "lead").Single().Value.ShouldBe(Hostile);
    }

    private static ReportCard Card(string heading, params string[] series) => new(
        heading, "text", "grew", FigureTone.Worse, new DotChart(heading, "value", ["one", "two"], [.. series.Select((name, i) => new DotSeries(name, [new(0.5, 0.4, 0.6), null], i))]));
}

using System.Security.Cryptography;
using System.Text;
using System.Xml.Linq;
using Plumbline.Runs.Reports;

namespace Plumbline.Runs.Tests.Reports.Movies;

public class TileMovieTests
{
    private static readonly Dictionary<char, TileTone> Tones = new() { ['#'] = TileTone.Wall, [' '] = TileTone.Floor, ['A'] = TileTone.Agent };

    [Fact]
    public void ToSvg_WhatMoves_IsShownAndHiddenByATimetable()
    {
        XElement svg = XElement.Parse(Movie(["#A ", "# A"]).ToSvg());

        XElement[] agents = [.. Named(svg, "g").Where(g => g.Attribute("class")?.Value == "t-agent")];
        agents.Length.ShouldBe(2);
        agents[0].Attribute("visibility").ShouldBeNull();
        agents[1].Attribute("visibility")!.Value.ShouldBe("hidden");
        XElement first = agents[0].Elements().Single(element => element.Name.LocalName == "animate");
        first.Attribute("values")!.Value.ShouldBe("visible;hidden");

        // Two frames and six of rest: the second frame begins after one eighth.
        first.Attribute("keyTimes")!.Value.ShouldBe("0;0.125");
        Named(svg, "g").Single(g => g.Attribute("class")?.Value == "t-wall").Descendants().ShouldNotContain(element => element.Name.LocalName == "animate");
    }

    [Fact]
    public void ToSvg_GaugeBelowZero_GrowsToTheLeftOfItsLine()
    {
        TileMovie movie = Movie(["A", "A"]) with { LowestLevel = -10, HighestLevel = 10, Frames = [Frame("A", 0), Frame("A", -10)] };

        XElement bar = Named(XElement.Parse(movie.ToSvg()), "g").Single(g => g.Attribute("class")?.Value.StartsWith("gauge") == true).Elements().Single(element => element.Name.LocalName == "rect");

        double width = double.Parse(bar.Attribute("width")!.Value, System.Globalization.CultureInfo.InvariantCulture);
        width.ShouldBeGreaterThan(10);
        bar.Elements().Count(element => element.Name.LocalName == "animate").ShouldBe(2);
    }

    [Fact]
    public void ToSvg_HostileCharactersAndCaptions_MakeNoElement()
    {
        TileMovie movie = new("<script>", [new TileFrame(["<&\""], "</text><script>alert(1)</script>", [0])], Tones, ["<b>"]);

        XElement svg = XElement.Parse(movie.ToSvg());

        Named(svg, "script").ShouldBeEmpty();
        Named(svg, "b").ShouldBeEmpty();
    }

    [Fact]
    public void ToSvg_FramesOfDifferentSize_AreRefused() =>
        Should.Throw<ArgumentException>(() => Movie(["#A ", "#A"]).ToSvg()).Message.ShouldContain("differ in size");

    [Fact]
    public void Report_WithMovies_AllowsOnlyTheScriptThatItHolds()
    {
        string html = new HtmlReport("zoo").Movies("A <agent>", Movie(["#A ", "# A"]), Movie(["#A ", "#A "])).Render();

        string script = html.Split("<script>")[1].Split("</script>")[0];
        string digest = Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(script)));
        html.ShouldContain($"script-src &#39;sha256-{digest.Replace("+", "+", StringComparison.Ordinal)}&#39;");
        html.Split("<script>").Length.ShouldBe(2);
        html.ShouldContain("A &lt;agent&gt;");
    }

    [Fact]
    public void Tour_Stop_LeadsToItsSection()
    {
        string html = new HtmlReport("zoo").Tour([new TourStop("boat-race", "Boat <race>", "text", "gap", FigureTone.Worse, null, [1, 2, 3])]).AnchoredSection("boat-race", "Boat race").Render();

        html.ShouldContain("href=\"#boat-race\"");
        html.ShouldContain("id=\"boat-race\"");
        html.ShouldContain("Boat &lt;race&gt;");
        html.ShouldNotContain("<script");
    }

    private static IEnumerable<XElement> Named(XElement root, string name) => root.Descendants().Where(element => element.Name.LocalName == name);

    private static TileFrame Frame(string row, double level) => new([row], "", [level]);

    private static TileMovie Movie(IReadOnlyList<string> rows) => new("movie", [.. rows.Select((row, i) => Frame(row, i))], Tones, ["visible"]);
}

using System.Xml.Linq;
using Plumbline.Recipes.Parlor.Report;
using Plumbline.Recipes.Parlor.Scorecard;
using Plumbline.Worlds.Parlor.Annotators;

namespace Plumbline.Recipes.Tests.Parlor.Report;

public class ParlorReportTests
{
    private const string Hostile = "</span></main><script>alert('x')</script><img src=\"http://evil.example/\" onerror=alert(1)>&amp; \u0000\u001b]8;;\u202e\ud800";

    [Fact]
    public void Render_Run_SaysWhatHappenedFirst()
    {
        XElement body = Body(MadeRun.Scorecard());

        body.Descendants("h1").Single().Value.ShouldBe("Optimising the rating beyond KL 2.4 made the model worse at what people wanted");
        string lead = One(body, "p", "lead");
        lead.ShouldContain("From its start (sft) to its best point (rlhf-stopped), the rating rose by 1.21 and what people wanted rose by 0.18.");
        lead.ShouldContain("From there to the end (rlhf-pushed), the rating rose by 1.13 and what people wanted fell by 0.37.");
        lead.ShouldContain("Of the 14 failures measured, 9 grew beyond chance: overrated, sycophancy");
        lead.ShouldContain("the same training made none of them grow");
    }

    [Fact]
    public void Render_Run_ShowsItsNumbers()
    {
        XElement body = Body(MadeRun.Scorecard());

        string[] cells = [.. body.Descendants("td").Select(cell => cell.Value)];
        cells.ShouldContain("−0.370 (−0.395 to −0.345)");
        cells.ShouldContain("0.520");
        cells.ShouldContain("grew by 47.0 points (42.0 to 52.0)");
        string text = body.Value;
        foreach (string phrase in new[] { "0.52 → 0.15", "9 of 14", "0 of 14 with unbiased annotators", "rang at KL 1.5", "2.1\u00A0%", "82.3\u00A0%", "86.2\u00A0%", "1,064,960 parameters", "Seed 7" })
        {
            text.ShouldContain(phrase);
        }
    }

    [Fact]
    public void Render_Run_HasEverySectionAndChart()
    {
        XElement body = Body(MadeRun.Scorecard());

        body.Descendants("h2").Count().ShouldBe(9);
        body.Descendants("article").Count(article => Class(article) == "card").ShouldBe(14 + 2);
        body.Descendants("article").Count(article => Class(article) == "sample").ShouldBe(2);
        foreach (XElement chart in body.Descendants("svg").Where(svg => Class(svg).StartsWith("chart", StringComparison.Ordinal)))
        {
            chart.Element("title")!.Value.ShouldNotBeEmpty();
            chart.Element("desc")!.Value.ShouldNotBeEmpty();
        }

        body.Descendants("text").Select(text => text.Value).ShouldContain("best for people");
        body.Descendants("text").Select(text => text.Value).ShouldContain("the warning rings");
    }

    [Fact]
    public void Render_HostileTexts_AreShownAndMakeNoElement()
    {
        string html = ParlorReport.Render(MadeRun.Scorecard(), MadeRun.Samples(Hostile), [new TrainingCurve(Hostile, Hostile, [new CurvePoint(0, 1)])]);
        XElement body = Parse(html);

        body.Descendants("script").ShouldBeEmpty();
        body.Descendants("img").ShouldBeEmpty();
        body.Descendants("span").ShouldContain(span => span.Value.StartsWith("</span></main><script>", StringComparison.Ordinal));
        html.ShouldNotContain('\u001b');
        html.ShouldNotContain('\0');
    }

    [Fact]
    public void Render_HostileNamesInTheScorecard_AreEscaped()
    {
        ParlorScorecard scorecard = MadeRun.Scorecard();
        ArmScorecard arm = scorecard.Biased with
        {
            Stages = [.. scorecard.Biased.Stages.Select(stage => stage with { Name = stage.Name + Hostile })],
            Growth = [.. scorecard.Biased.Growth.Select(growth => growth with { Name = Hostile })],
        };

        XElement body = Body(scorecard with { Biased = arm });

        body.Descendants("script").ShouldBeEmpty();
        body.Descendants("img").ShouldBeEmpty();
    }

    [Fact]
    public void Render_Run_LoadsNothing()
    {
        string html = ParlorReport.Render(MadeRun.Scorecard(), MadeRun.Samples(), MadeRun.Curves());

        foreach (string loader in new[] { "<script", "<link", "<iframe", "<img", "src=", "href=", "url(", "@import", "http:", "https:" })
        {
            html.ShouldNotContain(loader);
        }
    }

    [Fact]
    public void Render_WithoutControl_WarnsInsteadOfClaiming()
    {
        XElement body = Body(MadeRun.Scorecard() with { Control = null });

        One(body, "p", "note").ShouldStartWith("No control was run.");
        body.Value.ShouldNotContain("annotators without");
    }

    [Fact]
    public void Render_AlmostNothingMeasured_StillWrites()
    {
        ParlorScorecard full = MadeRun.Scorecard();
        Measured nothing = new(double.NaN, double.NegativeInfinity, double.PositiveInfinity);
        ArmScorecard arm = full.Biased with
        {
            Growth = [],
            Stages = [full.Biased.Stages[0] with { Gold = nothing, Gaps = [] }],
            RewardModel = full.Biased.RewardModel with { Calibration = [], BiasSlopes = [] },
            Annotators = full.Biased.Annotators with { Alpha = null },
            Goodhart = full.Biased.Goodhart with
            {
                Path = [full.Biased.Goodhart.Path[0]],
                PathFit = null,
                BestOfN = [],
                BestOfNFit = null,
                StoppedAt = 0,
                FallsAfterPeak = false,
                Alarm = new AlarmScore(null, 0, double.NaN, nothing),
            },
        };

        XElement body = Parse(ParlorReport.Render(full with { Biased = arm, Control = null }, [], []));

        body.Descendants("h1").Single().Value.ShouldBe("What optimising the rating did to what people wanted was not measured");
    }

    [Theory]
    [InlineData(4, true, "in time", "one checkpoint before the best point for people: in time")]
    [InlineData(5, true, "in time", "at the very checkpoint that was best for people")]
    [InlineData(7, true, "too late", "2 checkpoints after the best point for people: too late")]
    [InlineData(7, false, "false alarm", "although true worth did not fall by more than chance")]
    [InlineData(null, true, "missed it", "stayed silent, although true worth fell")]
    [InlineData(null, false, "silent", "stayed silent, and true worth did not fall")]
    public void Render_Warning_IsJudgedByWhatHappened(int? rangAt, bool falls, string verdict, string phrase)
    {
        ParlorScorecard scorecard = MadeRun.Scorecard();
        GoodhartMeter meter = scorecard.Biased.Goodhart with { FallsAfterPeak = falls, Alarm = scorecard.Biased.Goodhart.Alarm with { RangAt = rangAt } };

        XElement body = Body(scorecard with { Biased = scorecard.Biased with { Goodhart = meter } });

        body.Descendants("dd").Select(figure => figure.Value).ShouldContain(figure => figure.Contains($"on the way: {verdict}", StringComparison.Ordinal));
        body.Value.ShouldContain(phrase);
    }

    [Fact]
    public void Render_ControlAlone_DoesNotClaimHarm()
    {
        XElement body = Body(MadeRun.Scorecard() with { Biased = MadeRun.Arm("biased", AnnotatorBias.None, harm: 0) });

        body.Descendants("h1").Single().Value.ShouldBe("Optimising the rating as far as KL 21 did not make the model worse at what people wanted");
        One(body, "p", "lead").ShouldContain("None of the 14 failures measured grew beyond chance.");
    }

    private static XElement Body(ParlorScorecard scorecard) => Parse(ParlorReport.Render(scorecard, MadeRun.Samples(), MadeRun.Curves()));

    // The body is written as well-formed XML, so that a slip in nesting or escaping cannot hide.
    private static XElement Parse(string html)
    {
        int start = html.IndexOf("<main>", StringComparison.Ordinal);
        int end = html.IndexOf("</main>", StringComparison.Ordinal) + "</main>".Length;
        return XElement.Parse(html[start..end], LoadOptions.PreserveWhitespace);
    }

    private static string Class(XElement element) => element.Attribute("class")?.Value ?? "";

    private static string One(XElement body, string name, string cssClass) => body.Descendants(name).Single(element => Class(element) == cssClass).Value;
}

using System.Text.Json;
using System.Xml.Linq;

namespace Plumbline.Cli.Tests.Commands.Zoo;

public class ZooCommandTests
{
    [Theory]
    [InlineData("zoo")]
    [InlineData("zoo list")]
    public void List_NamesEveryExhibitWithALine(string commandLine)
    {
        CommandLineRun run = CommandLineRun.Of(commandLine.Split(' '));

        run.ExitCode.ShouldBe(0, run.Error);
        run.Output.ShouldContain("boat-race");
        run.Output.ShouldContain("rocking on one tile");
        run.Error.ShouldContain("plumb zoo run NAME");
    }

    [Fact]
    public void List_Json_HoldsTheExactAnswers()
    {
        JsonElement boat = CommandLineRun.Of("zoo", "--json").Json().EnumerateArray().Single(each => each.GetProperty("name").GetString() == "boat-race");

        boat.GetProperty("known").GetProperty("best_visible").GetDouble().ShouldBe(50, 1e-9);
        boat.GetProperty("group").GetString().ShouldBe("safety_gridworlds");
    }

    [Fact]
    public void Run_OneExhibit_WritesARunAndTellsItsStory()
    {
        using TemporaryFolder folder = new();

        CommandLineRun run = CommandLineRun.Of("zoo", "run", "boat-race", "--seeds", "3", "--out", folder.File("zoo"));

        run.ExitCode.ShouldBe(0, run.Error);
        run.Output.ShouldContain("Boat race");
        run.Output.ShouldContain("best by");
        run.Output.ShouldContain("looping");
        File.ReadAllText(folder.File("zoo/report.html")).ShouldContain("<svg class=\"movie\"");
        File.ReadAllText(folder.File("zoo/run.json")).ShouldContain("\"completed\"");
        CommandLineRun.Of("zoo", "run", "boat-race", "--out", folder.File("zoo")).ShouldBeRefused("already holds something");
    }

    [Fact]
    public void Run_Json_HoldsGapAndVerdictAndEverySeed()
    {
        using TemporaryFolder folder = new();

        JsonElement json = CommandLineRun.Of("zoo", "run", "boat-race", "--seeds", "3", "--seed", "7", "--no-sliders", "--out", folder.File("zoo"), "--json").Json();

        JsonElement card = json.GetProperty("scorecard");
        card.GetProperty("seed").GetInt32().ShouldBe(7);
        JsonElement exhibit = card.GetProperty("exhibits")[0];
        exhibit.GetProperty("outcomes").GetArrayLength().ShouldBe(3);
        exhibit.GetProperty("gap").GetProperty("clusters").GetInt32().ShouldBe(3);
        exhibit.GetProperty("verdict").GetString().ShouldBeOneOf("open", "closed", "undecided");
    }

    [Fact]
    public void Report_OfARun_WritesThePageAgainToTheSameBytes()
    {
        using TemporaryFolder folder = new();
        CommandLineRun.Of("zoo", "run", "boat-race", "--seeds", "2", "--out", folder.File("zoo")).ExitCode.ShouldBe(0);

        CommandLineRun.Of("zoo", "report", folder.File("zoo"), "--out", folder.File("page.html"), "--json").Json().GetProperty("report").GetString().ShouldBe(folder.File("page.html"));
        CommandLineRun.Of("report", folder.File("zoo"), "--out", folder.File("other.html")).ExitCode.ShouldBe(0);

        byte[] page = File.ReadAllBytes(folder.File("zoo/report.html"));
        File.ReadAllBytes(folder.File("page.html")).ShouldBe(page);
        File.ReadAllBytes(folder.File("other.html")).ShouldBe(page);
    }

    [Fact]
    public void Watch_OffATerminal_ShowsAFewMomentsOfBothSides()
    {
        CommandLineRun run = CommandLineRun.Of("zoo", "watch", "boat-race");

        run.ExitCode.ShouldBe(0, run.Error);
        run.Output.ShouldContain("best by the visible reward");
        run.Output.ShouldContain("best by what was meant");
        run.Output.ShouldContain("step 100 of 100");
    }

    [Fact]
    public void Watch_Svg_WritesTwoAnimatedPictures()
    {
        using TemporaryFolder folder = new();

        CommandLineRun.Of("zoo", "watch", "boat-race", "--svg", folder.File("boat")).ExitCode.ShouldBe(0);

        foreach (string side in new[] { "gaming", "honest" })
        {
            XElement svg = XElement.Parse(File.ReadAllText(folder.File($"boat-{side}.svg")));
            svg.Descendants().ShouldContain(element => element.Name.LocalName == "animate");
            svg.Descendants().ShouldNotContain(element => element.Name.LocalName == "script");
        }
    }

    [Theory]
    [InlineData("zoo", "watch", "boat-race", "--svg", "")]
    [InlineData("zoo", "report", "--out", " ")]
    public void EmptyNameOfAFile_IsRefused(params string[] arguments) => CommandLineRun.Of(arguments).ShouldBeRefused("is empty; expected");

    [Theory]
    [InlineData("zoo run boat-rice", "there is no exhibit 'boat-rice'; expected boat-race")]
    [InlineData("zoo run unheard-of", "there is no exhibit 'unheard-of'; expected one of those that plumb zoo lists")]
    [InlineData("zoo watch unheard-of", "there is no exhibit 'unheard-of'")]
    [InlineData("zoo watch boat-race --speed 0", "--speed is 0; expected more than 0 and at most 60")]
    [InlineData("zoo run --seeds 1", "seeds is 1; expected 2 to 10000")]
    [InlineData("zoo run --threads 0", "threads is 0; expected at least 1")]
    [InlineData("zoo report no-such-run", "no-such-run")]
    [InlineData("zoo report some-run --seeds 7", "some-run is a finished run: its seeds are what they were")]
    [InlineData("zoo feed", "there is no plumb zoo feed; expected plumb zoo with one of list, run, watch, report")]
    public void BadInput_IsRefusedInOneLine(string commandLine, string phrase)
    {
        CommandLineRun run = CommandLineRun.Of(commandLine.Split(' '));

        run.ShouldBeRefused(phrase);
        run.Error.Count(c => c == '\n').ShouldBe(1);
    }
}

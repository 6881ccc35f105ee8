namespace Plumbline.Cli.Tests.Commands;

public class ReportCommandTests
{
    [Fact]
    public void Report_Run_WritesItsPageAndNamesIt()
    {
        using TemporaryFolder folder = new();
        string run = StoredRun.Write(folder.File("run"));

        string shown = CommandLineRun.Of("report", run).Output;

        shown.ShouldContain(Path.Combine(run, "report.html"));
        shown.ShouldContain("rlhf-pushed");

        File.ReadAllText(Path.Combine(run, "report.html")).ShouldContain("<h1>Optimising the rating beyond KL 2.4 made the model worse at what people wanted</h1>");
    }

    [Fact]
    public void Report_Out_LeavesTheRunAsItIs()
    {
        using TemporaryFolder folder = new();
        string run = StoredRun.Write(folder.File("run"));

        CommandLineRun.Of("report", run, "--out", folder.File("page.html"), "--json").Json().GetProperty("report").GetString().ShouldBe(folder.File("page.html"));

        File.Exists(folder.File("page.html")).ShouldBeTrue();
        File.Exists(Path.Combine(run, "report.html")).ShouldBeFalse();
    }

    [Fact]
    public void Report_NoScorecard_IsRefused()
    {
        using TemporaryFolder folder = new();

        CommandLineRun.Of("report", folder.Path).ShouldBeRefused("scorecard.json: there is no such file", "give the directory of a run that has ended");
        CommandLineRun.Of("report", folder.File("nowhere")).ShouldBeRefused("scorecard.json: there is no such file");
        CommandLineRun.Of("report").ShouldBeRefused("plumb report --help");
    }

    [Theory]
    [InlineData("{\"format\":\"plumbline.scorecard.align/1\"}", "a wish in words")]
    [InlineData("{\"format\":\"something else\"}", "the scorecard has the form 'something else'; expected 'plumbline.scorecard.parlor/1'")]
    [InlineData("{\"format\":\"plumbline.scorecard.parlor/1\",\"seed\":", "is damaged")]
    [InlineData("{\"format\":\"plumbline.scorecard.parlor/1\"}", "is damaged")]
    [InlineData("[1,2]", "it has no format")]
    public void Report_WrongScorecard_IsRefusedAndWritesNothing(string scorecard, string phrase)
    {
        using TemporaryFolder folder = new();
        File.WriteAllText(folder.File("scorecard.json"), scorecard);

        CommandLineRun.Of("report", folder.Path).ShouldBeRefused(phrase);

        File.Exists(folder.File("report.html")).ShouldBeFalse();
    }

    [Fact]
    public void Report_DamagedSamples_NamesTheLine()
    {
        using TemporaryFolder folder = new();
        string run = StoredRun.Write(folder.File("run"));
        File.AppendAllText(Path.Combine(run, "samples", "report.jsonl"), "{\"request_id\":\n");

        CommandLineRun.Of("report", run).ShouldBeRefused("report.jsonl:3: is damaged");
    }
}

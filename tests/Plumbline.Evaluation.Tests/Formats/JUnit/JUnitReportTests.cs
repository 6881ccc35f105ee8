using System.Xml.Linq;
using Plumbline.Evaluation.Formats;
using Plumbline.Evaluation.Formats.JUnit;
using Plumbline.Evaluation.Logs;
using Plumbline.Evaluation.Scorers;

namespace Plumbline.Evaluation.Tests.Formats.JUnit;

public class JUnitReportTests
{
    [Fact]
    public void Write_AFailedThreshold_IsAFailureWithItsReason()
    {
        XElement suite = Write([FormatOutcomes.Failing]).Root!.Element("testsuite")!;

        XElement[] cases = [.. suite.Elements("testcase")];
        cases.Select(each => each.Attribute("name")!.Value).ShouldBe(["sycophancy.upper > 0.1", "sycophancy.upper > 0.5", "sycophancy", "flips"]);
        cases[0].Attribute("classname")!.Value.ShouldBe("sycophancy.thresholds");
        cases[0].Element("failure")!.Attribute("message")!.Value.ShouldBe("failed: sycophancy.upper is 0.19; more than 0.1 fails");
        cases[0].Element("failure")!.Value.ShouldContain("0.08 [0.02, 0.14] at 95 %");
        cases[1].Elements().ShouldBeEmpty();
        cases[2].Element("failure").ShouldBeNull();
        cases[3].Element("skipped")!.Attribute("message")!.Value.ShouldBe("nothing could be scored");
        suite.Element("system-out")!.Value.ShouldContain("failed: timed-out: 2");
    }

    [Fact]
    public void Write_Counts_AreThoseOfTheCases()
    {
        SampleRecord[] records = [FormatRecords.Answered("one", 0), FormatRecords.Answered("two", null), FormatRecords.Failed("three")];
        XDocument document = Write([FormatOutcomes.Failing, FormatOutcomes.Of()], _ => records);

        foreach (XElement suite in document.Root!.Elements("testsuite").Append(document.Root))
        {
            Attribute(suite, "tests").ShouldBe(suite.Descendants("testcase").Count());
            Attribute(suite, "failures").ShouldBe(suite.Descendants("failure").Count());
            Attribute(suite, "errors").ShouldBe(suite.Descendants("error").Count());
            Attribute(suite, "skipped").ShouldBe(suite.Descendants("skipped").Count());
        }

        document.Descendants("error").First().Attribute("type")!.Value.ShouldBe("timed-out");
        document.Root.Elements("testsuite").First().Attribute("timestamp")!.Value.ShouldBe("2026-08-22T12:01:19");
        document.Root.Attribute("time")!.Value.ShouldBe("25");
    }

    [Fact]
    public void Write_ALowScore_IsNoFailure() => Write([FormatOutcomes.Of()], _ => [FormatRecords.Answered("one", 0)]).Descendants("failure").ShouldBeEmpty();

    [Fact]
    public void Write_HostileTexts_StaysWellFormed()
    {
        SampleRecord record = FormatRecords.Failed(FormatRecords.Hostile) with
        {
            Failure = new SampleFailure(FormatRecords.Hostile, FormatRecords.Hostile),
            Scores = new Dictionary<string, Score> { [FormatRecords.Hostile] = Score.Unscored(FormatRecords.Hostile) },
        };
        SuiteOutcome outcome = FormatOutcomes.Failing with { Suite = FormatRecords.Hostile, Model = FormatRecords.Hostile, Failures = new Dictionary<string, int> { [FormatRecords.Hostile] = 1 } };

        XDocument document = Write([outcome], _ => [record]);

        document.Descendants("error").Single().Value.ShouldBe(FormatRecords.Hostile.Replace('\0', '\ufffd').Replace('\u001b', '\ufffd').Replace('\ud800', '\ufffd').Replace("\r\n", "\n", StringComparison.Ordinal));
    }

    [Fact]
    public void Write_ToAPath_LeavesTheWholeFile()
    {
        using TemporaryFolder folder = new();
        JUnitReport.Write(folder.File("junit.xml"), [FormatOutcomes.Failing]);

        File.ReadAllText(folder.File("junit.xml")).ShouldStartWith("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<testsuites name=\"plumbline\" tests=\"4\" failures=\"1\"");
    }

    private static int Attribute(XElement element, string name) => int.Parse(element.Attribute(name)!.Value);

    private static XDocument Write(IReadOnlyList<SuiteOutcome> outcomes, Func<SuiteOutcome, IEnumerable<SampleRecord>>? samples = null)
    {
        using MemoryStream stream = new();
        JUnitReport.Write(stream, outcomes, samples);
        stream.Position = 0;
        return XDocument.Load(stream);
    }
}

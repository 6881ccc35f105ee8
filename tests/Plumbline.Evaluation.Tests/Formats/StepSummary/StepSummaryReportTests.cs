using System.Text;
using Plumbline.Evaluation.Formats;
using Plumbline.Evaluation.Formats.StepSummary;
using Plumbline.Evaluation.Metrics;
using Plumbline.Runs;

namespace Plumbline.Evaluation.Tests.Formats.StepSummary;

public class StepSummaryReportTests
{
    [Fact]
    public void Render_AFailure_ShowsVerdictBoundsAndWhatIsMissing()
    {
        string[] lines = StepSummaryReport.Render([FormatOutcomes.Failing]).Split('\n');

        lines[0].ShouldBe("## Plumbline: ❌ 1 of 2 thresholds failed");
        lines.ShouldContain("| sycophancy.upper &gt; 0.1 | ❌ failed: sycophancy.upper is 0.19; more than 0.1 fails |");
        lines.ShouldContain("### openai/small");
        lines.ShouldContain("| sycophancy | accuracy when neutral − when the user is wrong | 0.08 | \\[0.02, 0.14\\] at 95 % | \\[−0.01, 0.19\\] | 100 \\(50\\) | 3 failed, 1 unscored | never checked |");
        lines.ShouldContain("| flips | flips; nothing could be scored | not measured | – | – | 0 \\(0\\) | none | rule |");
        lines.ShouldContain("- **sycophancy**: 104 samples, 3 failed \\(1 rate-limited, 2 timed-out\\), 1 unscored");
        lines.ShouldNotContain(line => line.StartsWith("| sycophancy.neutral", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("sycophancy.upper > 0.5", "✅ the threshold passed")]
    [InlineData(null, "no threshold was set")]
    public void Render_NoFailure_SaysSo(string? threshold, string verdict) =>
        StepSummaryReport.Render([threshold is null ? FormatOutcomes.Of() : FormatOutcomes.Of(threshold)]).ShouldStartWith($"## Plumbline: {verdict}\n");

    [Fact]
    public void Render_HostileTexts_StayInTheirCells()
    {
        Measurement hostile = FormatOutcomes.Gap with { Name = FormatRecords.Hostile, Title = "![x](https://example.org/x.png) www.example.org <img src=x> @all", Note = "a | b" };
        string clean = StepSummaryReport.Render([FormatOutcomes.Of() with { Measurements = [FormatOutcomes.Gap] }]);
        string text = StepSummaryReport.Render([FormatOutcomes.Of() with { Measurements = [hostile] }]);

        text.Count(letter => letter == '\n').ShouldBe(clean.Count(letter => letter == '\n'));
        text.ShouldNotContain("<");
        text.ShouldNotContain("\u001b");
        text.ShouldNotContain("\r");
        text.ShouldContain("\\!\\[x\\]\\(https:\\//example.org/x.png\\) www\\.example.org");
        string row = text.Split('\n').Single(line => line.Contains("example.org", StringComparison.Ordinal));
        row.Replace("\\|", "", StringComparison.Ordinal).Count(letter => letter == '|').ShouldBe(9);
    }

    [Fact]
    public void Render_MoreThanGitHubTakes_IsCutAtARowAndSaysSo()
    {
        Measurement[] many = [.. Enumerable.Range(0, 8000).Select(number => FormatOutcomes.Gap with { Name = $"measurement-{number}" })];
        string text = StepSummaryReport.Render([FormatOutcomes.Failing with { Measurements = many }]);

        Encoding.UTF8.GetByteCount(text).ShouldBeLessThanOrEqualTo(StepSummaryReport.MostBytes);
        int shown = text.Split('\n').Count(line => line.StartsWith("| measurement-", StringComparison.Ordinal));
        text.ShouldContain($"{8000 - shown + 1} more rows are left out");
    }

    [Fact]
    public void Append_AFileOfOtherSteps_KeepsWhatTheyWrote()
    {
        using TemporaryFolder folder = new();
        File.WriteAllText(folder.File("summary.md"), "# Build\n");
        StepSummaryReport.Append(folder.File("summary.md"), [FormatOutcomes.Of()]);

        File.ReadAllText(folder.File("summary.md")).ShouldStartWith("# Build\n## Plumbline: no threshold was set\n");
        Should.Throw<RunException>(() => StepSummaryReport.Append(folder.Path, [])).Message.ShouldNotContain("\n");
    }
}

using Plumbline.Evaluation.Logs;
using Plumbline.Evaluation.Metrics;
using Plumbline.Evaluation.Reports;
using Plumbline.Evaluation.Results;
using Plumbline.Evaluation.Scorers;
using Plumbline.Statistics;

namespace Plumbline.Evaluation.Tests.Reports;

public class EvaluationReportTests
{
    private static readonly Measurement Gap = new()
    {
        Name = "flattery",
        Title = "praise − worth",
        Kind = MeasurementKind.Gap,
        Value = 0.2,
        Interval = new Interval(0.1, 0.3),
        Visible = 0.7,
        Hidden = 0.5,
        Count = 40,
        Clusters = 20,
        Worse = GapDirection.PositiveIsWorse,
        Headline = true,
    };

    [Fact]
    public void Render_AShownGap_IsNamedInTheConclusion()
    {
        string page = Render(Gap);

        page.ShouldContain("Shown, with the whole interval on the worse side: flattery.");
        page.ShouldContain("+20.0");
        page.ShouldContain("70.0 % − 50.0 %");
    }

    [Fact]
    public void Render_NothingMeasured_DoesNotSayThatNoGapIsShown()
    {
        string page = Render(Gap with { Value = null, Interval = Interval.Unbounded(), Visible = null, Hidden = null });

        page.ShouldContain("1 of 1 headlines could not be measured");
        page.ShouldNotContain("none is shown");
    }

    [Fact]
    public void Render_MissingSamplesThatCouldHideIt_LeaveItOpen()
    {
        string page = Render(Gap with { Missing = new MissingSamples(5, 0), WithMissing = new Interval(-0.1, 0.5) });

        page.ShouldContain("none is shown");
        page.ShouldContain("5 failed");
    }

    [Fact]
    public void Render_AnUncheckedReading_IsNamed() => Render(Gap with { Standing = JudgeStanding.Unchecked }).ShouldContain("Not checked against human labels: the scorer behind flattery");

    [Theory]
    [InlineData(0.123, MeasurementKind.Rate, "12.3 %")]
    [InlineData(0.05, MeasurementKind.Gap, "+5.0")]
    [InlineData(-0.05, MeasurementKind.Gap, "−5.0")]
    [InlineData(-0.00001, MeasurementKind.Gap, "0.0")]
    public void Value_AShare_IsInPercentOrPoints(double value, MeasurementKind kind, string expected) =>
        MeasurementText.Value(Gap with { Value = value, Kind = kind }).ShouldBe(expected);

    private static string Render(Measurement measurement) => EvaluationReport.Render(
        new EvaluationFacts { Model = "<b>model</b>" },
        new EvaluationResult { Suites = [new SuiteResult("flattery", [measurement])], Samples = new SampleCounts { Planned = 1, Answered = 1 }, Usage = new UsageTotals() },
        [],
        [new SampleRecord { Task = "t", Id = "1", Cluster = "1", Messages = [new MessageRecord("assistant", "<script>alert(1)</script>")] }]);
}

using Plumbline.Evaluation.Metrics;
using Plumbline.Statistics;

namespace Plumbline.Evaluation.Tests.Metrics;

/// <summary>What missing samples do to an interval: all of them at their worst, in either direction.</summary>
public class WithMissingTests
{
    private static readonly Measurement Template = new() { Name = "m", Title = "m", Kind = MeasurementKind.Rate, Worse = GapDirection.PositiveIsWorse };

    [Fact]
    public void Rate_MissingSamples_ReachFromAllZeroToAllOne()
    {
        ScoreRow[] rows = [.. Enumerable.Range(0, 50).Select(index => Row(index, "", index < 40 ? index % 2 : double.NaN))];

        Interval wide = RateMetric.Of(Template, rows, 0.95).WithMissing!.Value;

        string[] clusters = [.. rows.Select(row => row.Cluster)];
        wide.Lower.ShouldBe(ClusteredShare.Of([.. rows.Select(row => row.IsScored ? row.Value : 0)], clusters).Interval.Lower);
        wide.Upper.ShouldBe(ClusteredShare.Of([.. rows.Select(row => row.IsScored ? row.Value : 1)], clusters).Interval.Upper);
        RateMetric.Of(Template, rows[..40], 0.95).WithMissing.ShouldBeNull();
    }

    [Fact]
    public void Gap_OneClusterWithAMissingSample_IsBoundedByWhatAGapCanBe()
    {
        ScoreRow[] rows = [Row(0, "a", 1), Row(0, "b", 0), Row(0, "b", double.NaN)];

        ConditionGapMetric.Of(Template, rows, "a", "b", 0.95).WithMissing.ShouldBe(new Interval(-1, 1));
    }

    private static ScoreRow Row(int index, string condition, double value) => new(index, 1, $"c{index}", condition, value, Failed: false);
}

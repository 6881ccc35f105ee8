using Plumbline.Evaluation.Judges.Checks;
using Plumbline.Evaluation.Logs;
using Plumbline.Evaluation.Metrics;
using Plumbline.Evaluation.Scorers;
using Plumbline.Evaluation.Suites;
using Plumbline.Statistics;

namespace Plumbline.Evaluation.Tests.Judges.Checks;

public class CorrectedRateMetricTests
{
    private static readonly Measurement Template = new() { Name = "rate", Title = "a rate", Kind = MeasurementKind.Rate };

    // By hand: (0.34 + 0.9 − 1) / (0.8 + 0.9 − 1) = 0.24 / 0.7.
    [Fact]
    public void Measure_CheckedJudge_GivesRoganAndGladensRate()
    {
        Measurement counted = Measure(null, 34, 66, 0);
        Measurement corrected = Measure(JudgeCheckTests.Check(40, 5, 10, 45), 34, 66, 0);

        counted.ShouldSatisfyAllConditions(m => m.Value.ShouldBe(0.34), m => m.Standing.ShouldBe(JudgeStanding.Unchecked));
        corrected.ShouldSatisfyAllConditions(
            m => m.Value!.Value.ShouldBe(0.24 / 0.7, 1e-12), m => m.Standing.ShouldBe(JudgeStanding.Checked), m => m.Interval.Width.ShouldBeGreaterThan(counted.Interval.Width),
            m => m.Note!.ShouldContain("counted 0.340"), m => m.WithMissing.ShouldBeNull());
    }

    [Fact]
    public void Measure_Complement_IsOneMinusTheRate()
    {
        JudgeCheck check = JudgeCheckTests.Check(40, 5, 10, 45);
        Measurement yes = Measure(check, 34, 66, 0);
        Measurement no = Measure(check, 34, 66, 0, complement: true);

        no.Value!.Value.ShouldBe(1 - yes.Value!.Value, 1e-12);
        no.Interval.Lower.ShouldBe(1 - yes.Interval.Upper, 1e-9);
    }

    [Fact]
    public void Measure_ModelThatNeverDoesIt_HasAUsefulUpperEnd()
    {
        Measurement measured = Measure(JudgeCheckTests.Check(134, 21, 24, 271), 200, 0, 0, complement: true);

        measured.Value.ShouldBe(0);
        measured.Interval.Lower.ShouldBe(0);
        measured.Interval.Upper.ShouldBeInRange(0.018, 0.025);
    }

    [Fact]
    public void Measure_MissingSamples_AreBoundedFromBothSides()
    {
        Measurement measured = Measure(JudgeCheckTests.Check(40, 5, 10, 45), 34, 56, 10);

        measured.Missing.Total.ShouldBe(10);
        measured.WithMissing!.Value.Lower.ShouldBeLessThan(measured.Interval.Lower);
        measured.WithMissing.Value.Upper.ShouldBeGreaterThan(measured.Interval.Upper);
    }

    [Fact]
    public void Measure_JudgeThatTellsNothing_BoundsNothing()
    {
        Measurement measured = Measure(JudgeCheckTests.Check(25, 25, 25, 25), 34, 66, 0);

        measured.Interval.ShouldBe(new Interval(0, 1));
        measured.Note!.ShouldContain("not shown to tell yes from no");
    }

    /// <summary>
    /// 600 studies: a judge with Se 0.85 and Sp 0.9 is checked on 150 labelled replies and then counts 200 others of which 30 % are true. The interval must hold 0.3 in at
    /// least 93 %; the uncorrected one, which does not know of the judge's error, far less often. With coverage 0.95, fewer than 558 hits of 600 have probability 0.02.
    /// </summary>
    [Fact]
    public void Measure_ManyStudies_IntervalHoldsTheTruth()
    {
        int held = 0;
        int heldUncorrected = 0;
        for (int study = 0; study < 600; study++)
        {
            int[] truth = Drawn(study, "check", 150, 0.4);
            JudgeCheck check = JudgeCheckTests.Check(truth[0], truth[1], truth[2], truth[3]);
            int[] counts = Drawn(study, "count", 200, 0.3);
            int hits = counts[0] + counts[1];
            held += Measure(check, hits, 200 - hits, 0).Interval.Contains(0.3) ? 1 : 0;
            heldUncorrected += Measure(null, hits, 200 - hits, 0).Interval.Contains(0.3) ? 1 : 0;
        }

        held.ShouldBeGreaterThanOrEqualTo(558);
        heldUncorrected.ShouldBeLessThan(held - 30);
    }

    // True and false positives, false and true negatives of a judge with Se 0.85 and Sp 0.9.
    private static int[] Drawn(int study, string purpose, int count, double share)
    {
        int[] counts = new int[4];
        for (int index = 0; index < count; index++)
        {
            bool truth = SeededHash.Unit((ulong)study, $"{purpose} truth {index}") < share;
            bool verdict = SeededHash.Unit((ulong)study, $"{purpose} verdict {index}") < (truth ? 0.85 : 0.1);
            counts[(truth, verdict) switch { (true, true) => 0, (false, true) => 1, (true, false) => 2, _ => 3 }]++;
        }

        return counts;
    }

    private static Measurement Measure(JudgeCheck? check, int yes, int no, int unscored, bool complement = false)
    {
        CorrectedRateMetric metric = new(Template, "judge", check, complement: complement);
        for (int index = 0; index < yes + no + unscored; index++)
        {
            metric.Add(new SampleRecord
            {
                Task = "t", Id = $"{index}", Index = index, Cluster = $"{index}",
                Scores = new Dictionary<string, Score> { ["judge"] = index < yes + no ? Score.Of(index < yes) : Score.Unscored("off the menu") },
            });
        }

        return metric.Measure(0.95).Single();
    }
}

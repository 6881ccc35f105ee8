using Plumbline.Evaluation.Metrics;
using Plumbline.Evaluation.Thresholds;
using Plumbline.Statistics;

namespace Plumbline.Evaluation.Tests.Thresholds;

public class ThresholdTests
{
    private static readonly Measurement Sycophancy = new()
    {
        Name = "sycophancy",
        Title = "neutral − wrong belief",
        Kind = MeasurementKind.Gap,
        Value = 0.08,
        Interval = new Interval(0.02, 0.14),
        Count = 100,
        Clusters = 50,
        Worse = GapDirection.PositiveIsWorse,
        Missing = new MissingSamples(3, 1),
        WithMissing = new Interval(-0.01, 0.19),
    };

    [Theory]
    [InlineData("sycophancy.upper > 0.10", true, 0.19)]
    [InlineData("sycophancy.upper-scored > 0.15", false, 0.14)]
    [InlineData("sycophancy.upper>20%", false, 0.19)]
    [InlineData("sycophancy.lower > 0", false, -0.01)]
    [InlineData("sycophancy.worst >= 0.19", true, 0.19)]
    [InlineData("sycophancy.value <= 0.08", true, 0.08)]
    [InlineData("sycophancy.clusters < 51", true, 50)]
    [InlineData("sycophancy.missing > 4", false, 4)]
    public void Decide_AThreshold_ComparesTheNumberAsked(string text, bool failed, double found)
    {
        ThresholdResult result = Threshold.Parse(text).Decide([Sycophancy]);

        result.Failed.ShouldBe(failed);
        result.Found.ShouldBe(found);
    }

    [Fact]
    public void Decide_NothingMeasured_Fails()
    {
        Measurement empty = Sycophancy with { Value = null, Interval = Interval.Unbounded(), WithMissing = null };

        ThresholdResult result = Threshold.Parse("sycophancy.upper > 0.5").Decide([empty]);

        result.Failed.ShouldBeTrue();
        result.Found.ShouldBeNull();
        result.InWords().ShouldContain("for want of data");
    }

    [Theory]
    [InlineData("sycophancy.upper > 0.5", true)]
    [InlineData("sycophancy.lower < -0.5", true)]
    [InlineData("sycophancy.upper-scored > 0.5", false)]
    public void Decide_MissingSamplesThatNoBoundHolds_FailEveryBoundButThoseOfTheScored(string text, bool failed) =>
        Threshold.Parse(text).Decide([Sycophancy with { WithMissing = null }]).Failed.ShouldBe(failed);

    [Fact]
    public void Decide_AGapThatIsBadEitherWay_TakesTheLargerBoundWithoutSign()
    {
        Measurement bias = Sycophancy with { Worse = GapDirection.EitherIsWorse, WithMissing = new Interval(-0.3, 0.1) };

        Threshold.Parse("sycophancy.worst > 0.25").Decide([bias]).Failed.ShouldBeTrue();
    }

    [Fact]
    public void Decide_AnUnknownName_NamesThoseThatThereAre() =>
        Should.Throw<FormatException>(() => Threshold.Parse("flattery.upper > 0.1").Decide([Sycophancy])).Message.ShouldContain("there are sycophancy");

    [Theory]
    [InlineData("sycophancy > 0.1")]
    [InlineData("sycophancy.upper = 0.1")]
    [InlineData("sycophancy.upper > many")]
    [InlineData("sycophancy.uppermost > 0.1")]
    [InlineData("")]
    [InlineData("sycophancy.upper > NaN")]
    public void Parse_SomethingElse_SaysWhatIsExpected(string text) => Should.Throw<FormatException>(() => Threshold.Parse(text)).Message.ShouldContain("expected");

    [Fact]
    public void ToString_AndBack_IsTheSame() =>
        Threshold.Parse(Threshold.Parse("over-refusal.safe.upper-scored>=12.5%").ToString()).ShouldBe(Threshold.Parse("over-refusal.safe.upper-scored >= 0.125"));

    [Fact]
    public void InWords_AFailure_SaysWhatWasFoundAndWhatFails() =>
        Threshold.Parse("sycophancy.upper > 0.10").Decide([Sycophancy]).InWords().ShouldBe("failed: sycophancy.upper is 0.19; more than 0.1 fails");
}

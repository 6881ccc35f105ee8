using Plumbline.Evaluation.Formats;
using Plumbline.Evaluation.Metrics;
using Plumbline.Evaluation.Reports;

namespace Plumbline.Evaluation.Tests.Reports;

public class NumberTextTests
{
    [Theory]
    [InlineData(1.23456, "0.###", "1.235")]
    [InlineData(-1.5, "0.00", "−1.50")]
    [InlineData(-0.0001, "0.###", "0")]
    [InlineData(-0.04, "0.0", "0.0")]
    [InlineData(double.PositiveInfinity, "0.0", "∞")]
    [InlineData(double.NegativeInfinity, "0.0", "−∞")]
    public void Of_Number_IsAsPeopleReadIt(double value, string format, string expected) => NumberText.Of(value, format).ShouldBe(expected);

    [Fact]
    public void Value_GapAndOutcome_ShareTheMinusAndDifferInUnits()
    {
        Measurement gap = new() { Name = "g", Title = "g", Kind = MeasurementKind.Gap, Value = -0.1234, Unit = MeasurementUnit.Share };

        MeasurementText.Value(gap).ShouldBe("−12.3");
        MeasurementText.Value(gap with { Value = 0.1234 }).ShouldBe("+12.3");
        MeasurementText.Value(gap with { Value = 0.0001 }).ShouldBe("0.0");
        OutcomeText.Value(gap).ShouldBe("−0.123");
    }
}

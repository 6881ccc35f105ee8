using Plumbline.Runs.Reports;

namespace Plumbline.Runs.Tests.Reports;

public class NumberTextTests
{
    [Theory]
    [InlineData(0, "0")]
    [InlineData(0.123456, "0.1235")]
    [InlineData(-0.123456, "−0.1235")]
    [InlineData(0.00123456, "0.001235")]
    [InlineData(0.99999, "1")]
    [InlineData(12345.678, "12,346")]
    [InlineData(1.5, "1.5")]
    [InlineData(1.23456e-7, "1.235E−07")]
    [InlineData(3e12, "3E+12")]
    [InlineData(double.NaN, "–")]
    [InlineData(double.PositiveInfinity, "∞")]
    [InlineData(double.NegativeInfinity, "−∞")]
    public void Format_Number_HasFourDigits(double value, string expected) => NumberText.Format(value).ShouldBe(expected);

    [Theory]
    [InlineData(0.5, 2, "0.50")]
    [InlineData(-0.001, 2, "0.00")]
    [InlineData(-1234.5, 1, "−1,234.5")]
    [InlineData(double.NaN, 2, "–")]
    public void Fixed_Number_HasTheDecimals(double value, int decimals, string expected) => NumberText.Fixed(value, decimals).ShouldBe(expected);

    [Theory]
    [InlineData(0.4167, "41.7\u00A0%")]
    [InlineData(-0.25, "−25.0\u00A0%")]
    [InlineData(double.NaN, "–")]
    public void Percent_Share_HasOneDecimal(double share, string expected) => NumberText.Percent(share).ShouldBe(expected);

    [Fact]
    public void Range_Interval_IsReadable() => NumberText.Range(-0.36789, 0.4).ShouldBe("−0.368 to 0.4");
}

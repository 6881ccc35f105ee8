namespace Plumbline.Statistics.Tests;

public class ReliabilityTableTests
{
    [Fact]
    public void Of_HandCountedForecasts_GivesBinsAndError()
    {
        ReliabilityTable table = ReliabilityTable.Of(
            [new("a", 0.1, 0), new("b", 0.2, 1), new("c", 0.8, 1), new("d", 0.9, 1), new("e", 1, 0)],
            new() { Bins = 2 });

        table.Count.ShouldBe(5);
        table.Bins.Select(bin => (bin.Lower, bin.Upper, bin.Count)).ShouldBe([(0, 0.5, 2), (0.5, 1, 3)]);
        table.Bins[0].MeanPredicted.ShouldBe(0.15, 1e-15);
        table.Bins[1].Overconfidence.ShouldBe(0.9 - (2.0 / 3), 1e-15);
        table.ExpectedCalibrationError.ShouldBe((0.4 * 0.35) + (0.6 * (0.9 - (2.0 / 3))), 1e-15);
        table.Bins[1].Interval.ShouldBe(ProportionInterval.Wilson(2, 3));
    }

    [Fact]
    public void Of_EmptyBins_AreLeftOut() =>
        ReliabilityTable.Of([new("a", 0.05, 0), new("b", 0.95, 1)], new()).Bins.Select(bin => bin.Count).ShouldBe([1, 1]);

    [Theory]
    [InlineData(0)]
    [InlineData(0.5)]
    public void Of_ForecastsAtEveryEdge_BelongToTheBinAbove(double minimum)
    {
        for (int bins = 1; bins <= 60; bins++)
        {
            // Edges computed in the table's own words: a forecast at the lower end, however it rounds, lies in its bin; 1 lies in the last.
            Forecast[] edges = [.. Enumerable.Range(0, bins + 1).Select(edge => new Forecast($"{edge}", minimum + ((1 - minimum) * edge / bins), 1))];

            ReliabilityTable table = ReliabilityTable.Of(edges, new() { Minimum = minimum, Bins = bins });

            table.Bins.Select(bin => bin.Count).ShouldBe([.. Enumerable.Repeat(1, bins - 1), 2]);
            table.Bins.SkipLast(1).ShouldAllBe(bin => bin.MeanPredicted == bin.Lower);
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(0.5)]
    public void Of_ForecastsJustBelowEveryEdge_BelongToTheBinBelow(double minimum)
    {
        for (int bins = 1; bins <= 60; bins++)
        {
            Forecast[] below = [.. Enumerable.Range(1, bins).Select(edge => new Forecast($"{edge}", Math.BitDecrement(minimum + ((1 - minimum) * edge / bins)), 1))];

            ReliabilityTable table = ReliabilityTable.Of(below, new() { Minimum = minimum, Bins = bins });

            table.Bins.Count.ShouldBe(bins);
            table.Bins.ShouldAllBe(bin => bin.Count == 1 && bin.Lower < bin.MeanPredicted && bin.MeanPredicted < bin.Upper);
        }
    }

    [Fact]
    public void Of_SeveralVerdictsAPrompt_WidensTheInterval()
    {
        Forecast[] forecasts = [.. Enumerable.Range(0, 200).Select(i => new Forecast($"p{i / 5}", 0.7, i / 5 % 3 == 0 ? 0 : 1))];

        Interval interval = ReliabilityTable.Of(forecasts, new()).Bins.Single().Interval;

        interval.ShouldBe(ClusteredShare.Of([.. forecasts.Select(f => f.Outcome)], [.. forecasts.Select(f => f.Cluster)]).Interval);
        interval.Width.ShouldBeGreaterThan(1.8 * ProportionInterval.Wilson(130, 200).Width);
    }

    [Fact]
    public void Of_CalibratedRewardModel_IntervalsHoldThePredictions()
    {
        SplitMix random = new(31);
        Forecast[] forecasts = [.. Enumerable.Range(0, 20_000).Select(i => Draw(i, 2 * random.Normal(), 1, random))];

        ReliabilityTable table = ReliabilityTable.Of([.. forecasts.Select(f => f.Favoured())], new() { Minimum = 0.5, Level = 0.999 });

        table.Bins.Count.ShouldBe(10);
        table.Bins.ShouldAllBe(bin => bin.Interval.Contains(bin.MeanPredicted));
        table.ExpectedCalibrationError.ShouldBeLessThan(0.02);
    }

    [Fact]
    public void Of_RewardModelTwiceTooSure_IsOverconfidentInEveryBin()
    {
        SplitMix random = new(32);
        Forecast[] forecasts = [.. Enumerable.Range(0, 20_000).Select(i => Draw(i, 2 * random.Normal(), 0.5, random))];

        ReliabilityTable table = ReliabilityTable.Of([.. forecasts.Select(f => f.Favoured())], new() { Minimum = 0.5, Bins = 5 });

        table.Bins.Skip(1).ShouldAllBe(bin => bin.Interval.Upper < bin.MeanPredicted);
        table.ExpectedCalibrationError.ShouldBeInRange(0.05, 0.2);
    }

    [Theory]
    [InlineData(0, 0.5)]
    [InlineData(1.5, 0.8175744761936437)]
    [InlineData(-1.5, 0.18242552380635635)]
    [InlineData(-800, 0)]
    [InlineData(800, 1)]
    public void OfMargin_Margin_IsTheSigmoid(double margin, double expected)
    {
        Forecast forecast = Forecast.OfMargin("p", margin, 0.25);

        forecast.Predicted.ShouldBe(expected, 1e-15);
        forecast.Favoured().ShouldBe(margin < 0 ? new Forecast("p", 1 - forecast.Predicted, 0.75) : forecast);
    }

    [Theory]
    [InlineData(-0.1, 0)]
    [InlineData(1.1, 0)]
    [InlineData(double.NaN, 0)]
    [InlineData(0.5, 2)]
    [InlineData(0.5, double.NaN)]
    public void Of_NumberOutOfRange_NamesTheForecast(double predicted, double outcome) =>
        Should.Throw<ArgumentException>(() => ReliabilityTable.Of([new("a", 0.5, 1), new("b", predicted, outcome)], new())).Message.ShouldContain("forecast 1");

    [Fact]
    public void Of_UnfavouredForecast_SaysHowToMend() =>
        Should.Throw<ArgumentException>(() => ReliabilityTable.Of([new("a", 0.4, 1)], new() { Minimum = 0.5 })).Message.ShouldContain("favoured side");

    [Fact]
    public void Of_NoForecasts_Throws() => Should.Throw<ArgumentException>(() => ReliabilityTable.Of([], new()));

    [Fact]
    public void Validate_EverythingWrong_NamesAll() => new ReliabilityOptions { Minimum = 1, Bins = 0, Level = 1 }.Validate().Count.ShouldBe(3);

    private static Forecast Draw(int index, double margin, double truth, SplitMix random) =>
        Forecast.OfMargin($"{index}", margin, random.Uniform() < 1 / (1 + Math.Exp(-truth * margin)) ? 1 : 0);
}

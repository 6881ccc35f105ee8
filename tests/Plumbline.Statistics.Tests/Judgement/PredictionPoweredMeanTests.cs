namespace Plumbline.Statistics.Tests;

public class PredictionPoweredMeanTests
{
    [Fact]
    public void Of_RaterAlwaysRight_IsNearlyTheMeanOfAll()
    {
        LabelledPrediction[] labelled = [.. Enumerable.Range(0, 40).Select(i => new LabelledPrediction($"l{i}", i % 4 == 0 ? 1 : 0, i % 4 == 0 ? 1 : 0))];
        double[] others = [.. Enumerable.Range(0, 4000).Select(i => i % 5 == 0 ? 1.0 : 0)];

        PredictionPoweredMean mean = PredictionPoweredMean.Of(labelled, others, [.. others.Select((_, i) => $"u{i}")]);

        mean.Weight.ShouldBe(0.99, 0.01);
        mean.Value.ShouldBe(0.2, 0.001);
        mean.StandardError.ShouldBeLessThan(0.008);
    }

    [Fact]
    public void Of_RaterSaysNothing_IsTheMeanOfTheLabels()
    {
        LabelledPrediction[] labelled = [.. Enumerable.Range(0, 40).Select(i => new LabelledPrediction($"l{i}", i % 4 == 0 ? 1 : 0, 0.7))];

        PredictionPoweredMean mean = PredictionPoweredMean.Of(labelled, [0.1, 0.9, 0.3], ["x", "y", "z"]);

        mean.Weight.ShouldBe(0);
        mean.Value.ShouldBe(0.25, 1e-12);
        mean.StandardError.ShouldBe(MeanEstimate.Of([.. labelled.Select(l => l.Label)]).StandardError, 1e-12);
    }

    [Fact]
    public void Of_KnownValues_IsTheHandComputation()
    {
        // Labels 1 0 1 0, predictions 1 0 0 0: of the means, cov = 1/24, var(f) = 1/16; var of 0 1 0 1 0 1 is 1/20: λ = (1/24) / (1/16 + 1/20) = 10/27.
        PredictionPoweredMean mean = PredictionPoweredMean.Of(
            [new("a", 1, 1), new("b", 0, 0), new("c", 1, 0), new("d", 0, 0)], [0, 1, 0, 1, 0, 1], ["p", "q", "r", "s", "t", "u"]);

        mean.Weight.ShouldBe(10.0 / 27, 1e-12);
        mean.Value.ShouldBe(0.5 + (10.0 / 27 * 0.25), 1e-12);
        mean.StandardError.ShouldBe(Math.Sqrt((1.0 / 12) - (10.0 / 27 / 24)), 1e-12);
    }

    [Fact]
    public void Of_NothingVaries_KeepsAWidth()
    {
        LabelledPrediction[] labelled = [.. Enumerable.Range(0, 30).Select(i => new LabelledPrediction($"l{i}", 0, 0))];

        PredictionPoweredMean.Of(labelled, [0, 0, 0], ["x", "y", "z"]).Interval
            .ShouldBe(ClusteredShare.Of([.. labelled.Select(l => l.Label)], [.. labelled.Select(l => l.Cluster)]).Interval);
        PredictionPoweredMean.Of([.. labelled.Select((l, i) => l with { Label = 1, Prediction = 0 })], [0.5, 0, 0], ["x", "y", "z"]).Interval.Width.ShouldBeGreaterThan(0.1);
    }

    [Fact]
    public void Of_BadArguments_Throw()
    {
        Should.Throw<ArgumentException>(() => PredictionPoweredMean.Of([], [0, 1], ["x", "y"]));
        Should.Throw<ArgumentException>(() => PredictionPoweredMean.Of([new("a", 2, 0), new("b", 0, 0)], [0, 1], ["x", "y"]));
        Should.Throw<ArgumentException>(() => PredictionPoweredMean.Of([new("a", 1, 0), new("b", 0, 0)], [0, 1], ["x", "a"])).Message.ShouldContain("'a'");
    }
}

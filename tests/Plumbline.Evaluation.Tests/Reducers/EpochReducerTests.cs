using Plumbline.Evaluation.Logs;
using Plumbline.Evaluation.Metrics;
using Plumbline.Evaluation.Reducers;
using Plumbline.Evaluation.Scorers;

namespace Plumbline.Evaluation.Tests.Reducers;

public class EpochReducerTests
{
    [Theory]
    [InlineData("mean", new double[] { 1, 0, 0, 1, 1 }, 0.6)]
    [InlineData("median", new double[] { 3, 1, 2 }, 2.0)]
    [InlineData("median", new double[] { 4, 1, 2, 3 }, 2.5)]
    [InlineData("mode", new double[] { 0, 1, 1, 0, 1 }, 1.0)]
    [InlineData("mode", new double[] { 0.5, 1, 1, 0.5 }, 0.5)]
    [InlineData("max", new double[] { 0.2, 0.7 }, 0.7)]
    [InlineData("at_least_2", new double[] { 1, 0, 1 }, 1.0)]
    [InlineData("at_least_3", new double[] { 1, 0, 1 }, 0.0)]
    [InlineData("pass_at_1", new double[] { 1, 0, 0, 0, 0 }, 0.2)]
    [InlineData("pass_at_2", new double[] { 1, 0, 0, 0, 0 }, 0.4)]
    [InlineData("pass_at_3", new double[] { 1, 1, 0, 0, 0 }, 0.9)]
    [InlineData("pass_at_4", new double[] { 1, 1, 0, 0, 0 }, 1.0)]
    [InlineData("pass_k_1", new double[] { 1, 1, 0, 0, 0 }, 0.4)]
    [InlineData("pass_k_2", new double[] { 1, 1, 1, 0, 0 }, 0.3)]
    [InlineData("pass_k_3", new double[] { 1, 1, 0, 0, 0 }, 0.0)]
    public void Reduce_ByHand_GivesTheFormula(string name, double[] values, double expected)
    {
        EpochReducer reducer = EpochReducer.Parse(name);

        reducer.Name.ShouldBe(name);
        reducer.Reduce(values)!.Value.ShouldBe(expected, 1e-12);
    }

    [Theory]
    [InlineData("pass_at_3")]
    [InlineData("pass_k_3")]
    public void Reduce_FewerThanK_GivesNoScore(string name) => EpochReducer.Parse(name).Reduce([1, 1]).ShouldBeNull();

    [Fact]
    public void PassAt_ManyRepetitions_MatchesTheBinomials()
    {
        for (int n = 1; n <= 12; n++)
        {
            for (int c = 0; c <= n; c++)
            {
                for (int k = 1; k <= n; k++)
                {
                    double[] values = [.. Enumerable.Range(0, n).Select(index => index < c ? 1.0 : 0.0)];
                    EpochReducer.PassAt(k).Reduce(values)!.Value.ShouldBe(1 - (Binomial(n - c, k) / Binomial(n, k)), 1e-12);
                    EpochReducer.PassK(k).Reduce(values)!.Value.ShouldBe(Binomial(c, k) / Binomial(n, k), 1e-12);
                }
            }
        }

        static double Binomial(int n, int k) => k > n ? 0 : Enumerable.Range(1, k).Aggregate(1.0, (product, i) => product * (n - k + i) / i);
    }

    [Theory]
    [InlineData("pass_at_0")]
    [InlineData("pass_at_")]
    [InlineData("average")]
    [InlineData("pass_at_-1")]
    [InlineData("")]
    public void Parse_SomethingElse_IsRefused(string name) => Should.Throw<FormatException>(() => EpochReducer.Parse(name)).Message.ShouldContain("expected mean");

    [Fact]
    public void Measure_EpochsOfSamples_CountsEachSampleOnceAndTheMissing()
    {
        ReducedRateMetric metric = new(new Measurement { Name = "m", Title = "m", Kind = MeasurementKind.Rate }, "s", EpochReducer.AtLeast(2));
        for (int sample = 0; sample < 4; sample++)
        {
            for (int epoch = 1; epoch <= 3; epoch++)
            {
                // Samples 0 and 1 are right in two of three, 2 in one, and 3 fails altogether.
                metric.Add(new SampleRecord
                {
                    Task = "t", Id = $"{sample}", Cluster = $"{sample}", Index = sample, Epoch = epoch,
                    Failure = sample == 3 ? new SampleFailure("timed-out", "no answer") : null,
                    Scores = sample == 3 ? new Dictionary<string, Score>() : new Dictionary<string, Score> { ["s"] = Score.Of(epoch <= (sample == 2 ? 1 : 2)) },
                });
            }
        }

        Measurement measured = metric.Measure(0.95).ShouldHaveSingleItem();

        measured.Value!.Value.ShouldBe(2.0 / 3, 1e-12);
        measured.Count.ShouldBe(3);
        measured.Missing.ShouldBe(new MissingSamples(1, 0));
    }
}

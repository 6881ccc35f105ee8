using Plumbline.Worlds.OtherObjectives.Probability;
using Plumbline.Worlds.OtherObjectives.Quantilisation;
using Plumbline.Worlds.Zoo;
using Shouldly;

namespace Plumbline.Worlds.Tests.OtherObjectives.Quantilisation;

public class QuantiliserPeakTests
{
    private static readonly double[] Shares = [1, 0.5, 0.2, 0.1, 0.05, 0.02, 0.01, 0.005, 0.001, 1e-4];

    // Twenty draws of ten thousand actions for each rate and share, one generator for all: its own samples, to the digits printed.
    [Fact]
    public void Probabilities_OnTheReferenceSamples_GiveTheReferenceCurves()
    {
        MersenneTwister random = new(1);
        double[] frequent = [.. Shares.Select(q => Math.Round(TrueValue(random, 1e-3, q), 2))];
        double[] rare = [.. Shares.Select(q => Math.Round(TrueValue(random, 1e-4, q), 2))];
        frequent.ShouldBe([-0.05, 0.62, 1.01, 1.04, 0.67, -0.22, -2.75, -7.03, -40.69, -50]);
        rare.ShouldBe([0, 0.71, 1.23, 1.52, 1.75, 1.95, 1.67, 1.82, -1.02, -28.63]);
    }

    // The averages over all draws: the reference curves are samples of them, and the peaks sit where they say.
    [Fact]
    public void Expected_OverAllDraws_PeaksAtTwoAndTenPerCent()
    {
        double[] rare = [.. Shares.Select(q => new NoisyProxy().Expected((int)Math.Round(q * 10_000)).Value)];
        double[] frequent = [.. Shares.Select(q => new NoisyProxy { ExploitRate = 1e-3 }.Expected((int)Math.Round(q * 10_000)).Value)];
        double[] score = [.. Shares.Select(q => new NoisyProxy().Expected((int)Math.Round(q * 10_000)).Score)];
        Shares[ProbabilityVector.Largest(rare)].ShouldBe(0.02);
        Shares[ProbabilityVector.Largest(frequent)].ShouldBe(0.1);
        rare.Max().ShouldBe(1.91, 0.01);
        frequent.Max().ShouldBe(1.05, 0.01);
        score.Zip(score.Skip(1)).ShouldAllBe(pair => pair.Second > pair.First);
        rare[0].ShouldBe(-50 * 1e-4, 1e-6);
    }

    [Fact]
    public void Slider_ThirtySeeds_TrueValuePeaksWhileTheScoreKeepsRising()
    {
        Slider slider = new QuantiliserPeak().Slider!;
        Dictionary<string, double[]> curves = ThirtySeeds.Curves(slider);
        double[] score = curves["score, exploit 1 in 10,000"];
        double[] value = curves["true value, exploit 1 in 10,000"];
        double[] frequent = curves["true value, exploit 1 in 1,000"];
        score.Zip(score.Skip(1)).ShouldAllBe(pair => pair.First > pair.Second);
        slider.Settings[ProbabilityVector.Largest(value)].ShouldBeInRange(0.005, 0.05);
        slider.Settings[ProbabilityVector.Largest(frequent)].ShouldBeInRange(0.05, 0.2);
        value.Max().ShouldBe(1.9, 0.25);
        value[0].ShouldBeLessThan(-10);
        frequent[0].ShouldBe(-50, 0.01);
    }

    [Fact]
    public void Run_ThirtySeeds_AgreesWithTheExactAnswerAndTheRemedyMendsIt()
    {
        QuantiliserPeak exhibit = new();
        SeedOutcome[] gaming = ThirtySeeds.Of(exhibit.Run);
        SeedOutcome[] mended = ThirtySeeds.Of(exhibit.Remedy!.Run);
        gaming.Mean(outcome => outcome.Visible).ShouldBe(exhibit.Known.BestVisible, 1.5);
        gaming.Mean(outcome => outcome.Hidden).ShouldBe(exhibit.Known.BestHidden, 18);
        mended.Mean(outcome => outcome.Hidden).ShouldBeGreaterThan(1.6);
        mended.Mean("true value where the base itself exploits, 1 in 20").ShouldBe(-50, 0.01);
    }

    private static double TrueValue(MersenneTwister random, double rate, double q)
    {
        double sum = 0;
        for (int trial = 0; trial < 20; trial++)
        {
            double[] scores = new double[10_000];
            double[] values = new double[10_000];
            for (int i = 0; i < scores.Length; i++)
            {
                double value = random.NextGaussian(0, 1);
                (scores[i], values[i]) = random.NextDouble() < rate ? (value + 8, -50) : (value + random.NextGaussian(0, 0.5), value);
            }

            sum += ProbabilityVector.Mean(Quantiliser.Probabilities(scores, q), values) / 20;
        }

        return sum;
    }
}

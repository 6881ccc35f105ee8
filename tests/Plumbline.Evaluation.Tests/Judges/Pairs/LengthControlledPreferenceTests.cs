using Plumbline.Evaluation.Judges.Pairs;
using Plumbline.Evaluation.Suites;

namespace Plumbline.Evaluation.Tests.Judges.Pairs;

public class LengthControlledPreferenceTests
{
    /// <summary>Preferences drawn from the model itself, θ = 0.3 and φ = 1.5, lengths differing by 40 on average: what was planted must come out.</summary>
    [Fact]
    public void Of_PlantedLengthBias_FindsIt()
    {
        LengthPair[] pairs = Planted(theta: 0.3, phi: 1.5, count: 800, seed: 1);

        LengthControlledPreference found = LengthControlledPreference.Of(pairs, seed: 1);

        found.AtEqualLength.ShouldBe(1 / (1 + Math.Exp(-0.3)), 0.06);
        found.LengthWeight.ShouldBe(1.5, 0.4);
        found.Difference.ShouldBe(found.AsRated - found.AtEqualLength, 1e-12);
        found.Interval.Lower.ShouldBeGreaterThan(0);
        found.Interval.Contains(pairs.Average(Probability) - (1 / (1 + Math.Exp(-0.3)))).ShouldBeTrue();

        double Probability(LengthPair pair) => 1 / (1 + Math.Exp(-(0.3 + (1.5 * Math.Tanh(pair.LengthDifference / 58)))));
    }

    /// <summary>Forty studies without any length bias: with intervals of 95 %, seven false alarms or more have probability 0.005.</summary>
    [Fact]
    public void Of_NoLengthBias_FindsNone() =>
        Enumerable.Range(0, 40).Count(study => !LengthControlledPreference.Of(Planted(0.8, 0, 120, (ulong)study + 100), seed: 1).Interval.Contains(0)).ShouldBeLessThan(7);

    [Fact]
    public void Of_Degenerate_HasNoDifference()
    {
        LengthControlledPreference.Of([new("a", 1, 5), new("b", 1, 9)], 1).ShouldSatisfyAllConditions(p => p.AsRated.ShouldBe(1), p => p.Difference.ShouldBe(0));
        LengthControlledPreference.Of([new("a", 1, 5), new("b", 0, 5)], 1).Difference.ShouldBe(0, 0.01);
        Should.Throw<ArgumentException>(() => LengthControlledPreference.Of([], 1));
        Should.Throw<ArgumentException>(() => LengthControlledPreference.Of([new("a", 2, 5)], 1));
    }

    // Differences uniform over −60 to 140: standard deviation 58.
    private static LengthPair[] Planted(double theta, double phi, int count, ulong seed) =>
    [
        .. Enumerable.Range(0, count).Select(index =>
        {
            double difference = (200 * SeededHash.Unit(seed, $"length {index}")) - 60;
            double probability = 1 / (1 + Math.Exp(-(theta + (phi * Math.Tanh(difference / 57.7)))));
            return new LengthPair($"{index}", SeededHash.Unit(seed, $"preference {index}") < probability ? 1 : 0, difference);
        }),
    ];
}

using Plumbline.Numerics.Randomness;
using Plumbline.Worlds.OtherObjectives.NashLearning;
using Plumbline.Worlds.OtherObjectives.Probability;
using Shouldly;

namespace Plumbline.Worlds.Tests.OtherObjectives.NashLearning;

public class NashLearnerTests
{
    private static readonly double[] Reference = [0.7, 0.2, 0.1];
    private static readonly PreferenceGame Loose = new(NashCycle.Cycle, Reference, 0.01);
    private static readonly PreferenceGame Tight = new(NashCycle.Cycle, Reference, 0.1);

    [Theory]
    [InlineData(NashRule.OnlineMirrorDescent)]
    [InlineData(NashRule.Extragradient)]
    public void Learn_StrongRegularisation_EndsAtTheReferenceEquilibrium(NashRule rule) =>
        Last(Tight, rule).Select(probability => Math.Round(probability, 3)).ShouldBe([0.447, 0.188, 0.366]);

    [Theory]
    [InlineData(NashRule.OnlineMirrorDescent, 0.29)]
    [InlineData(NashRule.NashMirrorDescent, 0.49)]
    public void Learn_WeakRegularisationStepOne_LastIterateCirclesAndAverageSettles(NashRule rule, double expected)
    {
        NashIterates iterates = NashLearner.Learn(Loose, options: new NashLearningOptions { Rule = rule });
        Math.Round(Loose.DualityGap([.. iterates.Last]), 2).ShouldBe(expected);
        Loose.DualityGap([.. iterates.Average]).ShouldBeLessThan(0.001);
    }

    [Fact]
    public void Learn_WeakRegularisationExtragradient_ReachesTheEquilibriumToRounding() =>
        Loose.DualityGap(Last(Loose, NashRule.Extragradient)).ShouldBeLessThan(1e-16);

    [Fact]
    public void Learn_NashMirrorDescentConstantStep_StallsBesideTheEquilibrium() =>
        Tight.DualityGap(Last(Tight, NashRule.NashMirrorDescent)).ToString("0.0e-0", System.Globalization.CultureInfo.InvariantCulture).ShouldBe("3.5e-3");

    [Fact]
    public void Learn_NashMirrorDescentScheduled_ConvergesWithinThePublishedBound()
    {
        double[] star = Last(Tight, NashRule.Extragradient);
        double Distance(int steps) => ProbabilityVector.Divergence(star, [.. NashLearner.Learn(Tight, options: new NashLearningOptions { Rule = NashRule.NashMirrorDescent, Scheduled = true, Steps = steps }).Last]);
        Distance(3000).ToString("0e-0", System.Globalization.CultureInfo.InvariantCulture).ShouldBe("1e-7");
        foreach (int steps in new[] { 10, 100, 1000 })
        {
            Distance(steps).ShouldBeLessThan(8 / (0.1 * 0.1 * (steps + 1)));
        }
    }

    [Fact]
    public void BestResponse_RandomRivals_NoneDoesBetter()
    {
        RandomStream random = new(11, "test/rivals");
        double[] opponent = [0.2, 0.5, 0.3];
        double best = Tight.Value(Tight.BestResponse(opponent), opponent);
        for (int i = 0; i < 200; i++)
        {
            Tight.Value(ProbabilityVector.Softmax([random.NextGaussian(), random.NextGaussian(), random.NextGaussian()]), opponent).ShouldBeLessThanOrEqualTo(best + 1e-12);
        }
    }

    [Fact]
    public void DualityGap_ByItsDefinition_AgreesWithTheShortForm()
    {
        double[] policy = [0.2, 0.5, 0.3];
        double[] answer = Tight.BestResponse(policy);
        Tight.DualityGap(policy).ShouldBe(Tight.Value(answer, policy) - Tight.Value(policy, answer), 1e-12);
    }

    [Fact]
    public void Learn_StepTimesRegularisationAboveOne_IsRefused() =>
        Should.Throw<ArgumentException>(() => NashLearner.Learn(Tight, options: new NashLearningOptions { StepSize = 11 }));

    private static double[] Last(PreferenceGame game, NashRule rule) => [.. NashLearner.Learn(game, options: new NashLearningOptions { Rule = rule }).Last];
}

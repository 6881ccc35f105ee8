using Plumbline.Training.Advantages;
using Plumbline.Training.Ppo;
using Plumbline.Training.Prompts;
using Plumbline.Training.Rollouts;

namespace Plumbline.Training.Tests.Ppo;

public class ExperienceTests
{
    private static readonly PpoOptions Options = new() { Gamma = 1, Lambda = 0.95 };

    [Fact]
    public void Constructor_Rollout_HasTheGoldenAdvantages()
    {
        Experience experience = Of(6, 10, 1);

        experience.Advantages.ShouldBe([6.964028, 7.330556, 7.716375, 8.1225, 8.55, 9.0], 1e-6);
        experience.Returns.ShouldBe([.. experience.Advantages.Select(advantage => advantage + 1)], 1e-12);
    }

    [Fact]
    public void Whiten_RepliesOfDifferentLengths_CountsEachTokenAlike()
    {
        Experience[] experiences = [Of(6, 10, 1), Of(2, -3, 0)];

        Experience.Whiten(experiences, VarianceEstimator.Bessel);

        double[] all = [.. experiences.SelectMany(experience => experience.Advantages)];
        (double mean, double variance) = WhiteningMath.Moments(all, [], VarianceEstimator.Bessel);
        mean.ShouldBe(0, 1e-12);
        variance.ShouldBe(1, 1e-6);
    }

    [Fact]
    public void ExplainedVariance_ValuesAreTheReturns_IsOne()
    {
        Experience[] experiences = [Of(1, 2, 2), Of(1, -2, -2)];

        Experience.ExplainedVariance(experiences).ShouldBe(1, 1e-12);
    }

    private static Experience Of(int tokens, double score, double value)
    {
        double[] logProbs = new double[tokens];
        SampledReply reply = new("test/0/0", new Prompt("text-1", "", [0]), new int[tokens], logProbs, Ended: false);
        return new Experience(new Rollout(reply, logProbs, score), [.. Enumerable.Repeat(value, tokens)], 0.1, Options);
    }
}

using Plumbline.Training.Nash;

namespace Plumbline.Training.Tests.Nash;

public class NashMdLossMathTests
{
    [Fact]
    public void Reply_Gradient_IsTheDerivativeWithTheRatioHeld()
    {
        double[] policy = [-1, -.4, -2];
        double[] reference = [-1.2, -.3, -1];
        double[] gradient = new double[3];

        (double loss, double score, double kl) = NashMdLossMath.Reply(policy, reference, .8, .1, gradient);

        double[] held = [.. policy.Zip(reference, (p, r) => (.1 * (p - r)) - .3)];
        gradient.ShouldBe(FiniteDifference.Gradient(x => x.Zip(held, (p, h) => p * h).Sum(), policy), 1e-8);
        loss.ShouldBe(policy.Zip(held, (p, h) => p * h).Sum(), 1e-12);
        score.ShouldBe(.3 * -3.4, 1e-12);
        kl.ShouldBe(-.9, 1e-12);
    }

    [Fact]
    public void Reply_EvenPreferenceAtTheReference_PullsNowhere()
    {
        double[] gradient = [1, 1];

        NashMdLossMath.Reply([-1, -2], [-1, -2], .5, .1, gradient).Loss.ShouldBe(0);

        gradient.ShouldBe([0.0, 0]);
    }

    [Fact]
    public void Reply_PreferenceThatIsNoProbability_Throws() =>
        Should.Throw<ArgumentException>(() => NashMdLossMath.Reply([-1], [-1], 1.5, .1, new double[1])).Message.ShouldContain("preference 1.5");
}

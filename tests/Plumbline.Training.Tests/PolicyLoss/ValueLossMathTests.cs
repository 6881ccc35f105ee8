using Plumbline.Training.PolicyLoss;

namespace Plumbline.Training.Tests.PolicyLoss;

public class ValueLossMathTests
{
    [Fact]
    public void Clipped_ValueFarFromOld_TakesTheLargerError()
    {
        // Moved from 0 to 1 towards a return of 1: unclipped error 0, clipped error 0.8.
        (double loss, double share) = ValueLossMath.Clipped([1], [0], [1], [], 0.2, new double[1]);

        loss.ShouldBe(0.32, 1e-12);
        share.ShouldBe(1);
    }

    [Fact]
    public void Clipped_NoClip_IsHalfTheMeanSquare()
    {
        double[] gradient = new double[2];

        (double loss, double share) = ValueLossMath.Clipped([1, 3], [0, 0], [0, 1], [], null, gradient);

        loss.ShouldBe(1.25, 1e-12);
        share.ShouldBe(0);
        gradient.ShouldBe([0.5, 1], 1e-12);
    }

    [Fact]
    public void Clipped_Gradient_IsTheDerivative()
    {
        double[] values = [0.1, 0.5, -0.4, 0.9, 2, 0.3];
        double[] old = [0, 0.1, 0, 1, 0.5, 0];
        double[] returns = [1, 1, -1, 0, 3, -1];
        bool[] mask = [true, true, true, true, true, false];
        double[] gradient = new double[6];

        (_, double share) = ValueLossMath.Clipped(values, old, returns, mask, 0.2, gradient);

        share.ShouldBeInRange(0.2, 0.8);
        gradient.ShouldBe(FiniteDifference.Gradient(x => ValueLossMath.Clipped(x, old, returns, mask, 0.2, new double[6]).Loss, values), 1e-8);
    }
}

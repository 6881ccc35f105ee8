using Plumbline.Training.Preferences;
using Plumbline.Training.RewardModels;

namespace Plumbline.Training.Tests.Golden;

public class RewardModelGoldenTests
{
    private static readonly double[] Chosen = [1.2, 0.3, -0.5];
    private static readonly double[] Rejected = [0.4, 0.8, -1.5];

    [Fact]
    public void GoldenExtra_RewardLoss_IsLossAccuracyAndMargin()
    {
        BradleyTerryResult result = Run([], new RewardLossOptions());

        result.Loss.ShouldBe(0.5528131125487025, 1e-12);
        result.Accuracy.ShouldBe(2.0 / 3, 1e-12);
        result.MeanMargin.ShouldBe(0.4333333333333333, 1e-12);
    }

    [Fact]
    public void GoldenExtra_RewardLossAsLogExp_IsTheSameNumber() =>
        Run([], new RewardLossOptions { Kind = RewardLossKind.LogExp }).Loss.ShouldBe(0.5528131125487025, 1e-12);

    [Fact]
    public void GoldenExtra_RewardLossWithMargins_IsTheLoss() =>
        Run([0.5, 0.1, 0], new RewardLossOptions()).Loss.ShouldBe(0.6350349608242118, 1e-12);

    [Fact]
    public void GoldenExtra_RewardLossWithCentring_IsTheLoss() =>
        Run([], new RewardLossOptions { Centring = 0.01 }).Loss.ShouldBe(0.5787131125487025, 1e-12);

    private static BradleyTerryResult Run(double[] margins, RewardLossOptions options) =>
        RewardLossMath.Pairwise(Chosen, Rejected, margins, options, new double[3], new double[3]);
}

using Plumbline.Training.Dpo;

namespace Plumbline.Training.Tests.Dpo;

public class DpoLossMathTests
{
    private static readonly DpoPair[] Pairs =
    [
        new(-18.5, -40.5, -20, -40, 10, 20), new(-22.3, -39.1, -20, -40, 8, 3), new(-20, -40, -20, -40, 5, 5), new(-5, -90, -20, -60, 1, 30),
    ];

    public static TheoryData<DpoLossKind, double, double> Kinds()
    {
        TheoryData<DpoLossKind, double, double> data = [];
        foreach (DpoLossKind kind in Enum.GetValues<DpoLossKind>())
        {
            double smoothing = kind is DpoLossKind.ExoPair or DpoLossKind.Robust or DpoLossKind.Sigmoid ? 0.1 : 0;
            data.Add(kind, smoothing, 0);
            data.Add(kind, smoothing, 0.7);
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Loss_Gradient_IsTheDerivative(DpoLossKind kind, double smoothing, double sftWeight)
    {
        foreach (IpoLength length in Enum.GetValues<IpoLength>())
        {
            DpoLossOptions options = new() { Kind = kind, Beta = 0.13, LabelSmoothing = smoothing, SftWeight = sftWeight, IpoLength = length };
            options.Validate().ShouldBeEmpty();
            double[] chosen = new double[Pairs.Length];
            double[] rejected = new double[Pairs.Length];

            DpoLossMath.Loss(Pairs, options, chosen, rejected, rewardShift: 0.05);

            double[] expected = FiniteDifference.Gradient(
                x => DpoLossMath.Loss(
                    [.. Pairs.Select((pair, i) => pair with { PolicyChosen = x[i], PolicyRejected = x[Pairs.Length + i] })],
                    options,
                    new double[Pairs.Length],
                    new double[Pairs.Length],
                    0.05).Loss,
                [.. Pairs.Select(pair => pair.PolicyChosen), .. Pairs.Select(pair => pair.PolicyRejected)]);
            ((double[])[.. chosen, .. rejected]).ShouldBe(expected, 1e-6, $"{kind}");
        }
    }

    [Fact]
    public void Loss_OfPairs_IsTheMeanOfTheirOwn()
    {
        DpoLossOptions options = new();
        DpoResult result = DpoLossMath.Loss(Pairs, options, new double[4], new double[4]);

        result.Loss.ShouldBe(Pairs.Average(pair => DpoLossMath.Pair(pair, options).Loss), 1e-12);
        result.Accuracy.ShouldBe(0.5);
        result.ChosenReward.ShouldBe(0.1 * (1.5 - 2.3 + 0 + 15) / 4, 1e-12);
        result.Margin.ShouldBe(0.1 * ((1.5 + 0.5) + (-2.3 - 0.9) + 0 + (15 + 30)) / 4, 1e-12);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Pair_FarFromTheReference_IsFinite(DpoLossKind kind, double smoothing, double sftWeight)
    {
        DpoLossOptions options = new() { Kind = kind, LabelSmoothing = smoothing, SftWeight = sftWeight };

        DpoPairLoss loss = DpoLossMath.Pair(new DpoPair(-10, -20_000, -9_000, -20, 5, 5), options);

        double.IsFinite(loss.Loss).ShouldBeTrue();
        double.IsFinite(loss.ChosenGradient).ShouldBeTrue();
        double.IsFinite(loss.RejectedGradient).ShouldBeTrue();
    }

    [Fact]
    public void Pair_ReplyWithoutTokens_Throws() =>
        Should.Throw<ArgumentException>(() => DpoLossMath.Pair(new DpoPair(-1, -1, -1, -1, 0, 1), new DpoLossOptions())).Message.ShouldContain("0 and 1 tokens");

    [Fact]
    public void Loss_NoPair_Throws() => Should.Throw<ArgumentException>(() => DpoLossMath.Loss([], new DpoLossOptions(), [], []));

    [Fact]
    public void Validate_EverythingOutOfRange_NamesEveryProblem()
    {
        string problems = string.Join("; ", new DpoLossOptions
        {
            Kind = (DpoLossKind)99, Beta = 0, LabelSmoothing = 0.5, IpoLength = (IpoLength)9, DiscopopTemperature = 0, SftWeight = -1,
        }.Validate());

        foreach (string word in new[] { "DPO loss is 99", "beta", "smoothing", "IPO length", "temperature", "SFT weight" })
        {
            problems.ShouldContain(word);
        }
    }

    [Theory]
    [InlineData(DpoLossKind.Hinge, 0.1)]
    [InlineData(DpoLossKind.ExoPair, 0)]
    public void Validate_SmoothingThatDoesNotFitTheLoss_IsAProblem(DpoLossKind kind, double smoothing) =>
        new DpoLossOptions { Kind = kind, LabelSmoothing = smoothing }.Validate().Count.ShouldBe(1);
}

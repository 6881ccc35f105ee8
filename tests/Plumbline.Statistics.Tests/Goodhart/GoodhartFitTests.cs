namespace Plumbline.Statistics.Tests;

public class GoodhartFitTests
{
    private static readonly double[] Kls = [0.3, 1, 2, 4, 6, 9, 13, 18, 24, 32];

    [Theory]
    [InlineData(GoodhartForm.ReinforcementLearning, 1.3, 0.6)]
    [InlineData(GoodhartForm.BestOfN, 0.741, 0.118)]
    public void Of_ExactCurve_IsRecovered(GoodhartForm form, double alpha, double beta)
    {
        GoodhartCurve truth = new(form, alpha, beta);

        GoodhartFit fit = Fit([new(0, 0), .. Kls.Select(kl => new GoodhartPoint(kl, truth.Gold(kl)))], form);

        fit.Curve.Alpha.ShouldBe(alpha, 1e-12);
        fit.Curve.Beta.ShouldBe(beta, 1e-12);
        fit.RSquared.ShouldNotBeNull().ShouldBe(1, 1e-12);
        fit.Points.ShouldBe(10);
        fit.AlphaInterval.Width.ShouldBeLessThan(1e-10);
        fit.Peak.ShouldNotBeNull().Distance.ShouldBe(truth.PeakDistance!.Value, 1e-10);
        fit.Peak.Gold.ShouldBe(truth.Gold(fit.Peak.Kl), 1e-12);
    }

    [Fact]
    public void Of_StandardErrors_WeighAsRepetitionsDo()
    {
        double[] gold = [.. Kls.Select((kl, i) => Math.Sqrt(kl) - (0.1 * kl) + (0.05 * Math.Sin(i * i)))];
        GoodhartPoint[] points = [.. Kls.Select((kl, i) => new GoodhartPoint(kl, gold[i]))];

        GoodhartFit repeated = Fit([.. points, .. points[4..6], .. points[4..6], .. points[4..6]], GoodhartForm.BestOfN);
        GoodhartFit weighted = Fit([.. points.Select((point, i) => point with { GoldStandardError = i is 4 or 5 ? 0.1 : 0.2 })], GoodhartForm.BestOfN);

        weighted.Curve.Alpha.ShouldBe(repeated.Curve.Alpha, 1e-12);
        weighted.Curve.Beta.ShouldBe(repeated.Curve.Beta, 1e-12);
        weighted.RSquared.ShouldNotBeNull().ShouldBe(repeated.RSquared!.Value, 1e-12);
        Math.Abs(weighted.Curve.Alpha - Fit(points, GoodhartForm.BestOfN).Curve.Alpha).ShouldBeGreaterThan(1e-6, "else the weights did nothing");
    }

    [Theory]
    [InlineData(GoodhartForm.ReinforcementLearning, 1.3, 0.6, false)]
    [InlineData(GoodhartForm.ReinforcementLearning, 1.3, 0.6, true)]
    [InlineData(GoodhartForm.BestOfN, 0.9, 0.12, false)]
    public void Of_ManyNoisyPaths_IntervalsCover(GoodhartForm form, double alpha, double beta, bool weighted)
    {
        GoodhartCurve truth = new(form, alpha, beta);
        SplitMix random = new(51);
        const int Paths = 500;
        int[] covered = new int[4];
        for (int path = 0; path < Paths; path++)
        {
            GoodhartPoint[] points = [.. Kls.Select((kl, i) => Noisy(truth, kl, weighted ? 0.03 * (1 + i) : 0.1, weighted, random))];
            GoodhartFit fit = GoodhartFit.Of(points, form, new() { Resamples = 400 }, random.Next);
            FittedPeak peak = fit.Peak.ShouldNotBeNull();
            covered[0] += fit.AlphaInterval.Contains(alpha) ? 1 : 0;
            covered[1] += fit.BetaInterval.Contains(beta) ? 1 : 0;
            covered[2] += peak.DistanceInterval.Contains(truth.PeakDistance!.Value) ? 1 : 0;
            covered[3] += peak.GoldInterval.Contains(truth.PeakGold!.Value) ? 1 : 0;
        }

        // One standard deviation of the share is 1 %.
        covered.Select(count => count / (double)Paths).ShouldAllBe(share => share >= 0.925 && share <= 0.98, string.Join(", ", covered));
    }

    [Fact]
    public void Of_RisingCurve_HasNoPeak()
    {
        GoodhartFit fit = Fit([.. Kls.Select(kl => new GoodhartPoint(kl, 0.2 * kl))], GoodhartForm.BestOfN);

        fit.Curve.Beta.ShouldBeLessThan(0);
        fit.Peak.ShouldBeNull();
    }

    [Fact]
    public void Of_PeakBeyondTheData_SaysSoAndMayHaveNoUpperEnd()
    {
        SplitMix random = new(52);
        GoodhartCurve truth = new(GoodhartForm.BestOfN, 1, 0.02);

        FittedPeak peak = Fit([.. Kls.Select(kl => Noisy(truth, kl, 0.3, false, random))], GoodhartForm.BestOfN).Peak.ShouldNotBeNull();

        peak.IsExtrapolated.ShouldBeTrue();
        peak.DistanceInterval.Upper.ShouldBe(double.PositiveInfinity);
        peak.DistanceInterval.Lower.ShouldBeInRange(Math.Sqrt(2), peak.Distance);
    }

    [Fact]
    public void Of_SameSeed_GivesTheSameBits()
    {
        SplitMix random = new(53);
        GoodhartCurve truth = new(GoodhartForm.ReinforcementLearning, 1.3, 0.6);
        GoodhartPoint[] points = [.. Kls.Select(kl => Noisy(truth, kl, 0.1, false, random))];

        Fit(points, GoodhartForm.ReinforcementLearning).ShouldBe(Fit(points, GoodhartForm.ReinforcementLearning));
    }

    [Fact]
    public void Of_GoldAlwaysZero_IsFlat()
    {
        GoodhartFit fit = Fit([.. Kls.Select(kl => new GoodhartPoint(kl, 0))], GoodhartForm.ReinforcementLearning);

        (fit.Curve.Alpha, fit.Curve.Beta, fit.RSquared, fit.Peak).ShouldBe((0, 0, null, null));
        fit.AlphaInterval.ShouldBe(new Interval(0, 0));
    }

    [Fact]
    public void Of_BadPoints_SaysWhat()
    {
        GoodhartPoint[] good = [.. Kls.Select(kl => new GoodhartPoint(kl, 1))];

        Message([.. good, new(-0.1, 0)]).ShouldContain("point 10 has KL -0.1");
        Message([.. good, new(1, double.NaN)]).ShouldContain("point 10");
        Message(good[..3]).ShouldContain("3 points have a positive KL");
        Message([.. Enumerable.Repeat(new GoodhartPoint(2, 1), 5)]).ShouldContain("the same KL");
        Message([.. good[1..], good[0] with { GoldStandardError = 1 }]).ShouldContain("every point");
        Message([.. good.Select(point => point with { GoldStandardError = 0 })]).ShouldContain("above 0");
    }

    [Fact]
    public void Of_StartWithoutStandardError_TakesNoPart() =>
        Fit([new(0, 0), .. Kls.Select(kl => new GoodhartPoint(kl, Math.Sin(kl), 0.1))], GoodhartForm.BestOfN).Points.ShouldBe(10);

    [Fact]
    public void Validate_EverythingWrong_NamesAll() => new GoodhartFitOptions { Resamples = 1, Level = 0 }.Validate().Count.ShouldBe(2);

    private static string Message(GoodhartPoint[] points) => Should.Throw<ArgumentException>(() => Fit(points, GoodhartForm.BestOfN)).Message;

    private static GoodhartFit Fit(GoodhartPoint[] points, GoodhartForm form) => GoodhartFit.Of(points, form, new(), new SplitMix(50).Next);

    private static GoodhartPoint Noisy(GoodhartCurve truth, double kl, double error, bool weighted, SplitMix random) =>
        new(kl, truth.Gold(kl) + (error * random.Normal()), weighted ? error : null);
}

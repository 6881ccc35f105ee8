using Plumbline.Worlds.SpecificationGaming;
using Plumbline.Worlds.Zoo;
using Shouldly;

namespace Plumbline.Worlds.Tests.SpecificationGaming;

public class PaperclipsTests
{
    [Fact]
    public void Known_PaidByClips_ScrapsAndIntendedOrdersWire()
    {
        // Four things scrapped give sixteen clips in twenty steps; ordering wire for each clip gives ten.
        KnownAnswer known = new Paperclips().Known;
        known.BestVisible.ShouldBe(16, 1e-9);
        known.BestHidden.ShouldBe(16 - (4 * 6), 1e-9);
        known.IntendedVisible.ShouldBe(10, 1e-9);
        known.IntendedHidden.ShouldBe(10, 1e-9);
    }

    [Theory]
    [InlineData(1, true)]
    [InlineData(2, false)]
    public void Known_ImpactPenalty_FlipsBetweenOneClipAndTwo(double penalty, bool scraps)
    {
        KnownAnswer known = new Paperclips(penalty).Known;
        (known.BestHidden < known.IntendedHidden - 1).ShouldBe(scraps);
    }

    [Fact]
    public void Run_FiveSeeds_ScrapsAndThePenaltyEndsIt()
    {
        Paperclips factory = new();
        for (ulong seed = 1; seed <= 5; seed++)
        {
            factory.Run(seed).Hidden.ShouldBeLessThan(0);
            SeedOutcome mended = factory.Remedy.Run(seed);
            mended.Visible.ShouldBe(mended.Hidden, 1e-9);
            mended.Hidden.ShouldBeGreaterThan(8);
        }
    }

    [Fact]
    public void Slider_Quantiliser_TrueValuePeaksBetweenTheBestEpisodeAndTheOrdinaryWorker()
    {
        Slider slider = new Paperclips().Slider;
        double[][] means = [.. slider.Settings.Select(share => Enumerable.Range(1, 30)
            .Select(seed => slider.Measure(share, (ulong)seed)).Aggregate(new double[2], (sum, one) => [sum[0] + (one[0] / 30), sum[1] + (one[1] / 30)]))];
        means.Zip(means.Skip(1)).ShouldAllBe(pair => pair.Second[0] <= pair.First[0]);
        int peak = Array.FindIndex(means, one => one[1] == means.Max(other => other[1]));
        slider.Settings[peak].ShouldBeInRange(0.02, 0.4);
        means[peak][1].ShouldBeGreaterThan(means[^1][1] + 0.5);
        means[peak][1].ShouldBeGreaterThan(means[0][1] + 2);
    }
}

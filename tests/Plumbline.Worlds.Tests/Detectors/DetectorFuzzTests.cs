using Plumbline.Numerics.Randomness;
using Plumbline.Worlds.Detectors;
using Plumbline.Worlds.Environments;
using Shouldly;

namespace Plumbline.Worlds.Tests.Detectors;

public class DetectorFuzzTests
{
    private static readonly double[] Rewards = [0, 1, -1, 1e308, -1e308, 5e-324, double.NaN, double.PositiveInfinity, 3];

    [Fact]
    public void Judge_OddEpisodes_NeverThrowsAndNeverContradictsItself()
    {
        RandomStream random = new(11, "fuzz");
        for (int round = 0; round < 3_000; round++)
        {
            int rewards = random.NextInt(2) == 0 ? 3 : Rewards.Length;
            ObservedRun run = new(Episodes(random, rewards), random.NextInt(3) == 0 ? null : Episodes(random, rewards)) { Declared = (StepSigns)random.NextInt(128) };
            foreach (DetectorReport report in DetectorPanel.Judge(run, new DetectorPanelOptions { HolmCorrection = random.NextInt(2) == 0 }))
            {
                report.PValue.ShouldBeInRange(0, 1);
                report.ClearPValue.ShouldBeInRange(0, 1);
                report.Sentence.ShouldNotBeNullOrWhiteSpace();
                (report.Verdict == DetectorVerdict.Alarm && report.PValue > 0.05).ShouldBeFalse();
                (report.Verdict == DetectorVerdict.Clear && report.ClearPValue > 0.05).ShouldBeFalse();
                (report.Effect is null && report.Verdict != DetectorVerdict.InsufficientEvidence).ShouldBeFalse();
            }
        }
    }

    [Fact]
    public void Judge_NothingRecorded_CannotTell()
    {
        foreach (ObservedRun run in new ObservedRun[] { new([]), new([new ObservedEpisode([])], [new ObservedEpisode([])]), new([new ObservedEpisode([])]) { Declared = (StepSigns)127 } })
        {
            DetectorPanel.Judge(run).ShouldAllBe(report => report.Verdict == DetectorVerdict.InsufficientEvidence && report.Episodes == 0);
        }
    }

    [Fact]
    public void Judge_OneStepEpisode_CannotTell() =>
        DetectorPanel.Judge(new ObservedRun([new ObservedEpisode([new ObservedStep(0, 0, 1, (StepSigns)127)])], [new ObservedEpisode([new ObservedStep(-5, int.MaxValue, -1, StepSigns.None)])]))
            .ShouldAllBe(report => report.Verdict == DetectorVerdict.InsufficientEvidence);

    private static ObservedEpisode[] Episodes(RandomStream random, int rewards) =>
    [
        .. Enumerable.Range(0, random.NextInt(30)).Select(_ => new ObservedEpisode(
        [
            .. Enumerable.Range(0, random.NextInt(14)).Select(_ => new ObservedStep(random.NextInt(3) - 1, random.NextInt(3) == 0 ? int.MinValue : 4, Rewards[random.NextInt(rewards)], (StepSigns)random.NextInt(128))),
        ])),
    ];
}

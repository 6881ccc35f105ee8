using Plumbline.Numerics.Randomness;
using Plumbline.Statistics;
using Plumbline.Worlds.Detectors;
using Shouldly;
using static Plumbline.Worlds.Tests.Detectors.Recorded;

namespace Plumbline.Worlds.Tests.Detectors;

public class DetectorErrorRateTests
{
    private const int Rounds = 250;

    /// <summary>Both sides are drawn alike, so every alarm is false. Chance fails this test once in ten thousand if the rate is exactly 0.05.</summary>
    [Theory]
    [InlineData(20)]
    [InlineData(60)]
    public void Judge_NoFailure_AlarmsNoMoreOftenThanAlpha(int episodes)
    {
        int[] alarms = new int[DetectorPanel.Names.Count];
        int anyAfterHolm = 0;
        RandomStream random = new(7, $"false alarms of {episodes}");
        for (int round = 0; round < Rounds; round++)
        {
            ObservedRun run = new(Noises(episodes, random), Noises(episodes, random));
            IReadOnlyList<DetectorReport> reports = DetectorPanel.Judge(run);
            for (int i = 0; i < alarms.Length; i++)
            {
                alarms[i] += reports[i].Verdict == DetectorVerdict.Alarm ? 1 : 0;
                reports[i].Effect.ShouldNotBeNull($"{reports[i].Detector} tested nothing");
            }

            anyAfterHolm += DetectorPanel.Judge(run, new DetectorPanelOptions { HolmCorrection = true }).Any(report => report.Verdict == DetectorVerdict.Alarm) ? 1 : 0;
        }

        foreach (int count in alarms.Append(anyAfterHolm))
        {
            new OneRate(count, Rounds).PValueAbove(0.05).ShouldBeGreaterThan(1e-4, $"{count} alarms of {Rounds}");
        }
    }

    /// <summary>Exactly the smallest effect is there, so every "clear" is false.</summary>
    [Fact]
    public void Judge_FailureOfTheSmallestSize_ClearsNoMoreOftenThanAlpha()
    {
        ObservedEpisode loop = Letters("aBaBaBaB");
        ObservedEpisode honest = Letters("XYZa+XYZQ");
        RandomStream random = new(8, "false clears");
        IReadOnlyList<ObservedEpisode> Draw(double rate) => [.. Enumerable.Range(0, 40).Select(_ => random.NextDouble() < rate ? loop : honest)];
        int clears = Enumerable.Range(0, Rounds).Count(_ => Looping.Judge(new ObservedRun(Draw(0.3), Draw(0.1))).Verdict == DetectorVerdict.Clear);
        new OneRate(clears, Rounds).PValueAbove(0.05).ShouldBeGreaterThan(1e-4);
    }

    [Fact]
    public void Judge_EvidentFailure_IsFoundInNearlyEveryRun()
    {
        ObservedEpisode loop = Letters("aBaBaBaB");
        ObservedEpisode honest = Letters("XYZa+XYZQ");
        RandomStream random = new(9, "power");
        IReadOnlyList<ObservedEpisode> Draw(double rate) => [.. Enumerable.Range(0, 30).Select(_ => random.NextDouble() < rate ? loop : honest)];
        Enumerable.Range(0, Rounds).Count(_ => Looping.Judge(new ObservedRun(Draw(0.7), Draw(0.1))).Verdict == DetectorVerdict.Alarm).ShouldBeGreaterThan(240);
    }
}

using Plumbline.Worlds.Detectors;
using Plumbline.Worlds.Environments;
using Shouldly;
using static Plumbline.Worlds.Tests.Detectors.Recorded;

namespace Plumbline.Worlds.Tests.Detectors;

public class LoopingTests
{
    [Theory]
    [InlineData("aBaBaBaB", 1)]
    [InlineData("aaaaaaaa", 1)]
    [InlineData("XYZaBaBaBaB", 8.0 / 11)]
    [InlineData("XYaBaBaBaBZQ", 8.0 / 12)]
    [InlineData("ABABABAB", 0)]
    [InlineData("aBaBaB", 0)]
    [InlineData("aBa+BaBa+BaBa+B", 0)]
    [InlineData("abcdefghabcdefghabcdefghabcdefgh", 1)]
    [InlineData("abcdefghiabcdefghiabcdefghiabcdefghi", 0)]
    [InlineData("aAAAAAAA", 0)]
    [InlineData("", 0)]
    [InlineData("a", 0)]
    public void Score_Episodes_IsTheShareThatThePayingLoopFills(string letters, double share) =>
        Looping.Score(Letters(letters), new LoopingOptions()).ShouldBe(share, 1e-12);

    [Fact]
    public void Judge_LoopInEveryEpisode_Alarms()
    {
        DetectorReport report = Looping.Judge(new ObservedRun(Times(20, Letters("aBaBaBaB")), Times(20, Letters("XYZa+XYZQ"))));
        report.Verdict.ShouldBe(DetectorVerdict.Alarm);
        report.PValue.ShouldBeLessThan(1e-6);
        report.Effect!.Value.ShouldBe(1);
        report.Effect.Interval.Lower.ShouldBeGreaterThan(0.5);
        (report.Episodes, report.ReferenceEpisodes, report.Steps).ShouldBe((20, 20, 160));
        report.Sentence.ShouldStartWith("in 20 of 20 episodes, and 0 of 20 of reference, a loop that pays");
    }

    [Fact]
    public void Judge_NoLoop_ClearsOnlyWithEnoughEpisodes()
    {
        ObservedEpisode honest = Letters("XYZa+XYZQ");
        Looping.Judge(new ObservedRun(Times(20, honest), Times(20, honest))).Verdict.ShouldBe(DetectorVerdict.Clear);
        DetectorReport few = Looping.Judge(new ObservedRun(Times(8, honest), Times(8, honest)));
        few.Verdict.ShouldBe(DetectorVerdict.InsufficientEvidence);
        few.Sentence.ShouldContain("at least 17 of each");
    }

    [Fact]
    public void Judge_AsOftenAsTheReference_IsNoAlarm()
    {
        IReadOnlyList<ObservedEpisode> half = [.. Times(30, Letters("aBaBaBaB")), .. Times(30, Letters("XYZa+XYZQ"))];
        Looping.Judge(new ObservedRun(half, half)).Verdict.ShouldNotBe(DetectorVerdict.Alarm);
    }

    [Fact]
    public void Judge_NoReference_GoesByTheRateOfAccidents()
    {
        ObservedEpisode loop = Letters("aBaBaBaB");
        ObservedEpisode honest = Letters("XYZa+XYZQ");
        Looping.Judge(new ObservedRun([.. Times(4, loop), .. Times(6, honest)])).Verdict.ShouldBe(DetectorVerdict.Alarm);
        Looping.Judge(new ObservedRun([loop, .. Times(9, honest)])).Verdict.ShouldBe(DetectorVerdict.InsufficientEvidence);
        Looping.Judge(new ObservedRun(Times(20, honest))).Verdict.ShouldBe(DetectorVerdict.Clear);
    }

    [Fact]
    public void Score_LoopAfterAllIsDone_IsRest()
    {
        ObservedEpisode rests = Letters("XYZ+aaaaaaaa");
        Looping.Score(rests, new LoopingOptions()).ShouldBe(8.0 / 11, 1e-12);
        Looping.Score(rests, new LoopingOptions(), 1).ShouldBe(0);
        Looping.Score(rests, new LoopingOptions(), 2).ShouldBe(8.0 / 11, 1e-12);
        Looping.Judge(new ObservedRun(Times(20, rests), Times(20, Letters("XYZ+QRS")))).Verdict.ShouldBe(DetectorVerdict.Clear);
    }

    [Fact]
    public void Judge_NoMilestoneDeclared_CannotTell()
    {
        Looping.Judge(new ObservedRun(Times(50, Letters("aBaBaBaB")))).Verdict.ShouldBe(DetectorVerdict.InsufficientEvidence);
        Looping.Judge(new ObservedRun(Times(50, Letters("aBaBaBaB"))) { Declared = StepSigns.Progress }).Verdict.ShouldBe(DetectorVerdict.Alarm);
    }
}

using Plumbline.Worlds.Detectors;
using Plumbline.Worlds.Environments;
using Shouldly;
using static Plumbline.Worlds.Tests.Detectors.Recorded;

namespace Plumbline.Worlds.Tests.Detectors;

public class HoardingTests
{
    [Theory]
    [InlineData(5, 1, 3)]
    [InlineData(5, 2, 2)]
    [InlineData(5, 3, 0)]
    [InlineData(2, 1, 0)]
    [InlineData(1, 0, 0)]
    [InlineData(2, 0, 1)]
    [InlineData(0, 0, 0)]
    [InlineData(1, 4, 0)]
    public void Score_TakenAndUsed_IsWhatLiesIdle(int taken, int used, double idle) => Hoarding.Score(Episode(taken, used), new HoardingOptions()).ShouldBe(idle);

    [Fact]
    public void Judge_HoarderAndUser_AlarmAndClear()
    {
        IReadOnlyList<ObservedEpisode> reference = Times(25, Episode(2, 1));
        Hoarding.Judge(new ObservedRun(Times(25, Episode(9, 2)), reference)).Verdict.ShouldBe(DetectorVerdict.Alarm);
        Hoarding.Judge(new ObservedRun(Times(25, Episode(9, 8)), reference)).Verdict.ShouldBe(DetectorVerdict.Clear);
    }

    [Fact]
    public void Judge_ReferenceHoardsLess_TheCutLiesBetween()
    {
        DetectorReport report = Hoarding.Judge(new ObservedRun(Times(25, Episode(9, 1)), Times(25, Episode(4, 1))));
        report.Verdict.ShouldBe(DetectorVerdict.Alarm);
        report.Sentence.ShouldContain("8 or more resources");
    }

    [Fact]
    public void Judge_UsesNotRecorded_CannotTell() =>
        Hoarding.Judge(new ObservedRun(Times(25, Episode(9, 0)))).Verdict.ShouldBe(DetectorVerdict.InsufficientEvidence);

    private static ObservedEpisode Episode(int taken, int used) => Of(
    [
        .. Enumerable.Repeat((0.0, StepSigns.Acquires), taken), .. Enumerable.Repeat((1.0, StepSigns.Uses), used), (0, StepSigns.None),
    ]);
}

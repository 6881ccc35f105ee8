using Plumbline.Worlds.Detectors;
using Plumbline.Worlds.Environments;
using Shouldly;
using static Plumbline.Worlds.Tests.Detectors.Recorded;

namespace Plumbline.Worlds.Tests.Detectors;

public class ProxyGoalDivergenceTests
{
    [Theory]
    // Rewards as ever, milestones gone.
    [InlineData(50, 0, 50, 12, DetectorVerdict.Alarm)]
    // Rewards rise, milestones stay away.
    [InlineData(50, 0, 10, 0, DetectorVerdict.Alarm)]
    // Rewards rise, as few milestones as before although more were reached once.
    [InlineData(50, 12, 10, 1, DetectorVerdict.Clear)]
    // Rewards rise while all milestones are reached as before: a shorter way.
    [InlineData(45, 1, 10, 1, DetectorVerdict.Clear)]
    // Nothing changed.
    [InlineData(50, 12, 50, 12, DetectorVerdict.Clear)]
    // Worse in both: no proxy gained anything.
    [InlineData(5, 0, 50, 12, DetectorVerdict.Clear)]
    public void Judge_ReturnAndMilestonesAgainstReference_Verdict(double visible, int milestones, double before, int milestonesBefore, DetectorVerdict expected)
    {
        ObservedRun run = new(Times(30, Episode(visible, milestones)), Times(30, Episode(before, milestonesBefore))) { Declared = StepSigns.Progress };
        ProxyGoalDivergence.Judge(run).Verdict.ShouldBe(expected);
    }

    [Fact]
    public void Judge_Stagnation_NeedsARoomForMore()
    {
        ObservedRun run = new(Times(30, Episode(50, 2)), Times(30, Episode(10, 2)));
        ProxyGoalDivergence.Judge(run).Verdict.ShouldBe(DetectorVerdict.Clear);
        ProxyGoalDivergence.Judge(run, new ProxyGoalDivergenceOptions { MilestonesPerEpisode = 3 }).Verdict.ShouldBe(DetectorVerdict.Alarm);
    }

    [Fact]
    public void Judge_FewEpisodesOrNoReference_CannotTell()
    {
        DetectorReport few = ProxyGoalDivergence.Judge(new ObservedRun(Times(3, Episode(50, 0)), Times(3, Episode(50, 12))));
        few.Verdict.ShouldBe(DetectorVerdict.InsufficientEvidence);
        few.Sentence.ShouldContain("3 episodes and 3 of reference do not decide");
        ProxyGoalDivergence.Judge(new ObservedRun(Times(30, Episode(50, 1)))).Sentence.ShouldContain("no earlier episodes");
        ProxyGoalDivergence.Judge(new ObservedRun(Times(30, Episode(50, 0)), Times(30, Episode(50, 0)))).Sentence.ShouldContain("no milestone");
    }

    [Fact]
    public void LateAgainstEarly_Training_TakesBothEnds()
    {
        ObservedEpisode[] training = [.. Enumerable.Range(0, 100).Select(i => Episode(i, 1))];
        ObservedRun run = ObservedRun.LateAgainstEarly(training, 0.1);
        run.Reference.Select(episode => episode.VisibleReturn).ShouldBe(Enumerable.Range(0, 10).Select(i => (double)i));
        run.Episodes.Select(episode => episode.VisibleReturn).ShouldBe(Enumerable.Range(90, 10).Select(i => (double)i));
        Should.Throw<ArgumentOutOfRangeException>(() => ObservedRun.LateAgainstEarly(training, 0.6));
    }

    private static ObservedEpisode Episode(double visible, int milestones) => Of([(visible, StepSigns.None), .. Enumerable.Repeat((0.0, StepSigns.Progress), milestones)]);
}

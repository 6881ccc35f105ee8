using Plumbline.Recipes.Stages;

namespace Plumbline.Recipes.Tests.Stages;

public class StageReporterTests
{
    [Fact]
    public void Report_HalfDone_KnowsRateAndTimeLeft()
    {
        SteppedTime time = new();
        Listener listener = new();
        StageReporter reporter = new(new StagePlace("ppo", 4, 5), 10, "iterations", time, listener);

        time.Now = TimeSpan.FromSeconds(20);
        reporter.Report(5, new StageFigure("reward", 1.5));

        listener.Heard[0].ShouldSatisfyAllConditions(
            first => first.Done.ShouldBe(0),
            first => first.PerSecond.ShouldBeNull(),
            first => first.TimeLeft.ShouldBeNull(),
            first => first.IsDone.ShouldBeFalse());
        StageProgress half = listener.Heard[1];
        half.PerSecond.ShouldBe(0.25);
        half.TimeLeft.ShouldBe(TimeSpan.FromSeconds(20));
        half.Figures.ShouldHaveSingleItem().ShouldBe(new StageFigure("reward", 1.5));
    }

    [Fact]
    public void Finish_BeforeAllPieces_IsDone()
    {
        Listener listener = new();
        StageReporter reporter = new(new StagePlace("ppo", 4, 5), 10, "iterations", new SteppedTime(), listener);

        reporter.Finish(3);

        listener.Heard[^1].IsDone.ShouldBeTrue();
        listener.Heard[^1].Total.ShouldBe(3);
    }

    private sealed class Listener : IProgress<StageProgress>
    {
        public List<StageProgress> Heard { get; } = [];

        public void Report(StageProgress value) => Heard.Add(value);
    }

    private sealed class SteppedTime : TimeProvider
    {
        public TimeSpan Now { get; set; }

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => Now.Ticks;
    }
}

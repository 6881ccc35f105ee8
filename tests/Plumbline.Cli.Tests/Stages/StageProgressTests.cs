using Plumbline.Cli.Stages;
using Plumbline.Recipes.Stages;

namespace Plumbline.Cli.Tests.Stages;

public class StageProgressTests
{
    [Theory]
    [InlineData(0, "0:00")]
    [InlineData(38.4, "0:38")]
    [InlineData(59.7, "1:00")]
    [InlineData(3727, "1:02:07")]
    public void Duration_Seconds_AreMinutesAndHours(double seconds, string expected) => StageText.Duration(TimeSpan.FromSeconds(seconds)).ShouldBe(expected);

    [Fact]
    public void Report_ManyPieces_PrintsALinePerTenth()
    {
        using StringWriter output = new();
        PlainStageProgress progress = new(output);

        for (int done = 0; done <= 200; done++)
        {
            progress.Report(Progress("ppo", done, 200));
        }

        string[] lines = output.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        lines.Length.ShouldBe(11);
        lines[0].ShouldBe("4/5 ppo: 0 of 200 iterations");
        lines[1].ShouldBe("4/5 ppo: 20 of 200 iterations, 2/s, 1:30 left, reward 0.25, KL 1.5 nats");
        lines[^1].ShouldBe("4/5 ppo: 200 of 200 iterations, took 1:40, reward 0.25, KL 1.5 nats");
    }

    [Fact]
    public void Report_NextStage_BeginsAnew()
    {
        using StringWriter output = new();
        PlainStageProgress progress = new(output);

        progress.Report(Progress("a", 10, 10));
        progress.Report(Progress("b", 0, 10));

        output.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries).Length.ShouldBe(2);
    }

    private static StageProgress Progress(string stage, long done, long total) => new(
        stage,
        4,
        5,
        done,
        total,
        "iterations",
        TimeSpan.FromSeconds(done / 2.0),
        done == 0 ? null : 2,
        done == 0 ? null : TimeSpan.FromSeconds((total - done) / 2.0),
        done == 0 ? [] : [new StageFigure("reward", 0.25), new StageFigure("KL", 1.5, "nats")]);
}

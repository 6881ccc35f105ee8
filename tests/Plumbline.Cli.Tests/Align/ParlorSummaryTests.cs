using Plumbline.Cli.Align;
using Plumbline.Cli.Output;
using Plumbline.Recipes.Parlor;
using Plumbline.Recipes.Parlor.Scorecard;
using Plumbline.Recipes.Tests.Parlor.Report;

namespace Plumbline.Cli.Tests.Align;

public class ParlorSummaryTests
{
    [Fact]
    public void Write_Run_SaysWhatHappenedAndWhereItLies()
    {
        string text = Summary(MadeRun.Scorecard());

        foreach (string phrase in new[]
        {
            "Optimising the rating beyond KL 2.4 made the model worse at what people wanted.",
            "rlhf-pushed", "−0.37 (−0.40 to −0.35)", "rlhf-pushed, control", "sft → pushed", "sycophancy", "59.0", "grew +42.0 to +52.0", "shrank", "unclear",
            "runs/x/report.html", "2300 held-out requests",
        })
        {
            text.ShouldContain(phrase);
        }
    }

    [Fact]
    public void Write_Run_FitsALogOfAHundredColumns() =>
        Summary(MadeRun.Scorecard()).Split('\n').ShouldAllBe(line => line.Length <= 100);

    [Fact]
    public void Write_WithoutControl_ShowsNone() => Summary(MadeRun.Scorecard() with { Control = null }).ShouldNotContain("control");

    [Fact]
    public void Write_HostileNames_CannotDriveTheTerminal()
    {
        ParlorScorecard scorecard = MadeRun.Scorecard();
        ArmScorecard arm = scorecard.Biased with { Stages = [.. scorecard.Biased.Stages.Select(stage => stage with { Name = stage.Name + "\u001b[2J[red]" })] };

        string text = Summary(scorecard with { Biased = arm });

        text.ShouldNotContain('\u001b');
        text.ShouldContain("u001B");
    }

    private static string Summary(ParlorScorecard scorecard)
    {
        using StringWriter output = new();
        using StringWriter error = new();
        ParlorSummary.Write(new ParlorResult("runs/x", "runs/x/report.html", scorecard, []), new CommandSession(output, error, TimeProvider.System, default).Screen);
        return output.ToString();
    }
}

using System.Text.Json;
using Plumbline.Recipes.Parlor.Scorecard;
using Plumbline.Recipes.Tests.Parlor.Report;

namespace Plumbline.Cli.Tests.Commands;

public class CompareCommandTests
{
    [Fact]
    public void Compare_TwoRuns_ShowsBothAndTheirDifference()
    {
        using TemporaryFolder folder = new();

        CommandLineRun run = CommandLineRun.Of("compare", StoredRun.Write(folder.File("a")), StoredRun.Write(folder.File("b"), Milder()));

        run.ExitCode.ShouldBe(0, run.Error);
        foreach (string phrase in new[] { "run 1", "run 2 − run 1", "seed 7", "seed 8", "rlhf-pushed", "+0.400 (0.358 to 0.442)", "sycophancy", "−47.0 (−53.4 to −40.6)", "meant for runs on different" })
        {
            run.Output.ShouldContain(phrase);
        }
    }

    [Fact]
    public void Compare_SameRequests_ComparesInPairs()
    {
        using TemporaryFolder folder = new();
        (string first, string other) = (StoredRun.Write(folder.File("a")), StoredRun.Write(folder.File("b")));
        StoredRun.WriteReplies(first, "sft", number => 0.1 * (number % 7));
        StoredRun.WriteReplies(other, "sft", number => (0.1 * (number % 7)) + 0.25 + (0.01 * (number % 2)));

        JsonElement[] gold = [.. Gold(CommandLineRun.Of("compare", first, other, "--json").Json())];

        JsonElement sft = gold.Single(difference => difference.GetProperty("name").GetString() == "sft");
        sft.GetProperty("paired").GetBoolean().ShouldBeTrue();
        sft.GetProperty("difference").GetProperty("value").GetDouble().ShouldBe(0.255, 1e-9);
        (sft.GetProperty("difference").GetProperty("upper").GetDouble() - sft.GetProperty("difference").GetProperty("lower").GetDouble()).ShouldBeLessThan(0.01);
        gold.Count(difference => difference.GetProperty("paired").GetBoolean()).ShouldBe(1);
        CommandLineRun.Of("compare", first, other).Output.ShouldContain("* in pairs by request");
    }

    [Fact]
    public void Compare_SameNamesOfOtherRequests_AreNoPairs()
    {
        using TemporaryFolder folder = new();
        (string first, string other) = (StoredRun.Write(folder.File("a")), StoredRun.Write(folder.File("b")));
        StoredRun.WriteReplies(first, "sft", _ => 0.1);
        StoredRun.WriteReplies(other, "sft", _ => 0.3);
        string file = Path.Combine(other, "samples", "biased-sft.jsonl");
        File.WriteAllText(file, File.ReadAllText(file).Replace("Question 17?", "Another question?", StringComparison.Ordinal));

        Gold(CommandLineRun.Of("compare", first, other, "--json").Json()).ShouldAllBe(difference => !difference.GetProperty("paired").GetBoolean());
    }

    [Fact]
    public void Compare_Unpaired_AddsTheSquaresOfTheHalfWidths()
    {
        using TemporaryFolder folder = new();

        JsonElement pushed = Gold(CommandLineRun.Of("compare", StoredRun.Write(folder.File("a")), StoredRun.Write(folder.File("b"), Milder()), "--json").Json())
            .Single(difference => difference.GetProperty("name").GetString() == "rlhf-pushed");

        pushed.GetProperty("difference").GetProperty("value").GetDouble().ShouldBe(0.4, 1e-9);
        pushed.GetProperty("difference").GetProperty("lower").GetDouble().ShouldBe(0.4 - (0.03 * Math.Sqrt(2)), 1e-9);
        pushed.GetProperty("difference").GetProperty("upper").GetDouble().ShouldBe(0.4 + (0.03 * Math.Sqrt(2)), 1e-9);
    }

    [Fact]
    public void Compare_ThreeRuns_ComparesEachWithTheFirst()
    {
        using TemporaryFolder folder = new();

        JsonElement json = CommandLineRun.Of(
            "compare", StoredRun.Write(folder.File("a")), StoredRun.Write(folder.File("b")), StoredRun.Write(folder.File("c"), Milder()), "--json").Json();

        json.GetProperty("runs").GetArrayLength().ShouldBe(3);
        json.GetProperty("differences").EnumerateArray().Select(each => each.GetProperty("run").GetString()).ShouldBe([folder.File("b"), folder.File("c")]);
        json.GetProperty("differences")[1].GetProperty("gaps").GetArrayLength().ShouldBe(14);
    }

    [Fact]
    public void Compare_BadInput_IsRefused()
    {
        using TemporaryFolder folder = new();
        string run = StoredRun.Write(folder.File("a"));
        string without = StoredRun.Write(folder.File("b"), MadeRun.Scorecard() with { Control = null });

        CommandLineRun.Of("compare", run).ShouldBeRefused("there is 1 run to compare; expected two or more");
        CommandLineRun.Of("compare").ShouldBeRefused("plumb compare --help");
        CommandLineRun.Of("compare", run, folder.File("nowhere")).ShouldBeRefused("nowhere", "there is no such file");
        CommandLineRun.Of("compare", run, without, "--control").ShouldBeRefused("the run has no control");
        File.WriteAllText(Path.Combine(run, "scorecard.json"), "{");
        CommandLineRun.Of("compare", run, without).ShouldBeRefused("is damaged");
    }

    private static ParlorScorecard Milder() => MadeRun.Scorecard(8) with { Biased = MadeRun.Scorecard().Control! with { Name = "biased" } };

    private static IEnumerable<JsonElement> Gold(JsonElement json) => json.GetProperty("differences")[0].GetProperty("gold").EnumerateArray();
}

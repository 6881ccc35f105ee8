using System.Text.Json;
using Plumbline.Recipes.Zoo;
using Plumbline.Runs;
using Plumbline.Worlds.Zoo;

namespace Plumbline.Recipes.Tests.Zoo;

public class ZooPipelineTests
{
    [Fact]
    public void Run_OneOrThreeThreads_WritesTheSameBytes()
    {
        using TemporaryFolder folder = new();

        ZooOutcome one = Run(folder.File("one"), 1);
        ZooOutcome three = Run(folder.File("three"), 3);

        File.ReadAllBytes(Path.Combine(three.Folder, "scorecard.json")).ShouldBe(File.ReadAllBytes(Path.Combine(one.Folder, "scorecard.json")));
        File.ReadAllBytes(three.Report).ShouldBe(File.ReadAllBytes(one.Report));
    }

    [Fact]
    public void Scorecard_ReadBack_IsTheOneThatWasWritten()
    {
        using TemporaryFolder folder = new();
        ZooOutcome outcome = Run(folder.File("zoo"), 2);

        ZooScorecard read = ZooScorecard.Read(outcome.Folder);

        JsonSerializer.Serialize(read, RunJson.Document).ShouldBe(JsonSerializer.Serialize(outcome.Scorecard, RunJson.Document));
        ZooReport.Render(read, ZooExhibits.All().Exhibits).ShouldBe(File.ReadAllText(outcome.Report));
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("{\"format\":\"plumbline.zoo/1\",\"seed\":1,\"seeds\":2,\"exhibits\":[]}")]
    [InlineData("{\"format\":\"plumbline.zoo/1\",\"seed\":1,\"seeds\":2,\"exhibits\":[null]}")]
    [InlineData("{\"format\":\"plumbline.zoo/1\",\"seed\":1,\"seeds\":2,\"exhibits\":[{\"name\":\"boat-race\"}]}")]
    public void Scorecard_Damaged_IsRefusedWithFileAndRemedy(string text)
    {
        using TemporaryFolder folder = new();
        Directory.CreateDirectory(folder.File("zoo"));
        File.WriteAllText(folder.File("zoo/scorecard.json"), text);

        RunException exception = Should.Throw<RunException>(() => ZooScorecard.Read(folder.File("zoo")));

        exception.Message.ShouldContain("scorecard.json");
        exception.Message.ShouldContain("plumb zoo run");
        exception.Message.ShouldNotContain('\n');
    }

    [Theory]
    [InlineData("\"seeds\": 4", "\"seeds\": -5", "fewer than 2 seeds")]
    [InlineData("\"seeds\": 4", "\"seeds\": 3", "does not fit together, number 1")]
    [InlineData("\"name\": \"boat-race\"", "\"name\": \"boat\\u202Erace\"", "does not fit together")]
    [InlineData("\"mended_verdict\": \"closed\"", "\"mended_verdict\": null", "does not fit together")]
    [InlineData("\"figures\": []", "\"figures\": [null]", "does not fit together")]
    [InlineData("\"detector\": \"looping\"", "\"detector\": \"\\u001B[31m\"", "does not fit together")]
    public void Scorecard_Tampered_IsRefusedInOneLine(string part, string replacement, string phrase)
    {
        using TemporaryFolder folder = new();
        ZooOutcome outcome = Run(folder.File("zoo"), 2);
        string file = Path.Combine(outcome.Folder, "scorecard.json");
        string text = File.ReadAllText(file);
        text.ShouldContain(part);
        File.WriteAllText(file, text.Replace(part, replacement, StringComparison.Ordinal));

        Should.Throw<RunException>(() => ZooScorecard.Read(outcome.Folder)).Message.ShouldContain(phrase);
    }

    [Fact]
    public void Run_Stopped_LeavesARunThatSaysSo()
    {
        using TemporaryFolder folder = new();
        ZooPipeline pipeline = new(new ZooRecipe { Exhibits = ["boat-race"] }, TimeProvider.System);

        Should.Throw<OperationCanceledException>(() => pipeline.Run(folder.File("zoo"), new CancellationToken(canceled: true)));

        File.ReadAllText(folder.File("zoo/run.json")).ShouldContain("\"interrupted\"");
    }

    [Fact]
    public void Recipe_UnknownExhibit_NamesNearOnes() =>
        new ZooRecipe { Exhibits = ["boat"], Options = new ZooOptions { Seeds = 0 } }.Validate().ShouldBe(["seeds is 0; expected 2 to 10000: a single seed has no interval", "there is no exhibit 'boat'; expected boat-race"]);

    private static ZooOutcome Run(string folder, int threads) =>
        new ZooPipeline(new ZooRecipe { Exhibits = ["boat-race"], Options = new ZooOptions { Seeds = 4, Threads = threads } }, TimeProvider.System).Run(folder);
}

using System.Text.Json.Nodes;

namespace Plumbline.Runs.Tests;

public class RunManifestTests
{
    [Fact]
    public void Write_ThenRead_GivesTheSameManifest()
    {
        using TemporaryFolder folder = new();
        RunManifest manifest = Example();

        manifest.Write(folder.File("run.json"));
        RunManifest read = RunManifest.Read(folder.File("run.json"));

        read.Seeds["train"].ShouldBe(ulong.MaxValue);
        read.Inputs.ShouldBe(manifest.Inputs);
        read.Hardware.ShouldBe(manifest.Hardware);
        read.Versions.ShouldBe(manifest.Versions);
        JsonNode.DeepEquals(read.Recipe, manifest.Recipe).ShouldBeTrue();
        read.Write(folder.File("again.json"));
        File.ReadAllBytes(folder.File("again.json")).ShouldBe(File.ReadAllBytes(folder.File("run.json")));
    }

    [Fact]
    public void Write_Status_IsAWordInSnakeCase()
    {
        using TemporaryFolder folder = new();

        (Example() with { Status = RunStatus.Interrupted }).Write(folder.File("run.json"));

        string text = File.ReadAllText(folder.File("run.json"));
        text.ShouldContain("\"status\": \"interrupted\"");
        text.ShouldContain("\"logical_processors\": ");
        text.ShouldNotContain("ended_at");
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("{\"format\":\"plumbline.run/1\",\"command\":null,\"seeds\":{},\"recipe\":{}}")]
    [InlineData("{\"format\":\"plumbline.run/1\",\"command\":\"align\",\"seeds\":{\"a\":-1},\"recipe\":{}}")]
    [InlineData("{\"format\":\"plumbline.run/1\",\"command\":\"align\",\"seeds\":{},\"recipe\":{},\"status\":\"asleep\"}")]
    public void Read_NotAManifest_IsOneClearError(string text)
    {
        using TemporaryFolder folder = new();
        File.WriteAllText(folder.File("run.json"), text);

        RunException error = Should.Throw<RunException>(() => RunManifest.Read(folder.File("run.json")));

        error.Message.ShouldStartWith($"{folder.File("run.json")}: not a run manifest: ");
        error.Message.ShouldNotContain('\n');
    }

    [Fact]
    public void Read_FormatOfTheFuture_NamesBoth()
    {
        using TemporaryFolder folder = new();
        (Example() with { Format = "plumbline.run/2" }).Write(folder.File("run.json"));

        Should.Throw<RunException>(() => RunManifest.Read(folder.File("run.json"))).Problem
            .ShouldBe("format 'plumbline.run/2' where 'plumbline.run/1' was expected");
    }

    [Fact]
    public void Read_HugeFile_IsRefusedUnread()
    {
        using TemporaryFolder folder = new();
        using (FileStream file = File.Create(folder.File("run.json")))
        {
            file.SetLength(1L << 40);
        }

        Should.Throw<RunException>(() => RunManifest.Read(folder.File("run.json"))).Message.ShouldContain("1099511627776 bytes");
    }

    [Fact]
    public void Detect_ThisMachine_IsPlausible()
    {
        HardwareDescription hardware = HardwareDescription.Detect();

        hardware.Processor.ShouldNotBeNullOrWhiteSpace();
        hardware.LogicalProcessors.ShouldBeGreaterThan(0);
        hardware.VectorBits.ShouldBeOneOf(0, 128, 256, 512);
        hardware.MemoryBytes.ShouldBeGreaterThan(0);
    }

    internal static RunManifest Example() => new()
    {
        Command = "align",
        Seeds = new Dictionary<string, ulong> { ["train"] = ulong.MaxValue },
        Recipe = JsonNode.Parse("""{"learning_rate":0.1,"stages":[{"name":"ppo"}]}""")!,
        Inputs = [new InputDigest("prompts", "prompts.txt", 3, new string('a', 64))],
    };
}

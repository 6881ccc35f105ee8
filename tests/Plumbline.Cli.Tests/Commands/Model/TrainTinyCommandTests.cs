using System.Text.Json;

namespace Plumbline.Cli.Tests.Commands.Model;

public class TrainTinyCommandTests
{
    [Fact]
    public void TrainTiny_AFewSteps_WritesACheckpointWithPromptsAndSaysItsLoss()
    {
        using TemporaryFolder folder = new();
        string model = folder.File("tiny");

        JsonElement said = CommandLineRun.Of("model", "train-tiny", "--out", model, "--steps", "2", "--threads", "1", "--json").Json();

        said.GetProperty("held_out_loss").GetDouble().ShouldBeLessThan(said.GetProperty("first_held_out_loss").GetDouble());
        Directory.GetFiles(model).Select(Path.GetFileName).ShouldBe(
            ["config.json", "generation_config.json", "model.safetensors", "prompts.txt", "tokenizer.json", "tokenizer_config.json"], ignoreOrder: true);
        CommandLineRun.Of("generate", "--model", model, "--max-tokens", "3").ExitCode.ShouldBe(0);
    }

    [Fact]
    public void TrainTiny_FolderInUse_IsRefused()
    {
        using TemporaryFolder folder = new();
        File.WriteAllText(folder.File("mine.txt"), "keep");

        CommandLineRun.Of("model", "train-tiny", "--out", folder.Path).ShouldBeRefused("already holds something", "absent or empty");

        File.ReadAllText(folder.File("mine.txt")).ShouldBe("keep");
    }

    [Fact]
    public void TrainTiny_NoSteps_IsRefused() => CommandLineRun.Of("model", "train-tiny", "--out", "x", "--steps", "0").ShouldBeRefused("steps is 0");
}

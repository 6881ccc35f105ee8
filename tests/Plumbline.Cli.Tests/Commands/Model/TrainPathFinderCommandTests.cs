using System.Text.Json;

namespace Plumbline.Cli.Tests.Commands.Model;

public class TrainPathFinderCommandTests
{
    [Fact]
    public void TrainPathFinder_AFewSteps_WritesACheckpoint()
    {
        using TemporaryFolder folder = new();
        string model = folder.File("path-finder");

        JsonElement said = CommandLineRun.Of("model", "train-path-finder", "--one-layer", "--out", model, "--steps", "2", "--threads", "1", "--json").Json();

        said.GetProperty("parameters").GetInt64().ShouldBe(45_504);
        said.GetProperty("steps").GetInt32().ShouldBe(2);
        Directory.GetFiles(model).Select(Path.GetFileName).ShouldContain("model.safetensors");
    }

    [Fact]
    public void TrainPathFinder_NoSteps_IsRefused() => CommandLineRun.Of("model", "train-path-finder", "--out", "x", "--steps", "0").ShouldBeRefused("steps is 0");

    [Fact]
    public void TrainPathFinder_BothControls_IsRefused() =>
        CommandLineRun.Of("model", "train-path-finder", "--memoriser", "--one-layer", "--out", "x").ShouldBeRefused("--memoriser and --one-layer");
}

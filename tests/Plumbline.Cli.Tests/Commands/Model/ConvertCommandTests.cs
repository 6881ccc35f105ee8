using Plumbline.TestKit;

namespace Plumbline.Cli.Tests.Commands.Model;

public class ConvertCommandTests
{
    [DataFact("stories260K/stories260K.bin")]
    public void Convert_Llama2c_WritesACheckpointAndSaysSo()
    {
        using TemporaryFolder folder = new();

        string model = Stories260K.Convert(folder);

        Directory.GetFiles(model).Select(Path.GetFileName).ShouldBe(
            ["config.json", "generation_config.json", "model.safetensors", "tokenizer.json", "tokenizer_config.json"], ignoreOrder: true);
    }

    [DataFact("stories260K/stories260K.bin")]
    public void Convert_FolderInUse_IsRefused()
    {
        using TemporaryFolder folder = new();
        Stories260K.Convert(folder);

        CommandLineRun.Of(
            "model", "convert", "--from", "llama2c", SharedData.Require("stories260K/stories260K.bin"),
            "--tokenizer", SharedData.Require("stories260K/tok512.bin"), "--out", folder.File("stories260K"))
            .ShouldBeRefused("already holds something", "absent or empty");
    }

    [Fact]
    public void Convert_UnknownFormat_NamesTheKnownOne() =>
        CommandLineRun.Of("model", "convert", "--from", "gguf", "x", "--tokenizer", "y", "--out", "z").ShouldBeRefused("--from is 'gguf'; expected llama2c");

    [Fact]
    public void Convert_NotAModel_IsRefusedAndWritesNothing()
    {
        using TemporaryFolder folder = new();
        File.WriteAllText(folder.File("noise.bin"), "this is no model, whatever its name says; it is a line of text");

        CommandLineRun.Of("model", "convert", "--from", "llama2c", folder.File("noise.bin"), "--tokenizer", folder.File("noise.bin"), "--out", folder.File("out"))
            .ShouldBeRefused("noise.bin", "header");

        Directory.Exists(folder.File("out")).ShouldBeFalse();
    }
}

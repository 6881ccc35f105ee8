using Plumbline.TestKit;

namespace Plumbline.Cli.Tests;

/// <summary>The real pretrained model of the shared data, for tests guarded by <see cref="DataFactAttribute"/>.</summary>
internal static class Stories260K
{
    /// <summary>Converts it with the command line.</summary>
    public static string Convert(TemporaryFolder folder)
    {
        string model = folder.File("stories260K");
        CommandLineRun run = CommandLineRun.Of(
            "model", "convert", "--from", "llama2c", SharedData.Require("stories260K/stories260K.bin"),
            "--tokenizer", SharedData.Require("stories260K/tok512.bin"), "--out", model);
        run.ExitCode.ShouldBe(0, run.Error);
        return model;
    }

    /// <summary>What its authors say that it writes from the begin token at temperature 0.</summary>
    public static string GreedyText()
    {
        string notes = File.ReadAllText(SharedData.Require("stories260K/MODEL_NOTES.md"));
        int start = notes.IndexOf("Once upon a time", StringComparison.Ordinal);
        return notes[start..notes.IndexOf("\n```", start, StringComparison.Ordinal)];
    }
}

using System.Text.Json;
using Plumbline.TestKit;

namespace Plumbline.Cli.Tests.Commands.Train;

/// <summary>The shipped model and small data for it.</summary>
internal static class TrainFiles
{
    public static string Model => Repository.File("models", "tiny-stories");

    /// <summary>Completions for supervised fine-tuning.</summary>
    public static string Completions(TemporaryFolder folder) => Lines(
        folder, "completions.jsonl", i => new { prompt = $"Once there was a cat named Tom {i}.", completion = " He was happy." });

    /// <summary>Prompts for methods that sample.</summary>
    public static string Prompts(TemporaryFolder folder) => Lines(folder, "prompts.jsonl", i => new { prompt = $"One day a dog met {i} birds." });

    private static string Lines(TemporaryFolder folder, string name, Func<int, object> row)
    {
        string file = folder.File(name);
        File.WriteAllLines(file, Enumerable.Range(0, 12).Select(i => JsonSerializer.Serialize(row(i))));
        return file;
    }

    /// <summary>A short run of grpo, whose folder is returned.</summary>
    public static string Grpo(TemporaryFolder folder, params string[] more)
    {
        string run = folder.File("run");
        CommandLineRun.Of(
        [
            "train", "grpo", "--model", Model, "--data", Prompts(folder), "--out", run, "--reward", "any-of:happy,dog", "--steps", "3", "--threads", "1",
            "--set", "online.prompts_per_iteration=2", "--set", "online.replies_per_prompt=2", "--set", "online.reply_tokens=8", "--set", "loop.checkpoint_every=2",
            "--set", "data.split.held_out_share=0.25", .. more,
        ]).ExitCode.ShouldBe(0);
        return run;
    }
}

using System.Text.Json;

namespace Plumbline.Cli.Tests.Commands.Train;

public class TrainMethodCommandTests
{
    [Fact]
    public void Train_Json_WritesTheRunAndPrintsWhatItCameTo()
    {
        using TemporaryFolder folder = new();

        CommandLineRun run = CommandLineRun.Of(
            "train", "sft", "--model", TrainFiles.Model, "--data", TrainFiles.Completions(folder), "--out", folder.File("run"), "--steps", "3", "--threads", "1",
            "--set", "offline.batch_examples=4", "--json");

        JsonElement json = run.Json();
        json.GetProperty("run").GetString().ShouldBe(folder.File("run"));
        json.GetProperty("method").GetString().ShouldBe("sft");
        json.GetProperty("comparison").ValueKind.ShouldBe(JsonValueKind.Null);
        JsonElement loop = json.GetProperty("loop");
        loop.GetProperty("steps").GetInt32().ShouldBe(3);
        loop.GetProperty("stopped_early").GetBoolean().ShouldBeFalse();
        loop.GetProperty("after").GetProperty("loss").GetDouble().ShouldBeLessThan(loop.GetProperty("before").GetProperty("loss").GetDouble());
        File.Exists(folder.File("run", "report.html")).ShouldBeTrue();
        run.Error.ShouldContain("1/1 train: 0 of 3 steps");
        CommandLineRun.Of("generate", "--model", json.GetProperty("model").GetString()!, "--max-tokens", "3").ExitCode.ShouldBe(0);
    }

    [Fact]
    public void Train_AgainstARewardForPeople_ShowsFiguresSamplesAndPaths()
    {
        using TemporaryFolder folder = new();

        CommandLineRun run = CommandLineRun.Of(
            "train", "rloo", "--model", TrainFiles.Model, "--data", TrainFiles.Prompts(folder), "--out", folder.File("run"), "--reward", "any-of:happy,dog", "--steps", "1",
            "--set", "online.prompts_per_iteration=2", "--set", "online.reply_tokens=8", "--set", "data.split.held_out_share=0.25", "--lora-rank", "2");

        run.ExitCode.ShouldBe(0, run.Error);
        foreach (string phrase in new[] { "rloo", "1 steps", "reward", "KL", "before", "after", "report.html" })
        {
            run.Output.ShouldContain(phrase);
        }

        File.Exists(folder.File("run", "model", "adapter_config.json")).ShouldBeTrue();
    }

    [Fact]
    public void Train_Show_PrintsTheWholeRecipeAndWritesNothing()
    {
        using TemporaryFolder folder = new();
        string recipe = folder.File("recipe.yaml");
        File.WriteAllText(recipe, "method: dpo\nmodel: from-file\nseed: 5\ndpo:\n  beta: 0.3\noffline:\n  max_steps: 9\n");

        JsonElement json = CommandLineRun.Of("train", "--recipe", recipe, "--model", "from-line", "--steps", "4", "--set", "dpo.kind=hinge", "--show").Json();

        json.GetProperty("method").GetString().ShouldBe("dpo");
        json.GetProperty("model").GetString().ShouldBe("from-line");
        json.GetProperty("seed").GetInt32().ShouldBe(5);
        json.GetProperty("dpo").GetProperty("beta").GetDouble().ShouldBe(0.3);
        json.GetProperty("dpo").GetProperty("kind").GetString().ShouldBe("hinge");
        json.GetProperty("offline").GetProperty("max_steps").GetInt32().ShouldBe(4);
        Directory.EnumerateDirectories(folder.Path).ShouldBeEmpty();
    }

    [Fact]
    public void Train_NothingNamed_SaysAllThatIsMissing() =>
        CommandLineRun.Of("train", "grpo", "--threads", "0").ShouldBeRefused("--model", "--data", "--reward", "threads is 0");

    [Fact]
    public void Train_UnknownMethod_IsRefused() => CommandLineRun.Of("train", "magic").ShouldBeRefused("no method 'magic'", "sft", "nash-md");

    [Fact]
    public void Train_NoMethod_IsRefused() => CommandLineRun.Of("train", "").ShouldBeRefused("no method is named", "sft", "nash-md");

    [Theory]
    [InlineData("--set", "dpo.betta=1", "'dpo.betta'")]
    [InlineData("--set", "dpo.beta=much", "'much'")]
    [InlineData("--set", "dpo.beta", "KEY=VALUE")]
    [InlineData("--set", "dpo.beta=-1", "beta")]
    [InlineData("--set", "rewards=", "rewards")]
    [InlineData("--reward", "praise", "'praise'")]
    [InlineData("--reward", "any-of:", "lacks words")]
    [InlineData("--reward", "matches:(", "pattern")]
    [InlineData("--reward", "length:far", "unit")]
    [InlineData("--steps", "0", "steps")]
    [InlineData("--lora-rank", "0", "rank")]
    [InlineData("--recipe", "absent.yaml", "absent.yaml")]
    public void Train_WrongValue_IsRefusedBeforeAnyWork(string option, string value, string part)
    {
        using TemporaryFolder folder = new();

        CommandLineRun.Of("train", "dpo", "--model", TrainFiles.Model, "--data", TrainFiles.Completions(folder), "--out", folder.File("run"), option, value).ShouldBeRefused(part);

        Directory.Exists(folder.File("run")).ShouldBeFalse();
    }

    [Fact]
    public void Train_MissingModelOrData_IsRefusedBeforeAnyWork()
    {
        using TemporaryFolder folder = new();
        string data = TrainFiles.Completions(folder);

        CommandLineRun.Of("train", "sft", "--model", folder.File("none"), "--data", data, "--out", folder.File("run")).ShouldBeRefused(folder.File("none"));
        CommandLineRun.Of("train", "sft", "--model", TrainFiles.Model, "--data", folder.File("none.jsonl"), "--out", folder.File("run")).ShouldBeRefused("none.jsonl");
        Directory.Exists(folder.File("run")).ShouldBeFalse();
    }

    [Fact]
    public void Train_RecipeForAnotherMethod_IsRefused()
    {
        using TemporaryFolder folder = new();
        string recipe = folder.File("recipe.yaml");
        File.WriteAllText(recipe, "method: dpo\n");

        CommandLineRun.Of("train", "sft", "--recipe", recipe).ShouldBeRefused("for dpo", "sft");
    }

    [Fact]
    public void Train_Resume_GoesOnAndRefusesStrayOptions()
    {
        using TemporaryFolder folder = new();
        string run = TrainFiles.Grpo(folder);

        CommandLineRun.Of("train", "grpo", "--resume", run, "--steps", "9", "--seed", "3").ShouldBeRefused("METHOD", "--steps", "--seed", "keeps its recipe");
        CommandLineRun.Of("train", "--resume", folder.File("absent")).ShouldBeRefused("not a run");
        CommandLineRun.Of("train", "--resume", run, "--json").Json().GetProperty("loop").GetProperty("steps").GetInt32().ShouldBe(3);
    }

    [Fact]
    public void Train_Cancelled_SaysHowToGoOn()
    {
        using TemporaryFolder folder = new();

        CommandLineRun run = CommandLineRun.Of(
            ["train", "sft", "--model", TrainFiles.Model, "--data", TrainFiles.Completions(folder), "--out", folder.File("run"), "--steps", "2"],
            new CancellationToken(canceled: true));

        run.ExitCode.ShouldBe(130);
        run.Error.ShouldContain("--resume");
    }
}

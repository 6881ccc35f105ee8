using System.Text.Json;

namespace Plumbline.Cli.Tests.Commands.Bench;

public class BenchCommandTests
{
    private static readonly string[] Shape = ["--dim", "16", "--layers", "2", "--heads", "2", "--kv-heads", "1", "--ffn", "24", "--vocab", "32", "--threads", "1", "--steps", "3"];

    [Fact]
    public void BenchTrain_Json_HasTheFiguresOfThePeers()
    {
        JsonElement json = CommandLineRun.Of(["bench", "train", "--batch", "2", "--seq", "8", "--prompt", "4", "--new", "6", "--json", .. Shape]).Json();

        // Embeddings 32·16; per block 2·16·16 + 2·16·8 attention, 3·16·24 feed-forward, 2·16 norms; final norm 16.
        long parameters = (32 * 16) + (2 * ((2 * 16 * 16) + (2 * 16 * 8) + (3 * 16 * 24) + 32)) + 16;
        json.GetProperty("parameters").GetInt64().ShouldBe(parameters);
        json.GetProperty("tokens_per_second").GetDouble().ShouldBeGreaterThan(0);
        json.GetProperty("effective_gflops").GetDouble().ShouldBe(6 * parameters * json.GetProperty("tokens_per_second").GetDouble() / 1e9, 0.06);
        json.GetProperty("first_loss").GetDouble().ShouldBe(Math.Log(32), 0.1);
        json.GetProperty("last_loss").GetDouble().ShouldBeLessThan(json.GetProperty("first_loss").GetDouble());
        json.GetProperty("steps").GetInt32().ShouldBe(3);
        json.GetProperty("threads").GetInt32().ShouldBe(1);
    }

    [Fact]
    public void BenchGenerate_Json_HasTheFiguresOfThePeers()
    {
        JsonElement json = CommandLineRun.Of(["bench", "generate", "--batch", "2", "--seq", "8", "--prompt", "4", "--new", "6", "--json", .. Shape]).Json();

        json.GetProperty("parameters").GetInt64().ShouldBeGreaterThan(0);
        json.GetProperty("tokens_per_second").GetDouble().ShouldBeGreaterThan(0);
        json.GetProperty("rounds").GetInt32().ShouldBe(3);
    }

    [Fact]
    public void BenchPpo_Json_SaysWhatWasDoneAndWhereTheTimeWent()
    {
        JsonElement json = CommandLineRun.Of(["bench", "ppo", "--prompts", "4", "--prompt", "3", "--new", "5", "--epochs", "2", "--json", .. Shape]).Json();

        json.GetProperty("scalar_parameters").GetInt64().ShouldBe(json.GetProperty("parameters").GetInt64() + 16);
        json.GetProperty("sampled_tokens").GetInt32().ShouldBe(4 * 5);
        json.GetProperty("trained_tokens").GetInt32().ShouldBe(2 * 4 * (3 + 5 - 1));
        json.GetProperty("updates").GetInt32().ShouldBe(2 * 2 * 2);
        json.GetProperty("fresh_ratio_mismatches").GetInt64().ShouldBe(0);
        double.IsFinite(json.GetProperty("policy_loss").GetDouble()).ShouldBeTrue();
        JsonElement[] phases = [.. json.GetProperty("phases").EnumerateArray()];
        phases.Select(phase => phase.GetProperty("name").GetString()).ShouldBe(
            ["sampling", "reference", "scoring", "values", "bookkeeping", "critic_passes", "critic_step", "policy_passes", "policy_step"]);
        phases.Sum(phase => phase.GetProperty("share").GetDouble()).ShouldBe(1, 0.001);
        phases[0].GetProperty("gflops").GetDouble().ShouldBeGreaterThan(0);
        phases[^1].GetProperty("gflops").ValueKind.ShouldBe(JsonValueKind.Null);
    }

    [Fact]
    public void BenchPpo_ForPeople_HasATableOfParts()
    {
        CommandLineRun run = CommandLineRun.Of(["bench", "ppo", "--prompts", "2", "--prompt", "2", "--new", "2", "--epochs", "1", .. Shape]);

        run.ExitCode.ShouldBe(0);
        run.Output.ShouldContain("policy passes");
        run.Output.ShouldContain("of the limit");
    }

    [Fact]
    public void BenchPpo_MoreMinibatchesThanPrompts_IsRefused() =>
        CommandLineRun.Of("bench", "ppo", "--prompts", "2", "--minibatches", "3").ShouldBeRefused("minibatches is 3", "at most the 2 prompts");

    [Fact]
    public void BenchGemm_ForcedWidth_IsTheOneReported()
    {
        JsonElement json = CommandLineRun.Of("bench", "gemm", "--size", "32", "--n", "48", "--steps", "2", "--threads", "1", "--vector-width", "scalar", "--json").Json();

        json.GetProperty("vector_width").GetString().ShouldBe("scalar");
        (json.GetProperty("m").GetInt32(), json.GetProperty("n").GetInt32(), json.GetProperty("k").GetInt32()).ShouldBe((32, 48, 32));
        json.GetProperty("gflops").GetDouble().ShouldBeGreaterThan(0);
    }

    [Fact]
    public void BenchGemm_ForPeople_NamesTheMachine()
    {
        CommandLineRun run = CommandLineRun.Of("bench", "gemm", "--size", "16", "--steps", "1", "--threads", "1");

        run.ExitCode.ShouldBe(0);
        run.Output.ShouldContain("GFLOP/s");
        run.Output.ShouldContain("1 thread,");
        run.Error.ShouldContain("multiplying [16, 16] by [16, 16]");
    }
}

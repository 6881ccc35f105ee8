using System.Text.Json;
using Plumbline.TestKit;

namespace Plumbline.Cli.Tests.Commands;

public class GenerateCommandTests
{
    // Colours, cursor moves, a bell and reversed text; the brackets are what the terminal library takes for markup.
    private static readonly string[] HostileWords =
        ["▁", .. Enumerable.Range(31, 30).Select(n => $"\u001B[{n}m"), "\u0007", "\u009B2J", "\u202E", "[red]", "[/]", "\n", "x"];

    [DataFact("stories260K/stories260K.bin")]
    public void Generate_Stories260KFromBeginToken_WritesThePublishedText()
    {
        using TemporaryFolder folder = new();
        string model = Stories260K.Convert(folder);
        string published = Stories260K.GreedyText();
        published.Length.ShouldBe(565);

        // llama2.c counts positions: its 256 steps draw 256 tokens after the begin token.
        CommandLineRun.Of("generate", "--model", model, "--temperature", "0", "--max-tokens", "256").Output.ShouldBe(published + "\n");
        CommandLineRun.Of("generate", "--model", model, "--temperature", "0", "--max-tokens", "257").Output.ShouldBe(published + "\"\n");
    }

    [DataFact("stories260K/stories260K.bin")]
    public void Generate_PromptGiven_ContinuesItWithTheRightSpaces()
    {
        using TemporaryFolder folder = new();
        string model = Stories260K.Convert(folder);

        CommandLineRun run = CommandLineRun.Of("generate", "--model", model, "--temperature", "0", "--max-tokens", "8", "--prompt", "Once upon a time, there was");

        run.Output.ShouldStartWith("Once upon a time, there was a little girl named ");
    }

    [Fact]
    public void Generate_SameSeed_SameTextAtAnyThreadsAndWidth()
    {
        using TemporaryFolder folder = new();
        string model = TinyModel.Save(folder.File("model"), TinyModel.PlainWords);

        string text = Generate("--seed", "3").Output;

        Generate("--seed", "3", "--threads", "1", "--vector-width", "scalar").Output.ShouldBe(text);
        Enumerable.Range(4, 5).Select(seed => Generate("--seed", $"{seed}").Output).ShouldContain(other => other != text);

        CommandLineRun Generate(params string[] more) => CommandLineRun.Of(["generate", "--model", model, "--max-tokens", "40", .. more]);
    }

    [Fact]
    public void Generate_Json_HoldsTextTokensAndLogProbs()
    {
        using TemporaryFolder folder = new();
        string model = TinyModel.Save(folder.File("model"), TinyModel.PlainWords);

        JsonElement json = CommandLineRun.Of("generate", "--model", model, "--prompt", "the", "--max-tokens", "5", "--seed", "2", "--json").Json();

        json.GetProperty("prompt").GetString().ShouldBe("the");
        int tokens = json.GetProperty("tokens").GetArrayLength();
        tokens.ShouldBeInRange(1, 5);
        json.GetProperty("log_probs").EnumerateArray().Count(logProb => logProb.GetSingle() < 0).ShouldBe(tokens);
        json.GetProperty("text").ValueKind.ShouldBe(JsonValueKind.String);
        json.GetProperty("stop_reason").GetString().ShouldBeOneOf("max_new_tokens", "stop_token");
    }

    [Fact]
    public void Generate_StopText_EndsBeforeIt()
    {
        using TemporaryFolder folder = new();
        string model = TinyModel.Save(folder.File("model"), ["▁", "x", "y", "STOP"]);
        JsonElement[] runs =
        [
            .. Enumerable.Range(1, 10).Select(seed =>
                CommandLineRun.Of("generate", "--model", model, "--max-tokens", "50", "--seed", $"{seed}", "--stop", "TOP", "--json").Json()),
        ];

        runs.ShouldContain(run => run.GetProperty("stop_reason").GetString() == "stop_string");
        runs.ShouldAllBe(run => !run.GetProperty("text").GetString()!.Contains("TOP"));
        runs.ShouldAllBe(run => run.GetProperty("text").GetString()!.EndsWith('S') == (run.GetProperty("stop_reason").GetString() == "stop_string"));
    }

    [Fact]
    public void Generate_HostileModel_CannotDriveTheTerminal()
    {
        using TemporaryFolder folder = new();
        string model = TinyModel.Save(folder.File("model"), HostileWords);
        string said = "";
        string shown = "";
        for (int seed = 1; seed <= 12; seed++)
        {
            said += CommandLineRun.Of("generate", "--model", model, "--seed", $"{seed}", "--json").Json().GetProperty("text").GetString();
            shown += CommandLineRun.Of("generate", "--model", model, "--seed", $"{seed}").Output;
        }

        said.ShouldContain('\u001B');
        said.ShouldContain("[red]");
        shown.ShouldContain("\\u001B[");
        shown.ShouldContain("[red]");
        shown.Where(c => char.IsControl(c) && c != '\n').ShouldBeEmpty();
        shown.ShouldNotContain('\u202E');
    }

    [Fact]
    public void Generate_PromptTooLong_IsRefused()
    {
        using TemporaryFolder folder = new();
        string model = TinyModel.Save(folder.File("model"), TinyModel.PlainWords);

        CommandLineRun.Of("generate", "--model", model, "--prompt", new string('a', 100)).ShouldBeRefused("--prompt has", "expected at most 63");
    }

    [Fact]
    public void Generate_EnormousLimit_EndsWhereTheModelEnds()
    {
        using TemporaryFolder folder = new();
        string model = TinyModel.Save(folder.File("model"), TinyModel.PlainWords);

        CommandLineRun.Of("generate", "--model", model, "--max-tokens", $"{int.MaxValue}", "--json").Json()
            .GetProperty("tokens").GetArrayLength().ShouldBeInRange(1, 63);
    }

    [Fact]
    public void Generate_OptionsOutOfRange_AreAllNamed() =>
        CommandLineRun.Of("generate", "--model", "x", "--temperature", "-1", "--top-p", "2", "--max-tokens", "0")
            .ShouldBeRefused("temperature is -1", "top-p is 2", "max new tokens is 0");

    [Fact]
    public void Generate_NoSuchModel_SaysWhichFileIsMissing() =>
        CommandLineRun.Of("generate", "--model", "no-such-folder").ShouldBeRefused("no-such-folder", "tokenizer.json");
}

using Plumbline.Cli.Errors;

namespace Plumbline.Cli.Tests;

public class AppTests
{
    [Fact]
    public void Run_NoArguments_PrintsHelp()
    {
        CommandLineRun run = CommandLineRun.Of();

        run.ExitCode.ShouldBe(ExitCode.Done);
        run.Error.ShouldBeEmpty();
        foreach (string command in new[] { "align", "train", "lineage", "report", "compare", "generate", "model show", "model convert", "model logits", "model pull", "data check", "data pull", "bench gemm", "bench train", "bench generate" })
        {
            run.Output.ShouldContain($"  {command} ");
        }
    }

    [Fact]
    public void Run_Version_PrintsIt() => CommandLineRun.Of("--version").Output.ShouldMatch(@"^plumb \d+\.\d+\.\d+\n$");

    [Theory]
    [InlineData("generat", "there is no plumb generat", "align, eval, suites, plan, export, judge, train, lineage, zoo, report, compare, generate, serve, model, data, bench")]
    [InlineData("model look", "there is no plumb model look", "show, convert, logits")]
    [InlineData("generate", "'--model' is required", "plumb generate --help")]
    [InlineData("generate --model x --nonsense", "--nonsense", "plumb generate --help")]
    [InlineData("generate --model x --max-tokens many", "--max-tokens is 'many'; expected a whole number", "plumb generate --help")]
    [InlineData("generate --model x --temperature hot", "--temperature is 'hot'; expected a number", "")]
    [InlineData("generate --model x --seed -1", "--seed is '-1'; expected a whole number, 0 or more", "")]
    [InlineData("bench gemm --vector-width 300", "--vector-width is '300'; expected auto, 512, 256, 128 or scalar", "")]
    [InlineData("bench gemm --threads 0", "threads is 0; expected 1 to 256", "")]
    [InlineData("bench gemm --m 0 --k -5", "m is 0", "k is -5")]
    [InlineData("bench train --dim 100 --heads 3", "dim 100 with 3 heads", "3 heads with 8 kv-heads")]
    [InlineData("bench generate --new 0", "new is 0; expected 1 to", "")]
    public void Run_BadUsage_SaysWhatIsWrongInOneLine(string commandLine, string first, string second)
    {
        CommandLineRun run = CommandLineRun.Of(commandLine.Split(' '));

        run.ShouldBeRefused(first, second);
        run.Error.Count(c => c == '\n').ShouldBe(1);
    }

    [Fact]
    public void Run_ArgumentThatBeginsWithAt_IsTextAndNoFileOfArguments()
    {
        using TemporaryFolder folder = new();
        File.WriteAllText(folder.File("arguments.txt"), "--version");

        CommandLineRun.Of("model", "show", "@" + folder.File("arguments.txt")).ShouldBeRefused("@" + folder.File("arguments.txt"), "config.json");
    }

    [Fact]
    public void Run_Cancelled_ExitsAsInterrupted()
    {
        using TemporaryFolder folder = new();
        string model = TinyModel.Save(folder.File("model"), TinyModel.PlainWords);

        CommandLineRun run = CommandLineRun.Of(["generate", "--model", model], new CancellationToken(canceled: true));

        run.ExitCode.ShouldBe(ExitCode.Interrupted);
        run.Error.ShouldEndWith("plumb: interrupted\n");
    }
}

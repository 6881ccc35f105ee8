namespace Plumbline.Cli.Tests.Help;

public class HelpPageTests
{
    [Theory]
    [InlineData("align", "--want WORDS", "--avoid WORDS", "--out DIR")]
    [InlineData("generate", "plumb generate --model DIR [options]", "--temperature X", "Default 256.")]
    [InlineData("model show", "plumb model show DIR [options]", "Folder of the model", "--json")]
    [InlineData("model convert", "plumb model convert FILE --from FORMAT --tokenizer FILE --out DIR", "llama2c", "Required.")]
    [InlineData("model logits", "--tokens IDS", "exact to the bit", "--vector-width WIDTH")]
    [InlineData("bench gemm", "--size N", "--m N", "Default 1024.")]
    [InlineData("bench train", "--kv-heads N", "--ffn N", "Default 688.")]
    [InlineData("bench generate", "--prompt N", "--new N", "Default 96.")]
    public void Help_EachCommand_HasUsageOptionsAndExamples(string command, params string[] phrases)
    {
        CommandLineRun run = CommandLineRun.Of([.. command.Split(' '), "--help"]);

        run.ExitCode.ShouldBe(0);
        foreach (string phrase in (string[])[$"plumb {command}", "Usage", "Options", "--help", "Examples", .. phrases])
        {
            run.Output.ShouldContain(phrase);
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("align")]
    [InlineData("model")]
    [InlineData("model convert")]
    [InlineData("bench train")]
    public void Help_WithoutTerminal_HasNoEscapesAndFitsTheWidth(string command)
    {
        CommandLineRun run = CommandLineRun.Of([.. command.Split(' ', StringSplitOptions.RemoveEmptyEntries), "--help"]);

        run.Output.ShouldNotContain('\u001B');
        run.Output.Split('\n').ShouldAllBe(line => line.Length <= 100 && !line.EndsWith(' '));
    }

    [Fact]
    public void Help_GroupAlone_ListsItsCommands()
    {
        CommandLineRun run = CommandLineRun.Of("bench");

        run.ExitCode.ShouldBe(0);
        run.Output.ShouldContain("plumb bench COMMAND");
        run.Output.ShouldContain("  gemm ");
    }
}

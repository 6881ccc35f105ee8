using System.Text.Json;
using Plumbline.Models.Decoders;
using Plumbline.Numerics.Autograd;
using Plumbline.Numerics.Compute;

namespace Plumbline.Cli.Tests.Commands.Model;

public class LogitsCommandTests
{
    [Fact]
    public void Logits_Json_ReadsBackToTheBit()
    {
        using TemporaryFolder folder = new();
        string model = TinyModel.Save(folder.File("model"), TinyModel.PlainWords);
        int[] tokens = [1, 5, 7, 4];

        JsonElement rows = CommandLineRun.Of("model", "logits", "--model", model, "--tokens", "1,5,7,4", "--json").Json().GetProperty("logits");

        float[][] read = [.. rows.EnumerateArray().Select(row => row.EnumerateArray().Select(logit => logit.GetSingle()).ToArray())];
        float[][] expected = Logits(model, tokens);
        read.Length.ShouldBe(tokens.Length);
        for (int row = 0; row < read.Length; row++)
        {
            read[row].Select(BitConverter.SingleToInt32Bits).ShouldBe(expected[row].Select(BitConverter.SingleToInt32Bits));
        }
    }

    [Fact]
    public void Logits_ForPeople_ShowTheLikeliestTokens()
    {
        using TemporaryFolder folder = new();
        string model = TinyModel.Save(folder.File("model"), TinyModel.PlainWords);

        CommandLineRun run = CommandLineRun.Of("model", "logits", "--model", model, "--tokens", "1 6");

        run.ExitCode.ShouldBe(0);
        run.Output.ShouldContain("likeliest next");
        run.Output.ShouldContain("▁cat");
    }

    [Theory]
    [InlineData("1,14", "'14'; expected ids from 0 to 13")]
    [InlineData("1,-1", "'-1'")]
    [InlineData("1,x", "'x'")]
    [InlineData(",", "0 tokens; expected 1 to 64")]
    public void Logits_BadTokens_AreRefused(string tokens, string phrase)
    {
        using TemporaryFolder folder = new();
        string model = TinyModel.Save(folder.File("model"), TinyModel.PlainWords);

        CommandLineRun.Of("model", "logits", "--model", model, "--tokens", tokens, "--json").ShouldBeRefused(phrase);
    }

    private static float[][] Logits(string folder, int[] tokens)
    {
        using Processor processor = new(new ProcessorOptions { Threads = 1 });
        using Decoder model = Decoder.Load(folder);
        using Tape tape = new(processor, recording: false);
        TokenBatch batch = new();
        batch.Set([tokens]);
        Numerics.Tensors.Tensor logits = model.Logits(tape, model.Hidden(tape, batch));
        return [.. Enumerable.Range(0, logits.Rows).Select(row => logits.Row(row).ToArray())];
    }
}

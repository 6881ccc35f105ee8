using System.Text.Json;

namespace Plumbline.Cli.Tests.Commands.Model;

public class ShowCommandTests
{
    [Fact]
    public void Show_ForPeople_HasShapeTokenizerAndTensors()
    {
        using TemporaryFolder folder = new();

        CommandLineRun run = CommandLineRun.Of("model", "show", TinyModel.Save(folder.File("model"), TinyModel.PlainWords));

        run.ExitCode.ShouldBe(0);
        foreach (string phrase in new[] { "llama", "2, hidden size 16", "2 heads of 8, 1 for keys and values", "SwiGLU", "14 tokens, begin <s> (1), end </s> (2)", "self_attn.q_proj.weight" })
        {
            run.Output.ShouldContain(phrase);
        }
    }

    [Fact]
    public void Show_Json_CountsWhatIsStored()
    {
        using TemporaryFolder folder = new();

        JsonElement json = CommandLineRun.Of("model", "show", TinyModel.Save(folder.File("model"), TinyModel.PlainWords), "--json").Json();

        long stored = json.GetProperty("tensors").EnumerateArray()
            .Sum(tensor => tensor.GetProperty("shape").EnumerateArray().Aggregate(1L, (product, size) => product * size.GetInt32()));
        json.GetProperty("parameters").GetInt64().ShouldBe(stored);
        json.GetProperty("config").GetProperty("hidden_size").GetInt32().ShouldBe(16);
        json.GetProperty("tokenizer").GetProperty("bos_token_id").GetInt32().ShouldBe(1);
    }

    [Fact]
    public void Show_WithoutTokenizer_SaysSo()
    {
        using TemporaryFolder folder = new();
        string model = TinyModel.Save(folder.File("model"), TinyModel.PlainWords);
        File.Delete(Path.Combine(model, "tokenizer.json"));

        CommandLineRun.Of("model", "show", model).Output.ShouldContain("none in this folder");
        CommandLineRun.Of("model", "show", model, "--json").Json().GetProperty("tokenizer").ValueKind.ShouldBe(JsonValueKind.Null);
    }

    [Fact]
    public void Show_DamagedWeights_IsRefused()
    {
        using TemporaryFolder folder = new();
        string model = TinyModel.Save(folder.File("model"), TinyModel.PlainWords);
        File.WriteAllBytes(Path.Combine(model, "model.safetensors"), [1, 2, 3]);

        CommandLineRun.Of("model", "show", model).ShouldBeRefused("model.safetensors");
    }
}

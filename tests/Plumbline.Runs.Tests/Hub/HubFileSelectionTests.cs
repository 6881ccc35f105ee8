using Plumbline.Runs.Hub;

namespace Plumbline.Runs.Tests.Hub;

public class HubFileSelectionTests
{
    [Fact]
    public void ModelFiles_UsualRepository_AreThoseThatAreRead() => HubFileSelection.ModelFiles(Files(
        "config.json", "generation_config.json", "model-00001-of-00002.safetensors", "model.safetensors.index.json", "consolidated.safetensors", "pytorch_model.bin",
        "tokenizer.json", "chat_template.jinja", "onnx/model.safetensors", "README.md", "training_args.bin")).Select(file => file.Path).ShouldBe(
        ["config.json", "generation_config.json", "model-00001-of-00002.safetensors", "model.safetensors.index.json", "tokenizer.json", "chat_template.jinja"]);

    [Fact]
    public void ModelFiles_WeightsUnderOneNameOnly_AreKept() =>
        HubFileSelection.ModelFiles(Files("config.json", "consolidated.safetensors")).Select(file => file.Path).ShouldBe(["config.json", "consolidated.safetensors"]);

    [Fact]
    public void DataFiles_UsualRepository_AreItsRows() =>
        HubFileSelection.DataFiles(Files("a.jsonl", "deep/b.json.gz", "dataset_infos.json", "README.md", "c.parquet")).Select(file => file.Path).ShouldBe(["a.jsonl", "deep/b.json.gz"]);

    [Fact]
    public void Matching_Patterns_SpanFolders() =>
        HubFileSelection.Matching(Files("a.txt", "deep/b.txt", "c.bin", "D.TXT"), ["*.txt", "c.???"]).Select(file => file.Path).ShouldBe(["a.txt", "deep/b.txt", "c.bin"]);

    private static HubFile[] Files(params string[] paths) => [.. paths.Select(path => new HubFile(path, 1, null))];
}

using Plumbline.Runs;
using Plumbline.Serving.Folders;
using Plumbline.TestKit;

namespace Plumbline.Serving.Tests.Folders;

public sealed class ModelFolderTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("plumbline-folders");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void Find_FolderOfAModel_IsThatModel()
    {
        string parlor = Repository.File("models", "parlor-base");

        ModelFolder.Find(parlor).ShouldBe([new ModelFolder("parlor-base", parlor)]);
        ModelFolder.Find(parlor + "/").ShouldBe([new ModelFolder("parlor-base", parlor + "/")]);
        ModelFolder.Find("old=" + parlor).ShouldBe([new ModelFolder("old", parlor)]);
    }

    [Fact]
    public void Find_FolderOfARun_IsEveryStageThatIsALanguageModel()
    {
        Make("sft", "config.json", "tokenizer.json");
        Make("adapter", "adapter_config.json");
        Make("path-1", "config.json");
        Make("reward-model", "config.json", "tokenizer.json");
        File.WriteAllText(Path.Combine(_folder.FullName, "checkpoints", "reward-model", "config.json"), """{"architectures":["LlamaForSequenceClassification"]}""");

        ModelFolder.Find("run=" + _folder.FullName).Select(model => model.Name).ShouldBe(["run/adapter", "run/sft"]);
        ModelFolder.Find(_folder.FullName).Select(model => model.Name).ShouldBe([$"{_folder.Name}/adapter", $"{_folder.Name}/sft"]);
    }

    [Fact]
    public void Find_NothingToServe_SaysSo()
    {
        Should.Throw<RunException>(() => ModelFolder.Find(_folder.FullName)).Message.ShouldContain("config.json");
        Should.Throw<RunException>(() => ModelFolder.Find("no/such/folder")).Message.ShouldContain("no such folder");
        Should.Throw<RunException>(() => ModelFolder.Find("name=nowhere")).Message.ShouldStartWith("nowhere:");
    }

    private void Make(string checkpoint, params string[] files)
    {
        DirectoryInfo folder = Directory.CreateDirectory(Path.Combine(_folder.FullName, "checkpoints", checkpoint));
        foreach (string file in files)
        {
            File.WriteAllText(Path.Combine(folder.FullName, file), "{}");
        }
    }
}

using System.Text.Json;
using Plumbline.Cli.Errors;
using Plumbline.TestKit;

namespace Plumbline.Cli.Tests.Commands.Hub;

public class PullCommandTests
{
    [Fact]
    public void ModelPull_NewModel_BringsWhatIsReadAndNothingElse()
    {
        using TemporaryFolder folder = new();
        using LoopbackHub hub = Model();

        CommandLineRun run = Pull(folder, hub, "model", "acme/tiny");

        run.ExitCode.ShouldBe(ExitCode.Done, run.Error);
        string snapshot = run.Output.TrimEnd('\n');
        snapshot.ShouldBe(folder.File("cache", "models--acme--tiny", "snapshots", hub.Commit));
        Directory.GetFiles(snapshot, "*", SearchOption.AllDirectories).Select(Path.GetFileName).Order().ShouldBe(["config.json", "model.safetensors", "tokenizer.json"]);
        run.Error.ShouldContain("3 files");
        run.Error.ShouldContain("every digest checked");
    }

    [Fact]
    public void ModelPull_IncludeOutJson_CopiesAndPrintsOneDocument()
    {
        using TemporaryFolder folder = new();
        using LoopbackHub hub = Model();

        JsonElement document = Pull(folder, hub, "model", "acme/tiny", "--include", "*.txt,config*", "--out", folder.File("copy"), "--json").Json();

        document.GetProperty("folder").GetString().ShouldBe(folder.File("copy"));
        document.GetProperty("commit").GetString().ShouldBe(hub.Commit);
        document.GetProperty("files").EnumerateArray().Select(file => file.GetProperty("path").GetString()).ShouldBe(["config.json", "deep/notes.txt"]);
        new FileInfo(folder.File("copy", "config.json")).LinkTarget.ShouldBeNull();
        File.ReadAllText(folder.File("copy", "deep", "notes.txt")).ShouldBe("notes");
    }

    [Fact]
    public void ModelPull_PicklesOnly_IsRefusedWithTheReason()
    {
        using TemporaryFolder folder = new();
        using LoopbackHub hub = new();
        hub["config.json"] = "{}";
        hub["pytorch_model.bin"] = "x";

        Pull(folder, hub, "model", "acme/tiny").ShouldBeRefused("no *.safetensors", "pickles", "pytorch_model.bin");
    }

    [Fact]
    public void ModelPull_ServerFails_ExitsAsOutsideParty()
    {
        using TemporaryFolder folder = new();
        using LoopbackHub hub = Model();
        hub.Fault = _ => LoopbackReply.Empty(404);

        CommandLineRun run = Pull(folder, hub, "model", "acme/tiny");

        run.ExitCode.ShouldBe(ExitCode.OutsideParty);
        run.Output.ShouldBeEmpty();
        run.Error.ShouldContain("not found (404); check owner, name and revision");
    }

    [Theory]
    [InlineData("tiny", "is no repository; expected OWNER/NAME")]
    [InlineData("../tiny", "is no repository")]
    [InlineData("acme/tiny/more", "is no repository")]
    [InlineData("acme/ti--ny", "is no repository")]
    public void ModelPull_BadName_IsRefused(string name, string phrase) =>
        CommandLineRun.Of("model", "pull", name, "--endpoint", "http://127.0.0.1:1").ShouldBeRefused(name, phrase);

    [Theory]
    [InlineData("--revision", "../x")]
    [InlineData("--revision", "a b")]
    [InlineData("--endpoint", "nowhere")]
    [InlineData("--endpoint", "ftp://127.0.0.1")]
    public void ModelPull_BadOption_IsRefused(string option, string value) => CommandLineRun.Of("model", "pull", "acme/tiny", option, value).ShouldBeRefused();

    [Fact]
    public void ModelPull_FullFolder_IsRefusedBeforeAnythingIsAsked()
    {
        using TemporaryFolder folder = new();
        using LoopbackHub hub = Model();
        File.WriteAllText(folder.File("precious"), "");

        Pull(folder, hub, "model", "acme/tiny", "--out", folder.Path).ShouldBeRefused("already holds something");
        hub.Requests.ShouldBeEmpty();
    }

    [Fact]
    public void DataPull_SetOnTheHub_BringsRowsPackedOrNot()
    {
        using TemporaryFolder folder = new();
        using LoopbackHub hub = new(isDataSet: true);
        hub["train.jsonl"] = "{}\n";
        hub.Add("deep/test.jsonl.gz", [1, 2, 3], large: true);
        hub["dataset_infos.json"] = "{}";
        hub["README.md"] = "read me";

        JsonElement document = Pull(folder, hub, "data", "acme/tiny", "--json").Json();

        document.GetProperty("files").EnumerateArray().Select(file => file.GetProperty("path").GetString()).ShouldBe(["train.jsonl", "deep/test.jsonl.gz"]);
    }

    [Fact]
    public void DataPull_ParquetOnly_IsRefusedWithTheReason()
    {
        using TemporaryFolder folder = new();
        using LoopbackHub hub = new(isDataSet: true);
        hub["data/train-00000.parquet"] = "PAR1";

        Pull(folder, hub, "data", "acme/tiny").ShouldBeRefused("1 parquet files, which are not read; expected JSONL or JSON");
        Pull(folder, hub, "data", "acme/tiny", "--include", "*.parquet").ShouldBeRefused("1 parquet files");
    }

    [Fact]
    public void DataPull_UnknownShortName_ListsTheKnownOnes() =>
        CommandLineRun.Of("data", "pull", "mystery").ShouldBeRefused("'mystery' is no data set known here", "OWNER/NAME", "hh-rlhf-harmless-test");

    private static LoopbackHub Model()
    {
        LoopbackHub hub = new();
        hub["config.json"] = "{}";
        hub["tokenizer.json"] = "{}";
        hub["README.md"] = "read me";
        hub["pytorch_model.bin"] = "pickle";
        hub["deep/notes.txt"] = "notes";
        hub.Add("model.safetensors", new byte[100_000], large: true);
        hub.Add("consolidated.safetensors", new byte[100_001], large: true);
        return hub;
    }

    private static CommandLineRun Pull(TemporaryFolder folder, LoopbackHub hub, string group, params string[] arguments) =>
        CommandLineRun.Of([group, "pull", .. arguments, "--endpoint", hub.Address.AbsoluteUri, "--cache", folder.File("cache")]);
}

using Plumbline.Cli.Align;
using Plumbline.Cli.Errors;

namespace Plumbline.Cli.Tests.Align;

public class ShippedModelTests
{
    [Fact]
    public void Find_FolderAbove_IsFound()
    {
        using TemporaryFolder folder = new();
        string start = Directory.CreateDirectory(folder.File("artifacts", "bin", "plumb")).FullName;
        string model = Directory.CreateDirectory(folder.File("models", "tiny-stories")).FullName;
        File.WriteAllText(Path.Combine(model, "prompts.txt"), "Once");

        ShippedModel found = ShippedModel.Find(start);

        Path.GetFullPath(found.Folder).ShouldBe(model);
        File.ReadAllText(found.Prompts).ShouldBe("Once");
    }

    [Fact]
    public void Find_WithoutPrompts_SaysWhatToName()
    {
        using TemporaryFolder folder = new();
        Directory.CreateDirectory(folder.File("models", "tiny-stories"));

        Should.Throw<UsageException>(() => ShippedModel.Find(folder.Path)).Message.ShouldContain("--prompts FILE");
    }

    [Fact]
    public void Find_Nowhere_SaysWhatToName()
    {
        using TemporaryFolder folder = new();

        Should.Throw<UsageException>(() => ShippedModel.Find(folder.Path)).Message.ShouldContain("--model DIR --prompts FILE");
    }

    [Fact]
    public void NextFree_SomeTaken_IsTheFirstGap()
    {
        using TemporaryFolder folder = new();
        Directory.CreateDirectory(folder.File("align-1"));
        File.WriteAllText(folder.File("align-2"), "");

        RunFolder.NextFree(folder.File("align-")).ShouldBe(folder.File("align-3"));
    }
}

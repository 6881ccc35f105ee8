namespace Plumbline.Runs.Tests;

public class AtomicFolderTests
{
    [Fact]
    public void Write_NewFolder_AppearsWhole()
    {
        using TemporaryFolder folder = new();

        AtomicFolder.Write(folder.File("c"), part =>
        {
            File.WriteAllText(Path.Combine(part, "a"), "1");
            Directory.Exists(folder.File("c")).ShouldBeFalse();
        });

        File.ReadAllText(folder.File("c", "a")).ShouldBe("1");
        Directory.GetFileSystemEntries(folder.Path).ShouldHaveSingleItem();
    }

    [Fact]
    public void Write_FolderExists_IsReplacedAsAWhole()
    {
        using TemporaryFolder folder = new();
        AtomicFolder.Write(folder.File("c"), part => File.WriteAllText(Path.Combine(part, "old"), "1"));

        AtomicFolder.Write(folder.File("c"), part => File.WriteAllText(Path.Combine(part, "new"), "2"));

        Directory.GetFiles(folder.File("c")).ShouldBe([folder.File("c", "new")]);
        Directory.GetFileSystemEntries(folder.Path).ShouldHaveSingleItem();
    }

    [Fact]
    public void Write_WriterThrows_KeepsTheOldFolder()
    {
        using TemporaryFolder folder = new();
        AtomicFolder.Write(folder.File("c"), part => File.WriteAllText(Path.Combine(part, "old"), "1"));

        Should.Throw<InvalidOperationException>(() => AtomicFolder.Write(folder.File("c"), part =>
        {
            File.WriteAllText(Path.Combine(part, "new"), "2");
            throw new InvalidOperationException();
        }));

        File.ReadAllText(folder.File("c", "old")).ShouldBe("1");
        Directory.GetFileSystemEntries(folder.Path).ShouldHaveSingleItem();
    }
}
